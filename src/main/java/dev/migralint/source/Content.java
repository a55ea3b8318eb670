package dev.migralint.source;

/** What a tree holds at a path. */
public sealed interface Content {
  /** A file's bytes as stored. */
  record Bytes(byte[] bytes) implements Content {}

  /** There is no such file. */
  record Missing() implements Content {}

  /** There is a file, but it can't be had. */
  record Unreadable(Problem problem) implements Content {}
}
