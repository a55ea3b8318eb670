package dev.migralint.policy;

import dev.migralint.source.Position;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;

/** A part of a file of a policy. */
public record Passage(SourceFile file, Span span) {
  /** A text at a position, or the rest of the line where another text stands there. */
  static Passage at(SourceFile file, Position position, String text) {
    // YAML counts line ends that no other file has.
    int line = Math.min(position.line(), file.lineCount());
    int end = file.lineEnd(line);
    int length = file.text().codePointCount(file.lineStart(line), end);
    int column = Math.min(length, position.column() - 1);
    int start = file.text().offsetByCodePoints(file.lineStart(line), column);
    boolean stands = !text.isEmpty() && file.text().startsWith(text, start);
    return new Passage(file, new Span(start, stands ? start + text.length() : end));
  }

  /** The first line of a file. */
  static Passage top(SourceFile file) {
    return at(file, new Position(1, 1), "");
  }
}
