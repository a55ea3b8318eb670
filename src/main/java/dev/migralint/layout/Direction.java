package dev.migralint.layout;

/** Whether a file or section is an up migration or a down migration. */
public enum Direction {
  UP,
  DOWN
}
