package dev.migralint.truth;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL of the version that Maven put on the class path. */
final class Server implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final int version;

  /** Starts it, with a second tablespace named {@code other}. */
  Server() throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("autovacuum", "off")
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("timezone", "UTC")
            .setServerConfig("wal_level", "logical")
            .start();
    try (Connection connection = connect()) {
      version = connection.getMetaData().getDatabaseMajorVersion();
      Sql.run(connection, "SET allow_in_place_tablespaces = on");
      Sql.run(connection, "CREATE TABLESPACE other LOCATION ''");
    }
  }

  /** Its major version. */
  int version() {
    return version;
  }

  /** The JDBC URL of one of its databases. */
  String url(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  /** A new session that sends each statement as it is written. */
  Connection connect() throws SQLException {
    return connect("simple");
  }

  /** A new session in one of the driver's query modes. */
  Connection connect(String queryMode) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("preferQueryMode", queryMode);
    return DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"), properties);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
