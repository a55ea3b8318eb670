package dev.migralint.layout;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a runner executes a migration, or one section of it.
 *
 * @param surrounds what its transaction surrounds
 * @param sent how the text reaches the server
 */
public record Transaction(Surrounds surrounds, Sent sent) {
  /** What the runner's transaction surrounds. */
  public enum Surrounds {
    /** The runner opens no transaction. */
    NONE("no transaction"),
    /** Each file or section, whatever it holds. */
    FILE("a transaction around the file"),
    /** All pending files together. */
    BATCH("one transaction around all pending files"),
    /** Each file, unless one of its statements refuses a transaction (Flyway). */
    UNLESS_REFUSED("a transaction, unless a statement refuses one"),
    /** Nothing in the repository tells. */
    UNKNOWN("unknown");

    private final String words;

    Surrounds(String words) {
      this.words = words;
    }
  }

  /** How a file or section reaches the server. */
  public enum Sent {
    /** Statement by statement. */
    STATEMENTS,
    /**
     * As one multi-statement query. PostgreSQL runs several statements as one implicit transaction,
     * and COMMIT among them begins another.
     * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT
     */
    QUERY,
    /**
     * In one pipeline with the record of the migration: an implicit transaction in which only the
     * first statement may refuse one.
     * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
     */
    PIPELINE,
    /** Nothing in the repository tells. */
    UNKNOWN
  }

  /** No transaction: each statement commits on its own. */
  public static final Transaction NONE = new Transaction(Surrounds.NONE, Sent.STATEMENTS);

  /** No transaction but the implicit one of a multi-statement query. */
  public static final Transaction QUERY = NONE.asOneQuery();

  /** No transaction but the implicit one of a pipeline. */
  public static final Transaction PIPELINE = new Transaction(Surrounds.NONE, Sent.PIPELINE);

  /** A transaction around each file, statement by statement. */
  public static final Transaction FILE = new Transaction(Surrounds.FILE, Sent.STATEMENTS);

  /** One transaction around all pending files, statement by statement. */
  public static final Transaction BATCH = new Transaction(Surrounds.BATCH, Sent.STATEMENTS);

  /** A transaction around each file that holds no statement that refuses one. */
  public static final Transaction UNLESS_REFUSED =
      new Transaction(Surrounds.UNLESS_REFUSED, Sent.STATEMENTS);

  /** Nothing in the repository tells. */
  public static final Transaction UNKNOWN = new Transaction(Surrounds.UNKNOWN, Sent.UNKNOWN);

  private static final List<Map.Entry<String, Transaction>> NAMED =
      List.of(
          Map.entry("file", FILE),
          Map.entry("none", NONE),
          Map.entry("query", QUERY),
          Map.entry("batch", BATCH));

  /** The same, with the text of each file or section sent as one multi-statement query. */
  public Transaction asOneQuery() {
    return new Transaction(surrounds, Sent.QUERY);
  }

  /** The one that settings call by this name. */
  public static Optional<Transaction> named(String name) {
    return NAMED.stream().filter(e -> e.getKey().equals(name)).map(Map.Entry::getValue).findFirst();
  }

  /** The names that settings may use: {@code file}, {@code none}, {@code query}, {@code batch}. */
  public static List<String> names() {
    return NAMED.stream().map(Map.Entry::getKey).toList();
  }

  /** Whether nothing tells what the transaction surrounds. */
  public boolean isUnknown() {
    return surrounds == Surrounds.UNKNOWN;
  }

  /** Both in a few plain words. */
  public String words() {
    return switch (sent) {
      case STATEMENTS, UNKNOWN -> surrounds.words;
      case PIPELINE -> "one pipeline for the file";
      case QUERY ->
          switch (surrounds) {
            case NONE -> "one multi-statement query";
            case BATCH -> surrounds.words + ", each sent as one query";
            case FILE, UNLESS_REFUSED, UNKNOWN -> surrounds.words + ", sent as one query";
          };
    };
  }
}
