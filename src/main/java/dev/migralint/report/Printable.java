package dev.migralint.report;

import java.util.List;

/**
 * Makes text from files safe to print: what a terminal obeys (control characters, escapes), what
 * reorders or hides text (bidirectional overrides, invisible characters) and what a CI runner takes
 * for a command becomes visible instead.
 */
public final class Printable {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Printable() {}

  /** The text on one line: line ends show as {@code <U+000A>}, tabs as a space. */
  public static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      append(out, text, i);
    }
    return withoutCommandAtStart(out.toString());
  }

  /** The text's own lines, each safe to print. */
  public static List<String> lines(String text) {
    return text.stripTrailing().lines().map(Printable::line).toList();
  }

  /** Adds the code point at the index as it is to be seen. */
  static void append(StringBuilder out, CharSequence text, int index) {
    int codePoint = Character.codePointAt(text, index);
    if (codePoint == '\t') {
      out.append(' ');
    } else if (mustBeSpelledOut(codePoint)) {
      out.append(String.format("<U+%04X>", codePoint));
    } else if (codePoint == '[' && endsInTwoHashes(text, index)) {
      // GitHub's and Azure's runners take "##[command]" for a command anywhere in a line:
      // https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
      out.append(" [");
    } else {
      out.appendCodePoint(codePoint);
    }
  }

  private static boolean endsInTwoHashes(CharSequence text, int end) {
    return end >= 2 && text.charAt(end - 1) == '#' && text.charAt(end - 2) == '#';
  }

  private static boolean mustBeSpelledOut(int codePoint) {
    if (codePoint >= ' ' && codePoint < 0x7F) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Emoji and several scripts need the joiners.
      case Character.FORMAT -> codePoint != ZERO_WIDTH_JOINER && codePoint != ZERO_WIDTH_NON_JOINER;
      default -> false;
    };
  }

  /** A runner obeys a line that starts, after blanks, with two colons. */
  private static String withoutCommandAtStart(String line) {
    int blanks = 0;
    while (blanks < line.length() && isBlank(line.charAt(blanks))) {
      blanks++;
    }
    return line.startsWith("::", blanks)
        ? line.substring(0, blanks) + ": :" + line.substring(blanks + 2)
        : line;
  }

  /** .NET, in which the runner is written, also trims blanks that do not break a line. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
