package dev.migralint.sql;

import dev.migralint.source.Span;

/** The values of string constants and of Unicode-escaped names. */
final class Strings {
  private Strings() {}

  /** The value of a constant as written, with its quotes and prefix; escapes of E'' are kept. */
  static String value(String written) {
    if (written.startsWith("$")) {
      int tagEnd = written.indexOf('$', 1) + 1;
      return written.substring(tagEnd, written.length() - tagEnd);
    }
    int open = written.indexOf('\'');
    String content = written.substring(open + 1, written.length() - 1).replace("''", "'");
    return open == 2 ? unicode(content) : content;
  }

  /**
   * The range between the quotes of a constant, to be read in its place; refused where doubled
   * quotes, escapes or several lines make the value another text than what stands there.
   */
  static Span content(String text, Token constant) {
    if (constant.kind() == Token.Kind.DOLLAR_STRING) {
      int tag = text.indexOf('$', constant.start() + 1) + 1 - constant.start();
      return new Span(constant.start() + tag, constant.end() - tag);
    }
    Span inside = new Span(text.indexOf('\'', constant.start()) + 1, constant.end() - 1);
    boolean plain = text.charAt(constant.start()) == '\'' && inside.of(text).indexOf('\'') < 0;
    if (!plain) {
      throw new Refusal("statements between quotes with quotes in them are not read");
    }
    return inside;
  }

  /** Resolves {@code \XXXX}, {@code \+XXXXXX} and {@code \\}; what is malformed stays. */
  static String unicode(String content) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      boolean six = content.startsWith("+", i + 1);
      int from = i + (six ? 2 : 1);
      int to = from + (six ? 6 : 4);
      if (content.startsWith("\\", i + 1)) {
        out.append('\\');
        i++;
      } else if (to <= content.length() && isHexadecimal(content, from, to)) {
        int codePoint = Integer.parseInt(content.substring(from, to), 16);
        out.appendCodePoint(Character.isValidCodePoint(codePoint) ? codePoint : 0xFFFD);
        i = to - 1;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isHexadecimal(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
