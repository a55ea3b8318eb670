package dev.migralint.uses;

import dev.migralint.uses.CodeText.Literal;
import dev.migralint.uses.Syntax.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of SQL that a program sends, with a word for each placeholder.
 *
 * @param start where it begins in its file; its characters stand at the same distances there
 */
record SqlText(int start, String sql) {
  private static final Set<String> FIRST =
      Set.of("select", "insert", "update", "delete", "with", "merge");
  private static final Pattern START =
      Pattern.compile(
          "(?:[\\s(]|--[^\n]*+\n?|/\\*[^*]*+\\*+(?:[^/*][^*]*+\\*+)*+/)*+([A-Za-z]+)\\s");
  private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:from|into|update|join|merge)\\s");
  private static final Pattern JOINED =
      Pattern.compile("[\"'`]*\\s*(?:[+.\\\\]|<>|\\.\\.)\\s*(?:[+\\\\]\\s*)?[\"'`frbR@$]*");
  private static final Pattern JOINED_BY_VALUE =
      Pattern.compile("[\"'`]*\\s*[+.]\\s*([\\w.$]+(?:\\(\\w*\\))?)\\s*[+.]\\s*[\"'`frb@$]*");
  private static final Pattern PRINTED =
      Pattern.compile("%(?:\\(\\w+\\)|\\[\\d+\\]|\\d+\\$)?[sdvqwfiIL](?![A-Za-z])");
  private static final Pattern BRACED = Pattern.compile("\\{[\\w.!:\\[\\]()]{0,80}\\}");
  private static final Pattern VARIABLE = Pattern.compile("[$@][A-Za-z_]\\w*");
  private static final int LONGEST = 100_000;
  private static final int LONGEST_GAP = 300;

  /** The statements in the strings of a file. */
  static List<SqlText> in(CodeText file) {
    List<SqlText> found = new ArrayList<>();
    List<Literal> strings = file.strings();
    for (int i = 0; i < strings.size(); ) {
      int last = i;
      StringBuilder sql = new StringBuilder();
      if (isSql(file, strings.get(i))) {
        append(sql, file, strings.get(i));
        while (last + 1 < strings.size()
            && sql.length() < LONGEST
            && join(sql, file, strings.get(last), strings.get(last + 1))) {
          last++;
        }
        found.add(new SqlText(strings.get(i).start(), sql.toString()));
      }
      i = last + 1;
    }
    return found;
  }

  private static boolean isSql(CodeText file, Literal string) {
    return string.end() - string.start() > 6
        && isSql(
            file.text()
                .substring(string.start(), string.end())
                .replaceAll("\\\\(?:n|\r?\n)", "  "));
  }

  /** Whether a text begins as a query or a change of rows. */
  static boolean isSql(String text) {
    Matcher start = START.matcher(text);
    if (!start.lookingAt()) {
      return false;
    }
    String word = start.group(1);
    String lower = word.toLowerCase(Locale.ROOT);
    return FIRST.contains(lower)
        && (word.equals(lower) || word.equals(word.toUpperCase(Locale.ROOT)));
  }

  /** Whether it names a table at all. */
  boolean namesTable() {
    return TABLE.matcher(sql).find();
  }

  private static boolean join(StringBuilder sql, CodeText file, Literal one, Literal next) {
    if (next.start() - one.end() > LONGEST_GAP) {
      return false;
    }
    String gap = file.code().substring(one.end(), next.start());
    Matcher value = JOINED_BY_VALUE.matcher(gap);
    boolean adjacent =
        file.syntax().has(Trait.ADJACENT)
            && gap.chars().allMatch(c -> " \t\r\n\"'frb".indexOf(c) >= 0);
    if (adjacent || JOINED.matcher(gap).matches()) {
      sql.append(" ".repeat(gap.length()));
    } else if (value.matches()) {
      sql.append(placeholder(gap.length()));
    } else {
      return false;
    }
    append(sql, file, next);
    return true;
  }

  private static String placeholder(int length) {
    return length < 2 ? "p".repeat(length) : "p_" + " ".repeat(length - 2);
  }

  private static void append(StringBuilder sql, CodeText file, Literal string) {
    String text = file.text();
    boolean quoted = false;
    for (int i = string.start(); i < string.end(); ) {
      int length = placeholder(text, i, string.end(), file.syntax());
      char c = text.charAt(i);
      if (length > 0) {
        sql.append(placeholder(length));
        i += length;
      } else if (c == '\\' && !string.raw() && i + 1 < string.end()) {
        char escaped = text.charAt(i + 1);
        boolean quote = "\"'`".indexOf(escaped) >= 0;
        sql.append(quote ? (quoted ? escaped + " " : " " + escaped) : "  ");
        quoted ^= quote;
        i += 2;
      } else {
        sql.append(c);
        i++;
      }
    }
  }

  /** How long the placeholder is that begins at an offset; 0 if there is none. */
  private static int placeholder(String text, int at, int end, Syntax syntax) {
    char c = text.charAt(at);
    if ((c == '$' || c == '#') && at + 1 < end && text.charAt(at + 1) == '{') {
      return balanced(text, at + 1, end) - at;
    }
    if (c == '{' && at + 1 < end && text.charAt(at + 1) == '{') {
      int close = text.indexOf("}}", at);
      return close > 0 && close < end ? close + 2 - at : 0;
    }
    Pattern form =
        switch (c) {
          case '%' -> PRINTED;
          case '{' -> BRACED;
          case '@' -> VARIABLE;
          case '$' -> syntax.has(Trait.DOLLAR) ? VARIABLE : null;
          default -> null;
        };
    if (form == null) {
      return 0;
    }
    Matcher match = form.matcher(text).region(at, end);
    return match.lookingAt() ? match.end() - at : 0;
  }

  private static int balanced(String text, int brace, int end) {
    int depth = 0;
    for (int i = brace; i < end; i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return end;
  }

  /** The statements of a file of SQL. */
  static List<SqlText> inFile(CodeText file) {
    List<SqlText> found = new ArrayList<>();
    String bare = file.bare();
    int start = 0;
    while (start < bare.length()) {
      int end = bare.indexOf(';', start);
      end = end < 0 ? bare.length() : end;
      Literal all = new Literal(start, end, true);
      StringBuilder sql = new StringBuilder();
      String code = file.code().substring(start, end);
      if (end - start < LONGEST && isSql(code)) {
        CodeText withoutComments =
            new CodeText(file.code(), file.code(), bare, file.syntax(), List.of());
        append(sql, withoutComments, all);
        found.add(new SqlText(start, sql.toString()));
      }
      start = end + 1;
    }
    return found;
  }
}
