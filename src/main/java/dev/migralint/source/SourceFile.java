package dev.migralint.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One file's decoded text under its path in the tree ({@code /} between folders, no leading slash).
 * Lines end as PostgreSQL ends them: at LF, CRLF or a lone CR.
 */
public final class SourceFile {
  private final String path;
  private final String text;
  private int @Nullable [] lineStarts;

  public SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The text of a range. */
  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The 1-based line that holds the offset. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The 1-based line and column (in code points) of the offset. */
  public Position position(int offset) {
    int line = line(offset);
    return new Position(line, 1 + text.codePointCount(lineStart(line), offset));
  }

  /** The offset at which the 1-based line starts. */
  public int lineStart(int line) {
    return lineStarts()[line - 1];
  }

  /** The offset at which the 1-based line ends, before its line end. */
  public int lineEnd(int line) {
    int end = line < lineCount() ? lineStart(line + 1) : text.length();
    int start = lineStart(line);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /** The 1-based line's text without its line end. */
  public String lineText(int line) {
    return text.substring(lineStart(line), lineEnd(line));
  }

  /** How many lines there are; text that ends in a line end has an empty last line. */
  public int lineCount() {
    return lineStarts().length;
  }

  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known == null) {
      known = findLineStarts(text);
      lineStarts = known;
    }
    return known;
  }

  private static int[] findLineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnd =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (lineEnd) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public String toString() {
    return path;
  }
}
