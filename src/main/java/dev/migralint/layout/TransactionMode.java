package dev.migralint.layout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a runner surrounds a migration with transactions. */
public enum TransactionMode {
  /** One transaction around each file, whatever it holds. */
  FILE("a transaction around the file"),
  /**
   * One transaction around each file, which is sent as one query, so that COMMIT in it only begins
   * an implicit one.
   * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT
   */
  FILE_QUERY("a transaction around the file, sent as one query"),
  /** No transaction: each statement commits on its own. */
  NONE("no transaction"),
  /**
   * The file is sent as one multi-statement query: PostgreSQL itself runs it as one implicit
   * transaction when it holds more than one statement.
   * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT
   */
  QUERY("one multi-statement query"),
  /**
   * The file's statements are sent in one pipeline, an implicit transaction; what refuses one may
   * stand first in it.
   * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
   */
  PIPELINE("one pipeline for the file"),
  /** One transaction around all pending files together. */
  BATCH("one transaction around all pending files"),
  /** The same, and each part of a file is sent as one query, as with {@link #FILE_QUERY}. */
  BATCH_QUERY("one transaction around all pending files, each sent as one query"),
  /**
   * The runner reads the statements: a transaction around the file unless a statement in it refuses
   * one (Flyway).
   */
  UNLESS_REFUSED("a transaction, unless a statement refuses one"),
  /** Nothing in the repository says. */
  UNKNOWN("unknown");

  private static final List<TransactionMode> NAMED = List.of(FILE, NONE, QUERY, BATCH);

  private final String words;

  TransactionMode(String words) {
    this.words = words;
  }

  /** The mode that settings call by this name. */
  public static Optional<TransactionMode> named(String name) {
    return NAMED.stream().filter(mode -> mode.settingsName().equals(name)).findFirst();
  }

  /** What settings may say: {@code file}, {@code none}, {@code query}, {@code batch}. */
  public static List<String> names() {
    return NAMED.stream().map(TransactionMode::settingsName).toList();
  }

  private String settingsName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether PostgreSQL gets the text as one query, in which COMMIT begins an implicit transaction.
   */
  public boolean isOneQuery() {
    return this == QUERY || this == FILE_QUERY || this == BATCH_QUERY;
  }

  /** Whether the transaction goes on in the next file. */
  public boolean isBatch() {
    return this == BATCH || this == BATCH_QUERY;
  }

  /** The mode in a few plain words. */
  public String words() {
    return words;
  }
}
