package dev.migralint.layout;

/** The database that a migration folder is written for. */
public enum Dialect {
  POSTGRESQL("PostgreSQL"),
  MYSQL("MySQL"),
  SQLITE("SQLite"),
  SQLSERVER("SQL Server"),
  ORACLE("Oracle"),
  CLICKHOUSE("ClickHouse"),
  OTHER("another database");

  private final String words;

  Dialect(String words) {
    this.words = words;
  }

  /** The name as people write it. */
  public String words() {
    return words;
  }
}
