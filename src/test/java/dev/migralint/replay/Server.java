package dev.migralint.replay;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A bare server of our own, with stubs for the extensions that do not come with PostgreSQL. */
final class Server implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final List<String> stubs = new ArrayList<>();
  private int databases;

  private Server(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts one below the folder. */
  static Server start(Path folder, Path extensions) throws IOException, SQLException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .start();
    Server server = new Server(postgres);
    server.addStubs(extensions);
    return server;
  }

  private void addStubs(Path extensions) throws IOException, SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT setting FROM pg_config WHERE name = 'SHAREDIR'");
        Stream<Path> files = Files.list(extensions)) {
      row.next();
      File share = new File(row.getString(1), "extension");
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".sql", "");
        Path control = share.toPath().resolve(name + ".control");
        Path script = share.toPath().resolve(name + "--stub.sql");
        if (!Files.exists(control) || Files.exists(script)) {
          Files.writeString(control, "default_version = 'stub'\n");
          Files.writeString(script, Files.readString(file));
          stubs.add(name);
        }
      }
    }
  }

  /** The extensions that are stubs here. */
  List<String> stubs() {
    return stubs;
  }

  /** The name of a new database, beside which there are no others and no roles. */
  String newDatabase() throws SQLException {
    String before = "replay_" + databases;
    String name = "replay_" + ++databases;
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + before);
      statement.execute(
          """
          DO $$ DECLARE role text; BEGIN
            FOR role IN SELECT rolname FROM pg_roles
              WHERE rolname NOT LIKE 'pg\\_%' AND rolname <> 'postgres'
            LOOP EXECUTE format('DROP ROLE %I', role); END LOOP;
          END $$\
          """);
      statement.execute("CREATE DATABASE " + name);
    }
    return name;
  }

  /** In the simple mode a text goes to the server as it is, with all its statements. */
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        postgres.getJdbcUrl("postgres", database) + "&preferQueryMode=simple");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
