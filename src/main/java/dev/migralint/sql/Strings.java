package dev.migralint.sql;

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

  /** What a backslash and this character mean in E''; numeric escapes keep their first digit. */
  static char escaped(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
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
