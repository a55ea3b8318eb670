package dev.migralint.source;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What two texts with the same lines can differ in.
 *
 * @param parts what differs, at least one
 * @param before the line endings before, where they differ
 * @param now the line endings now, where they differ
 */
public record Framing(Set<Part> parts, LineEndings before, LineEndings now) {
  /** The character that stands for a byte order mark at the start of a text. */
  public static final char MARK = '\uFEFF';

  /** What can differ although all lines are the same. */
  public enum Part {
    BYTE_ORDER_MARK,
    LINE_ENDINGS,
    FINAL_NEWLINE
  }

  /** How the lines of a text end. */
  public enum LineEndings {
    LF,
    CRLF,
    /** A lone carriage return, or several kinds in one text. */
    MIXED,
    /** It has one line. */
    NONE
  }

  /**
   * What differs between two texts, which start with {@link #MARK} where their bytes start with a
   * byte order mark. Nothing if they are equal or if a line differs.
   */
  public static Optional<Framing> between(String before, String now) {
    if (before.equals(now) || !lines(before).equals(lines(now))) {
      return Optional.empty();
    }
    Set<Part> parts = EnumSet.noneOf(Part.class);
    if (isMarked(before) != isMarked(now)) {
      parts.add(Part.BYTE_ORDER_MARK);
    }
    if (endsInNewline(before) != endsInNewline(now)) {
      parts.add(Part.FINAL_NEWLINE);
    }
    String then = withoutEnds(before);
    String today = withoutEnds(now);
    boolean restSame = then.equals(today);
    if (!restSame || parts.isEmpty()) {
      parts.add(Part.LINE_ENDINGS);
    }
    return Optional.of(new Framing(parts, endings(before), endings(now)));
  }

  /** The text with LF for every line ending, without byte order mark and final newline. */
  private static String lines(String text) {
    String lines = unmarked(text).replace("\r\n", "\n").replace('\r', '\n');
    return lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
  }

  private static String withoutEnds(String text) {
    String rest = unmarked(text);
    if (rest.endsWith("\r\n")) {
      return rest.substring(0, rest.length() - 2);
    }
    return endsInNewline(rest) ? rest.substring(0, rest.length() - 1) : rest;
  }

  /** The text without its byte order mark. */
  public static String unmarked(String text) {
    return isMarked(text) ? text.substring(1) : text;
  }

  private static boolean isMarked(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK;
  }

  private static boolean endsInNewline(String text) {
    return text.endsWith("\n") || text.endsWith("\r");
  }

  private static LineEndings endings(String text) {
    boolean hasCrlf = text.contains("\r\n");
    String others = text.replace("\r\n", "");
    boolean hasLf = others.indexOf('\n') >= 0;
    boolean hasCr = others.indexOf('\r') >= 0;
    if (hasCr || (hasCrlf && hasLf)) {
      return LineEndings.MIXED;
    }
    return hasCrlf ? LineEndings.CRLF : hasLf ? LineEndings.LF : LineEndings.NONE;
  }
}
