package dev.migralint.sql;

/** Reads the bound of a partition. */
final class PartitionReader {
  private PartitionReader() {}

  /** FOR VALUES … or DEFAULT; whether it is DEFAULT. */
  static boolean bound(Cursor c) {
    if (c.accept("DEFAULT")) {
      return true;
    }
    c.expect("FOR", "VALUES");
    if (c.accept("FROM")) {
      c.parenthesised();
      c.expect("TO");
    } else if (!c.accept("IN")) {
      c.expect("WITH");
    }
    c.parenthesised();
    return false;
  }
}
