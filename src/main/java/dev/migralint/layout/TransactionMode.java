package dev.migralint.layout;

/** How a runner surrounds a migration with transactions. */
public enum TransactionMode {
  /** One transaction around each file, whatever it holds. */
  FILE("a transaction around the file"),
  /** No transaction: each statement commits on its own. */
  NONE("no transaction"),
  /**
   * The file is sent as one multi-statement query: PostgreSQL itself runs it as one implicit
   * transaction when it holds more than one statement.
   * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT
   */
  QUERY("one multi-statement query"),
  /** One transaction around all pending files together. */
  BATCH("one transaction around all pending files"),
  /**
   * The runner reads the statements: a transaction around the file unless a statement in it refuses
   * one (Flyway).
   */
  UNLESS_REFUSED("a transaction, unless a statement refuses one"),
  /** Nothing in the repository says. */
  UNKNOWN("unknown");

  private final String words;

  TransactionMode(String words) {
    this.words = words;
  }

  /** The mode in a few plain words. */
  public String words() {
    return words;
  }
}
