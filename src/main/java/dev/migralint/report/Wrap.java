package dev.migralint.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose between words, so that it fits a terminal; what has no blank stays whole. */
public final class Wrap {
  private static final int NARROWEST = 20;

  private Wrap() {}

  /** The text's own lines, each safe to print and in as many lines as it needs. */
  public static List<String> lines(String text, int width) {
    return Printable.lines(text).stream().flatMap(line -> line(line, width).stream()).toList();
  }

  /** One line that is safe to print, in as many lines as it needs. */
  public static List<String> line(String line, int width) {
    int most = Math.max(width, NARROWEST);
    if (line.length() <= most && CellWidth.of(line) <= most) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int cells = 0;
    for (String word : words(line, most)) {
      int wide = CellWidth.of(word);
      if (!current.isEmpty() && cells + 1 + wide > most) {
        lines.add(current.toString());
        current.setLength(0);
        cells = 0;
      }
      if (!current.isEmpty()) {
        current.append(' ');
        cells++;
      }
      current.append(word);
      cells += wide;
    }
    lines.add(current.toString());
    // What stands at the start of a line now may be a command for a CI runner there.
    return lines.stream().map(Printable::line).toList();
  }

  /** The words; what stands between backticks is one, unless it is too long for a line. */
  private static List<String> words(String line, int most) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '`') {
        int end = line.indexOf('`', i + 1);
        i = end >= 0 && end - i < most ? end : i;
      } else if (c == ' ') {
        words.add(line.substring(start, i));
        start = i + 1;
      }
    }
    words.add(line.substring(start));
    return words;
  }
}
