package dev.migralint.source;

import java.util.List;

/** What came of reading a file as text. */
public sealed interface Reading {
  /** The text, and what a reader should know about how it was decoded. */
  record Text(SourceFile file, List<String> warnings) implements Reading {}

  /** There is no such file. */
  record Missing() implements Reading {}

  /** The file can't be read as text. */
  record Unreadable(Problem problem) implements Reading {}
}
