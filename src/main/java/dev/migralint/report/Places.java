package dev.migralint.report;

import dev.migralint.source.Position;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Turns spans into lines and columns. It counts on from the last start where it can, so that sorted
 * findings on one very long line cost one pass over it.
 */
final class Places {
  private @Nullable SourceFile file;
  private int offset;
  private Position position = new Position(1, 1);

  /** The region of a span, without the blanks and line ends at its end. */
  Region region(SourceFile file, Span span) {
    Span inside = clip(file.text(), span);
    int known = this.file == file && inside.start() >= offset ? offset : 0;
    position = from(file, known, known == 0 ? new Position(1, 1) : position, inside.start());
    offset = inside.start();
    this.file = file;
    return new Region(position, from(file, offset, position, inside.end()));
  }

  /** The span inside the text, without the blanks and line ends at its end. */
  static Span clip(String text, Span span) {
    int start = Math.min(span.start(), text.length());
    int end = Math.min(span.end(), text.length());
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  private static Position from(SourceFile file, int known, Position place, int wanted) {
    int line = file.line(wanted);
    if (line != place.line()) {
      return new Position(line, 1 + columns(file, file.lineStart(line), wanted));
    }
    return new Position(line, place.column() + columns(file, known, wanted));
  }

  private static int columns(SourceFile file, int from, int to) {
    return file.text().codePointCount(from, to);
  }
}
