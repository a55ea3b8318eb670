package dev.migralint.postgres;

import java.util.Locale;

/**
 * PostgreSQL's table lock modes, the weakest first.
 * https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES
 */
public enum LockMode {
  ACCESS_SHARE,
  ROW_SHARE,
  ROW_EXCLUSIVE,
  SHARE_UPDATE_EXCLUSIVE,
  SHARE,
  SHARE_ROW_EXCLUSIVE,
  EXCLUSIVE,
  ACCESS_EXCLUSIVE;

  /** The mode in PostgreSQL's words: {@code SHARE ROW EXCLUSIVE}. */
  public String words() {
    return name().replace('_', ' ');
  }

  /** The mode as rule files write it: {@code share-row-exclusive}. */
  public String kebab() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a plain SELECT waits while it is held. */
  public boolean blocksReads() {
    return this == ACCESS_EXCLUSIVE;
  }

  /** Whether INSERT, UPDATE and DELETE wait while it is held. */
  public boolean blocksWrites() {
    return compareTo(SHARE) >= 0;
  }

  /** Whose statements wait while it is held. */
  public String waits() {
    return blocksReads()
        ? "no reads, no writes"
        : blocksWrites() ? "reads go on, no writes" : "reads and writes go on";
  }
}
