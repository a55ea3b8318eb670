package dev.migralint.truth;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.read.ScriptReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Runs SQL as it is written. */
final class Sql {
  private static final Pattern COPY =
      Pattern.compile("(?is)copy\\b.*\\b(from\\s+stdin|to\\s+stdout)\\b.*");

  /** Makes a value of a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private Sql() {}

  /** The statements of a text, as they are written. */
  static List<String> statements(String text) {
    return ScriptReader.read(new SourceFile("case.sql", text)).statements().stream()
        .map(statement -> cut(text, statement.span()))
        .toList();
  }

  private static String cut(String text, Span span) {
    return text.substring(span.start(), span.end());
  }

  /** Runs one statement; COPY reads no rows and writes them to nowhere. */
  static void run(Connection connection, String statement) throws SQLException {
    if (COPY.matcher(statement).matches()) {
      copy(connection, statement);
      return;
    }
    try (Statement running = connection.createStatement()) {
      running.setEscapeProcessing(false);
      running.execute(statement);
    }
  }

  private static void copy(Connection connection, String statement) throws SQLException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    try {
      if (statement.toLowerCase(java.util.Locale.ROOT).contains("stdin")) {
        copy.copyIn(statement.lines().findFirst().orElseThrow(), new StringReader(""));
      } else {
        copy.copyOut(statement, new StringWriter());
      }
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  /** The rows of a query. */
  static <T> List<T> rows(Connection connection, String query, Row<T> row) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (Statement running = connection.createStatement();
        ResultSet results = running.executeQuery(query)) {
      while (results.next()) {
        rows.add(row.read(results));
      }
    }
    return rows;
  }
}
