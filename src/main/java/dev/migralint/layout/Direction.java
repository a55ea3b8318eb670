package dev.migralint.layout;

/** Whether a migration goes forward or takes a forward one back. */
public enum Direction {
  UP,
  DOWN
}
