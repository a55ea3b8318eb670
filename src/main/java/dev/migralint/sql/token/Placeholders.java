package dev.migralint.sql.token;

import java.util.regex.Pattern;

/**
 * What is put into a file before PostgreSQL sees it: {@code ${name}} (Flyway, Liquibase, shell),
 * {@code {{ expression }}} (Go, Jinja, Handlebars), {@code <%= expression %>} (ERB, EJS), {@code
 * $(name)} (sqlcmd), {@code $%name%$}, {@code #{name}}, {@code @name@} (Ant, Maven) and our own
 * {@code %{expression}} for the parts of a statement that a PL/pgSQL EXECUTE makes up as it runs;
 * and the tags of templates: {@code {% if x %}}, {@code {# note #}}, {@code <% end %>}. SQL holds
 * none of these outside of quotes, but for operators that look like some of them.
 * https://pkg.go.dev/text/template#hdr-Actions,
 * https://jinja.palletsprojects.com/en/stable/templates/
 */
public final class Placeholders {
  /** What a runtime part of an executed statement starts with. */
  public static final String RUNTIME = "%{";

  /** Longer ones would cost more to look for than they are worth. */
  private static final int MAX_LENGTH = 1000;

  /** One that is left open would be looked through from each sign in it. */
  private static final int MAX_NESTED = 3;

  /** What stands between double braces and is a tag. */
  private static final Pattern TAG =
      Pattern.compile(
          "/\\*|\\$\\w+\\s*:?=|(if|else|end|range|with|define|block|break|continue)\\b");

  /** An operator of pg_trgm looks like its opening sign: {@code a <% b}. */
  private static final Pattern ERB =
      Pattern.compile(
          "<%(?:[=#-]|\\s{0,9}(?:\\}|(?:if|unless|else|elsif|end|case|when|for|while)\\b)"
              + "|[^%\n]{0,200}?(?:\\{|\\bdo(?:\\s{0,9}\\|[^|\n]{0,99}\\|)?)\\s{0,9}-?%>)");

  private static final Pattern EDGE = Pattern.compile("(?<=\\{\\{)\\s++|(?<!\\s)\\s++(?=\\}\\})");

  private Placeholders() {}

  /** The end of the placeholder or tag that starts here, or -1 where none does. */
  static int end(String text, int at, int limit) {
    if (at + 1 >= limit) {
      return -1;
    }
    char first = text.charAt(at);
    char second = text.charAt(at + 1);
    return switch (first) {
      case '{' ->
          closedBy(
              second == '{' ? "}}" : second == '%' ? "%}" : second == '#' ? "#}" : "",
              text,
              at,
              limit);
      case '%', '#' -> closedBy(second == '{' ? "}" : "", text, at, limit);
      case '$' ->
          switch (second) {
            case '(' -> named(text, at, limit, ')');
            case '%' -> percent(text, at, limit);
            default -> closedBy(second == '{' ? "}" : "", text, at, limit);
          };
      case '<' ->
          closedBy(ERB.matcher(text).region(at, limit).lookingAt() ? "%>" : "", text, at, limit);
      case '@' -> named(text, at, limit, '@');
      default -> -1;
    };
  }

  private static int closedBy(String close, String text, int at, int limit) {
    if (close.isEmpty()) {
      return -1;
    }
    char first = text.charAt(at);
    int last = Math.min(limit, at + MAX_LENGTH);
    int nested = 0;
    for (int i = at + 2; i < last && nested <= MAX_NESTED; i++) {
      if (text.charAt(i) == close.charAt(0) && text.startsWith(close, i)) {
        int end = i + close.length();
        return end <= limit ? end : -1;
      }
      nested += text.charAt(i) == text.charAt(at + 1) && text.charAt(i - 1) == first ? 1 : 0;
    }
    return -1;
  }

  /** One word between two signs; with an operator behind it the signs are operators as well. */
  private static int named(String text, int at, int limit, char close) {
    int from = at + (close == ')' ? 2 : 1);
    int i = from;
    int last = Math.min(limit, at + MAX_LENGTH);
    while (i < last && isNamePart(text.charAt(i))) {
      i++;
    }
    boolean closed = i > from && i < last && text.charAt(i) == close;
    boolean letter = closed && !Character.isDigit(text.charAt(from));
    char behind = i + 1 < limit ? text.charAt(i + 1) : ' ';
    boolean operator = close == '@' && "~!@#^&|`?+-*/%<>=".indexOf(behind) >= 0;
    return letter && !operator ? i + 1 : -1;
  }

  /** {@code $%NAME%$}. */
  private static int percent(String text, int at, int limit) {
    int name = named(text, at + 1, limit, '%');
    return name > 0 && name < limit && text.charAt(name) == '$' ? name + 1 : -1;
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.';
  }

  /** Whether a placeholder says what to do with the text around it, and puts in nothing. */
  static boolean isTag(String placeholder) {
    return switch (placeholder.charAt(0)) {
      case '{' -> placeholder.charAt(1) != '{' || TAG.matcher(content(placeholder)).lookingAt();
      case '<' -> placeholder.charAt(2) != '=';
      default -> false;
    };
  }

  /** Whether the text of a name is that of a placeholder, or holds one. */
  public static boolean isIn(String name) {
    return name.indexOf('{') >= 0
        || name.startsWith(":")
        || name.indexOf('@') >= 0
        || name.contains("$(")
        || name.contains("$%")
        || name.contains("<%");
  }

  /** The text between the signs of a tag, without the dashes that trim the space around them. */
  static String content(String placeholder) {
    String inside = placeholder.substring(2, placeholder.length() - 2);
    if (inside.startsWith("-")) {
      inside = inside.substring(1);
    }
    return (inside.endsWith("-") ? inside.substring(0, inside.length() - 1) : inside).strip();
  }

  /** The text without the spaces at the edges of its placeholders in double braces. */
  public static String unspaced(String text) {
    return text.contains("{{") ? EDGE.matcher(text).replaceAll("") : text;
  }

  /** The text with its double quotes doubled, but for those of placeholders. */
  public static String doubleQuotes(String text) {
    StringBuilder doubled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = Math.max(at + 1, end(text, at, text.length()));
      String part = text.substring(at, end);
      doubled.append(part.equals("\"") ? "\"\"" : part);
      at = end;
    }
    return doubled.toString();
  }
}
