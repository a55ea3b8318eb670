package dev.migralint.layout;

/** What a statement does that is to run outside a transaction. */
public enum Alone {
  /** Builds an index with CONCURRENTLY. */
  BUILDS_INDEX,
  /** REINDEX with CONCURRENTLY. */
  REBUILDS_INDEX,
  /** Drops an index with CONCURRENTLY. */
  DROPS_INDEX,
  ANYTHING_ELSE
}
