package dev.migralint.sql;

/** Reads a query or a data change that stands inside another statement. */
final class QueryReader {
  private QueryReader() {}

  /** All that is left. */
  static void rest(Cursor c) {
    c.rest();
  }
}
