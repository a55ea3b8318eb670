package dev.migralint.postgres;

/** Whose statements on a relation wait for a lock, the fewest first. */
public enum Blocked {
  /** DDL and the like: neither SELECT nor INSERT, UPDATE, DELETE and MERGE. */
  SCHEMA_CHANGES,
  WRITES,
  READS_AND_WRITES;

  /** Whether a plain SELECT waits. */
  public boolean reads() {
    return this == READS_AND_WRITES;
  }

  /** Whether INSERT, UPDATE, DELETE and MERGE wait. */
  public boolean writes() {
    return this != SCHEMA_CHANGES;
  }
}
