package dev.migralint.truth;

import dev.migralint.postgres.LockMode;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server made of migrations.
 *
 * @param failure the error that stopped them
 * @param starts how it was as each command began that makes, alters or drops something
 */
record Deployment(Optional<Failure> failure, List<Start> starts) {
  /** The error, and the query in which it came. */
  record Failure(String state, String message, String query) {}

  /**
   * A session just before a command.
   *
   * @param lockTimeout its lock_timeout, where it has one
   * @param held the strongest lock that it holds on the table account
   */
  record Start(String command, Optional<String> lockTimeout, Optional<LockMode> held) {}

  private static final String MARK = "starts|";

  /** A session tells of itself in notices, which a rollback does not take back. */
  private static final String PROBE =
      """
      CREATE SCHEMA IF NOT EXISTS probe;
      CREATE OR REPLACE FUNCTION probe.tell() RETURNS event_trigger LANGUAGE plpgsql AS $$
      DECLARE modes text;
      BEGIN
        SELECT string_agg(l.mode, ',') INTO modes FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
        WHERE l.pid = pg_backend_pid() AND c.relname = 'account';
        RAISE NOTICE 'starts|%|%|%', tg_tag, current_setting('lock_timeout'), coalesce(modes, '');
      END $$;
      DROP EVENT TRIGGER IF EXISTS tell;
      CREATE EVENT TRIGGER tell ON ddl_command_start
        WHEN TAG IN ('ALTER TABLE', 'ALTER TYPE', 'CREATE TABLE', 'CREATE TYPE', 'CREATE INDEX', 'DROP INDEX')
        EXECUTE FUNCTION probe.tell()
      """;

  /** Runs migrations in an empty schema, after what has run before. */
  static Deployment of(Server server, String given, List<Sent> sent) throws SQLException {
    try (Connection connection = server.connect()) {
      Sql.run(connection, "DROP EVENT TRIGGER IF EXISTS tell");
      Sql.run(connection, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
      Sql.run(connection, given);
      Sql.run(connection, PROBE);
    }
    List<Start> starts = new ArrayList<>();
    boolean pipelines = sent.stream().anyMatch(one -> one.way() == Sent.Way.PIPELINE);
    try (Connection connection = server.connect(pipelines ? "extended" : "simple")) {
      for (Sent one : sent) {
        Optional<Failure> failure =
            one.way() == Sent.Way.PIPELINE
                ? pipeline(connection, one, starts)
                : run(connection, one, starts);
        if (failure.isPresent()) {
          return new Deployment(failure, starts);
        }
      }
    }
    return new Deployment(Optional.empty(), starts);
  }

  private static Optional<Failure> run(Connection connection, Sent sent, List<Start> starts)
      throws SQLException {
    connection.setAutoCommit(sent.way() != Sent.Way.DRIVER);
    for (String query : sent.queries()) {
      try (Statement running = connection.createStatement()) {
        running.setEscapeProcessing(false);
        try {
          running.execute(query);
        } catch (SQLException failed) {
          return Optional.of(new Failure(failed.getSQLState(), failed.getMessage(), query));
        } finally {
          tell(running, starts);
        }
      }
    }
    if (sent.way() == Sent.Way.DRIVER) {
      connection.commit();
    }
    return Optional.empty();
  }

  /** JDBC's driver sends a batch without a Sync between its statements. */
  private static Optional<Failure> pipeline(Connection connection, Sent sent, List<Start> starts)
      throws SQLException {
    try (Statement running = connection.createStatement()) {
      running.setEscapeProcessing(false);
      for (String query : sent.queries()) {
        running.addBatch(query);
      }
      try {
        running.executeBatch();
        return Optional.empty();
      } catch (BatchUpdateException failed) {
        SQLException cause = failed.getNextException();
        return Optional.of(
            new Failure(cause.getSQLState(), cause.getMessage(), String.join(";", sent.queries())));
      } finally {
        tell(running, starts);
      }
    }
  }

  private static void tell(Statement ran, List<Start> starts) throws SQLException {
    for (SQLWarning notice = ran.getWarnings(); notice != null; notice = notice.getNextWarning()) {
      if (notice.getMessage().startsWith(MARK)) {
        String[] told = notice.getMessage().split("\\|", -1);
        Optional<String> timeout = Optional.of(told[2]).filter(value -> !value.equals("0"));
        starts.add(new Start(told[1], timeout, strongest(told[3])));
      }
    }
  }

  private static Optional<LockMode> strongest(String modes) {
    return Arrays.stream(modes.split(","))
        .filter(mode -> !mode.isEmpty())
        .map(HeldLocks::mode)
        .max(Comparator.naturalOrder());
  }

  /** Whether the text is a command of which a session tells. */
  static boolean tells(String statement) {
    return statement
        .toUpperCase(Locale.ROOT)
        .matches("(?s)(ALTER (TABLE|TYPE)|CREATE (TABLE|TYPE)|(CREATE|DROP) INDEX)\\b.*");
  }
}
