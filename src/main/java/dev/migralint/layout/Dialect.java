package dev.migralint.layout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The name as settings write it: {@code postgresql}, {@code sqlserver}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The database that settings call by this name. */
  public static Optional<Dialect> keyed(String key) {
    return Stream.of(values()).filter(dialect -> dialect.key().equals(key)).findFirst();
  }

  /** The names that settings may use. */
  public static List<String> keys() {
    return Stream.of(values()).map(Dialect::key).toList();
  }

  /** The name as people write it. */
  public String words() {
    return words;
  }
}
