package dev.migralint.replay;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.read.ScriptReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** Sends migrations to a server as their runner would. */
final class Runner {
  /**
   * https://www.postgresql.org/docs/current/errcodes-appendix.html: active_sql_transaction and
   * unsafe_new_enum_value_usage.
   */
  private static final Set<String> REFUSES_TRANSACTION = Set.of("25001", "55P04");

  private final Connection connection;
  private final Layout layout;

  Runner(Connection connection, Layout layout) {
    this.connection = connection;
    this.layout = layout;
  }

  /** Runs the forward part of a migration. */
  void run(Migration migration, SourceFile file) throws SQLException {
    for (Section section : layout.sections(migration, file)) {
      if (section.direction() == Direction.UP) {
        run(section.transaction(), statements(section, file));
      }
    }
  }

  private void run(Transaction transaction, List<String> statements) throws SQLException {
    try {
      if (transaction.equals(Transaction.NONE)) {
        each(statements);
      } else if (transaction.equals(Transaction.QUERY)) {
        send(String.join(";\n", statements));
      } else {
        inTransaction(statements);
      }
    } catch (SQLException failed) {
      boolean alone = transaction.equals(Transaction.NONE);
      if (alone || !REFUSES_TRANSACTION.contains(failed.getSQLState())) {
        throw failed;
      }
      each(statements);
    } finally {
      send("ROLLBACK; RESET ALL");
    }
  }

  private List<String> statements(Section section, SourceFile file) {
    return ScriptReader.read(layout.sql(file)).statements().stream()
        .map(dev.migralint.sql.Statement::span)
        .filter(span -> section.span().holds(span.start()))
        .map(span -> file.text().substring(span.start(), span.end()))
        .toList();
  }

  private void inTransaction(List<String> statements) throws SQLException {
    try {
      send("BEGIN");
      each(statements);
      send("COMMIT");
    } catch (SQLException failed) {
      send("ROLLBACK");
      throw failed;
    }
  }

  private void each(List<String> statements) throws SQLException {
    for (String statement : statements) {
      send(statement);
    }
  }

  void send(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
