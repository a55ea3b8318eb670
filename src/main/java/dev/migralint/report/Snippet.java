package dev.migralint.report;

import dev.migralint.rule.Severity;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that a span covers, each with its underline: at most four, the middle of a longer span
 * left out. Only the characters that are shown are read, however long the line is.
 */
final class Snippet {
  private static final int TAB = 4;
  private static final int SHOWN_AT_START = 3;

  private final SourceFile file;
  private final Span span;
  private final Severity severity;
  private final Glyphs glyphs;
  private final Ink ink;
  private final int width;

  Snippet(SourceFile file, Span span, Severity severity, Glyphs glyphs, Ink ink, int width) {
    this.file = file;
    this.span = Places.clip(file.text(), span);
    this.severity = severity;
    this.glyphs = glyphs;
    this.ink = ink;
    this.width = Math.max(width, 20);
  }

  /** The lines to print, without line ends, behind a gutter of line numbers. */
  List<String> lines() {
    int first = file.line(span.start());
    int last = file.line(Math.max(span.start(), span.end() - 1));
    String blank = " ".repeat(String.valueOf(last).length());
    List<String> lines = new ArrayList<>();
    for (int line = first; line <= last; line++) {
      int hidden = last - first > SHOWN_AT_START ? last - line : 0;
      if (line == first + SHOWN_AT_START && hidden > 0) {
        lines.add(gutter(blank) + ink.dim(glyphs.ellipsis() + " " + Summary.count(hidden, "line")));
        line = last;
      }
      quote(lines, line, blank);
    }
    return lines;
  }

  private void quote(List<String> lines, int line, String blank) {
    int start = Math.max(span.start(), file.lineStart(line));
    int end = Math.max(start, Math.min(span.end(), file.lineEnd(line)));
    if (line > file.line(span.start())) {
      while (start < end && Character.isWhitespace(file.text().charAt(start))) {
        start++;
      }
    }
    String number = String.valueOf(line);
    Cut cut = cut(line, start, end);
    String text = gutter(blank.substring(number.length()) + number) + cut.text;
    lines.add(text.stripTrailing());
    if (start < end || span.isEmpty()) {
      String underline = glyphs.underline().repeat(Math.max(1, cut.marked));
      lines.add(gutter(blank) + " ".repeat(cut.before) + ink.severity(severity, underline));
    }
  }

  private String gutter(String number) {
    return "  " + ink.dim(number + " " + glyphs.bar()) + " ";
  }

  /** What is shown of a line: its text, the cells before the mark, the cells of the mark. */
  private record Cut(String text, int before, int marked) {}

  private Cut cut(int line, int start, int end) {
    int lineEnd = file.lineEnd(line);
    int from = file.lineStart(line);
    if (!fits(from, end)) {
      from = Math.max(from, codePointStart(start - width / 4));
    }
    StringBuilder out = new StringBuilder(from > file.lineStart(line) ? glyphs.ellipsis() : "");
    int cells = out.length();
    int before = cells;
    int marked = 0;
    int at = from;
    for (; at < lineEnd && cells < width; at += Character.charCount(codePoint(at))) {
      int added = append(out, at, cells);
      before += at < start ? added : 0;
      marked += at >= start && at < end ? added : 0;
      cells += added;
    }
    return new Cut(at < lineEnd ? out + glyphs.ellipsis() : out.toString(), before, marked);
  }

  private boolean fits(int from, int end) {
    StringBuilder out = new StringBuilder();
    int cells = 0;
    for (int at = from; at < end && cells <= width; at += Character.charCount(codePoint(at))) {
      cells += append(out, at, cells);
    }
    return cells <= width;
  }

  /** Adds one character as it is to be seen, a tab as blanks; gives the cells that it takes. */
  private int append(StringBuilder out, int at, int cells) {
    int length = out.length();
    if (codePoint(at) == '\t') {
      out.repeat(" ", TAB - cells % TAB);
    } else {
      Printable.append(out, file.text(), at);
    }
    return CellWidth.of(out.substring(length));
  }

  private int codePoint(int offset) {
    return file.text().codePointAt(offset);
  }

  private int codePointStart(int offset) {
    String text = file.text();
    boolean inside =
        offset > 0
            && Character.isLowSurrogate(text.charAt(offset))
            && Character.isHighSurrogate(text.charAt(offset - 1));
    return inside ? offset - 1 : offset;
  }
}
