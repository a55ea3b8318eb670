package dev.migralint.layout.dialect;

import java.util.regex.Pattern;

/** SQL of any dialect without comments, plain strings and COPY's data. */
public final class CodeOnly {
  private static final Pattern COPY_DATA =
      Pattern.compile(
          "(\\bcopy\\b[^;]{1,999}\\bfrom\\s+stdin\\b[^;]{0,999};)[^\\n]*+\\n"
              + "(?:(?!\\\\\\.)[^\\n]*+(?:\\n|\\z))*+",
          Pattern.CASE_INSENSITIVE);

  private CodeOnly() {}

  /** The text with blanks for these; dollar quotes stay, because only PostgreSQL has them. */
  public static String of(String text) {
    StringBuilder code = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = endOfOther(text, at);
      if (end > at) {
        code.append(text.charAt(at) == '"' ? text.substring(at, end).replace('`', ' ') : " ");
        at = end;
      } else {
        code.append(text.charAt(at++));
      }
    }
    return COPY_DATA.matcher(code).replaceAll("$1 ");
  }

  /** The end of the comment, string or quoted name that starts here, or here when none does. */
  private static int endOfOther(String text, int at) {
    char c = text.charAt(at);
    if (c == '"') {
      return after(text, "\"", at + 1);
    }
    if (c == '\'') {
      boolean escapes = at > 0 && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e');
      return escapes ? afterEscapes(text, at + 1) : after(text, "'", at + 1);
    }
    if (text.startsWith("/*", at)) {
      return after(text, "*/", at + 2);
    }
    if (!text.startsWith("--", at)) {
      return at;
    }
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private static int afterEscapes(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\'') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + 1);
  }

  private static int after(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }
}
