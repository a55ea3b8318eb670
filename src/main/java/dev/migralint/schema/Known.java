package dev.migralint.schema;

/** An answer that may be missing. */
public enum Known {
  YES,
  NO,
  UNKNOWN;

  public static Known of(boolean holds) {
    return holds ? YES : NO;
  }
}
