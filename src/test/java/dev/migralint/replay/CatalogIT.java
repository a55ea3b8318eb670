package dev.migralint.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.postgres.Played;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each paragraph of a file in {@code catalog/} is a history of its own; after it our catalog holds
 * what a real server's catalogs hold.
 */
class CatalogIT {
  private static final Path HISTORIES = Path.of("src/test/resources/catalog");
  private static EmbeddedPostgres postgres;
  private static int databases;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  static Stream<String> histories() throws IOException {
    try (Stream<Path> files = Files.list(HISTORIES)) {
      List<String> histories =
          files
              .sorted()
              .map(CatalogIT::text)
              .flatMap(text -> Arrays.stream(text.split("\n\n")))
              .map(String::strip)
              .toList();
      return histories.stream();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void theCatalogIsTheServers(String sql) throws SQLException {
    String database = "replay_" + ++databases;
    run(connect("postgres"), "CREATE DATABASE " + database);
    Connection connection = connect(database);
    try (connection) {
      connection.createStatement().execute(sql);
      Comparison comparison =
          Comparison.of(
              ServerSchema.read(connection), OurSchema.read(new Played().before(sql).catalog));
      assertEquals(List.of(), comparison.differences());
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** In the simple mode a text goes to the server as it is, with all its statements. */
  private static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        postgres.getJdbcUrl("postgres", database) + "&preferQueryMode=simple");
  }
}
