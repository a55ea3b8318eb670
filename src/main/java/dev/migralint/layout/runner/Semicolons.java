package dev.migralint.layout.runner;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.List;

/** Text in which a runner's own delimiters are replaced by what PostgreSQL reads. */
final class Semicolons {
  private Semicolons() {}

  /**
   * The text with a semicolon and blanks in place of each range, so that a statement before it ends
   * there as it does for the runner; line ends stay.
   */
  static SourceFile inPlaceOf(List<Span> ranges, SourceFile file) {
    if (ranges.isEmpty()) {
      return file;
    }
    StringBuilder text = new StringBuilder(file.text());
    for (Span range : ranges) {
      for (int i = range.start(); i < range.end(); i++) {
        char c = text.charAt(i);
        if (c != '\n' && c != '\r') {
          text.setCharAt(i, i == range.start() ? ';' : ' ');
        }
      }
    }
    return new SourceFile(file.path(), text.toString());
  }
}
