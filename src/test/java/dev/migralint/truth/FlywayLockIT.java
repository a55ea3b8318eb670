package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Flyway itself on a real PostgreSQL: which statements wait forever for the transaction that holds
 * Flyway's own lock.
 */
class FlywayLockIT {
  private static final String GIVEN =
      """
      CREATE TABLE account (id bigint PRIMARY KEY, email text);
      CREATE INDEX account_email ON account (email);
      CREATE TABLE visit (at date) PARTITION BY RANGE (at);
      CREATE TABLE visit_old PARTITION OF visit FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
      """;

  private static Server server;
  private static int databases;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = new Server();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX CONCURRENTLY account_id ON account (id)      | true  | waits
          CREATE INDEX CONCURRENTLY account_id ON account (id)      | false | ends
          REINDEX INDEX CONCURRENTLY account_email                  | true  | waits
          REINDEX INDEX CONCURRENTLY account_email                  | false | ends
          REINDEX TABLE CONCURRENTLY account                        | true  | waits
          DROP INDEX CONCURRENTLY account_email                     | true  | ends
          ALTER TABLE visit DETACH PARTITION visit_old CONCURRENTLY | true  | ends
          VACUUM account                                            | true  | ends
          REINDEX SCHEMA public                                     | true  | waits
          REINDEX SCHEMA public                                     | false | ends
          REINDEX TABLE account                                     | true  | ends
          """)
  void waitsForItsOwnLock(String statement, String transactionalLock, String expected)
      throws Exception {
    Files.writeString(folder.resolve("V1__given.sql"), GIVEN);
    Files.writeString(folder.resolve("V2__step.sql"), statement + ";");
    Files.writeString(folder.resolve("V2__step.sql.conf"), "executeInTransaction=false");
    String database = "flyway" + databases++;
    try (Connection watcher = server.connect()) {
      Sql.run(watcher, "CREATE DATABASE " + database);
      Flyway flyway =
          Flyway.configure()
              .dataSource(server.url(database), "postgres", "")
              .locations("filesystem:" + folder)
              .configuration(Map.of("flyway.postgresql.transactional.lock", transactionalLock))
              .load();
      CompletableFuture<String> run = CompletableFuture.supplyAsync(() -> migrate(flyway));
      assertEquals(expected, outcome(run, watcher, database));
    }
  }

  private static String migrate(Flyway flyway) {
    try {
      flyway.migrate();
      return "ends";
    } catch (FlywayException failed) {
      return failed.getMessage();
    }
  }

  /** Nobody but Flyway has a transaction there, so who waits for an idle one waits forever. */
  private static String outcome(CompletableFuture<String> run, Connection watcher, String database)
      throws Exception {
    String waiting =
        "SELECT waiting.pid FROM pg_stat_activity waiting, pg_stat_activity holding"
            + (" WHERE waiting.datname = '" + database + "'")
            + " AND holding.state = 'idle in transaction'"
            + " AND holding.pid = ANY (pg_blocking_pids(waiting.pid))";
    while (!run.isDone()) {
      List<Integer> pids = Sql.rows(watcher, waiting, row -> row.getInt(1));
      if (!pids.isEmpty()) {
        Sql.run(watcher, "SELECT pg_terminate_backend(" + pids.getFirst() + ")");
        run.get(1, TimeUnit.MINUTES);
        return "waits";
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return run.get();
  }
}
