package dev.migralint.sql;

import java.util.regex.Pattern;

/**
 * What is put into a file before PostgreSQL sees it: {@code ${name}} (Flyway, Liquibase, shell),
 * {@code {{ expression }}} (Go, Jinja, Handlebars) and our own {@code %{expression}} for the parts
 * of a statement that a PL/pgSQL EXECUTE makes up as it runs. No SQL holds these signs outside of
 * quotes. https://pkg.go.dev/text/template#hdr-Actions
 */
final class Placeholders {
  /** What a runtime part of an executed statement starts with. */
  static final String RUNTIME = "%{";

  /** Longer ones would cost more to look for than they are worth. */
  private static final int MAX_LENGTH = 1000;

  /** One that is left open would be looked through from each sign in it. */
  private static final int MAX_NESTED = 3;

  private static final Pattern TAG =
      Pattern.compile(
          "/\\*|\\$\\w+\\s*:?=|(if|else|end|range|with|define|block|break|continue)\\b");

  private static final Pattern EDGE = Pattern.compile("(?<=\\{\\{)\\s++|(?<!\\s)\\s++(?=\\}\\})");

  private Placeholders() {}

  /** The end of the placeholder or tag that starts here, or -1 where none does. */
  static int end(String text, int at, int limit) {
    if (at + 1 >= limit || text.charAt(at + 1) != '{') {
      return -1;
    }
    char first = text.charAt(at);
    boolean twice = first == '{';
    if (!twice && first != '$' && first != '%') {
      return -1;
    }
    int last = Math.min(limit, at + MAX_LENGTH);
    int nested = 0;
    for (int i = at + 2; i < last && nested <= MAX_NESTED; i++) {
      if (text.charAt(i) == '}' && (!twice || text.startsWith("}}", i))) {
        int end = i + (twice ? 2 : 1);
        return end <= limit ? end : -1;
      }
      nested += text.charAt(i) == '{' && text.charAt(i - 1) == first ? 1 : 0;
    }
    return -1;
  }

  /** Whether a placeholder says what to do with the text around it, and puts in nothing. */
  static boolean isTag(String placeholder) {
    return placeholder.startsWith("{{") && TAG.matcher(content(placeholder)).lookingAt();
  }

  /** The text between the double braces, without the dashes that trim the space around them. */
  static String content(String placeholder) {
    String inside = placeholder.substring(2, placeholder.length() - 2);
    if (inside.startsWith("-")) {
      inside = inside.substring(1);
    }
    return (inside.endsWith("-") ? inside.substring(0, inside.length() - 1) : inside).strip();
  }

  /** The text without the spaces at the edges of its placeholders in double braces. */
  static String unspaced(String text) {
    return text.contains("{{") ? EDGE.matcher(text).replaceAll("") : text;
  }

  /** The text with its double quotes doubled, but for those of placeholders. */
  static String doubleQuotes(String text) {
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
