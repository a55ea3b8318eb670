package dev.migralint.layout;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.List;

/** Text with a runner's own words taken out of it. */
public final class Marks {
  private Marks() {}

  /**
   * The text with a semicolon and blanks in place of each range, so that a statement before it ends
   * there as it does for the runner; line ends stay.
   */
  public static SourceFile ended(SourceFile file, List<Span> ranges) {
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
