package dev.migralint.sizes;

import dev.migralint.sql.ObjectName;

/**
 * A table and what is known about its size.
 *
 * @param table its name as people read it
 * @param size its class as it decides severities: a small one of an outdated file is unknown
 * @param basis what says so
 * @param measured the numbers, where a file has them
 */
public record SizedTable(ObjectName table, SizeClass size, Basis basis, TableSize measured) {
  /** What says how large a table is. */
  public enum Basis {
    /** An entry of {@code tables} in the settings. */
    TABLES,
    /** The file of sizes. */
    FILE,
    /** {@code default} below {@code sizes} in the settings. */
    DEFAULT,
    NOTHING
  }

  /** Whether there is anything to say about it. */
  public boolean isKnown() {
    return size != SizeClass.UNKNOWN || measured.isMeasured();
  }
}
