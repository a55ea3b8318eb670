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

  /** The mode as SQL writes it: {@code SHARE ROW EXCLUSIVE}. */
  public String sql() {
    return name().replace('_', ' ');
  }

  /** The mode as rule files write it: {@code share-row-exclusive}. */
  public String kebab() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whose statements wait while it is held. */
  public Blocked blocks() {
    return this == ACCESS_EXCLUSIVE
        ? Blocked.READS_AND_WRITES
        : compareTo(SHARE) >= 0 ? Blocked.WRITES : Blocked.SCHEMA_CHANGES;
  }
}
