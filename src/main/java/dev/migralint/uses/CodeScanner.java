package dev.migralint.uses;

import dev.migralint.uses.CodeText.Literal;
import dev.migralint.uses.Syntax.Trait;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds comments and strings in one pass. */
final class CodeScanner {
  private static final Pattern HEREDOC =
      Pattern.compile("<<[~-]?<?\\s?([\"'`]?)([A-Z_][A-Z0-9_]*)\\1");
  private static final String HERE = "<<";
  private static final int LONGEST_REGEX = 500;
  private static final Pattern RUST_RAW = Pattern.compile("b?r(#*)\"");
  private static final Pattern RUST_CHAR = Pattern.compile("'(?:\\\\[^\n]{1,9}?|[^\\\\\n])'");

  private final String text;
  private final Syntax syntax;
  private final List<Literal> strings;
  private final char[] code;
  private final char[] bare;
  private final Deque<String> heredocs = new ArrayDeque<>();

  /** Up to where a quote is known to enclose nothing, so that no text is read again and again. */
  private final Map<String, Integer> unclosed = new HashMap<>();

  private int at;

  CodeScanner(String text, Syntax syntax, List<Literal> strings, char[] code, char[] bare) {
    this.text = text;
    this.syntax = syntax;
    this.strings = strings;
    this.code = code;
    this.bare = bare;
  }

  void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' && !heredocs.isEmpty()) {
        at++;
        heredoc(heredocs.removeFirst());
      } else if (!comment(c) && !string(c)) {
        at++;
      }
    }
  }

  private boolean comment(char c) {
    if (syntax.blocks() && c == '/' && text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      blankComment(end < 0 ? text.length() : end + 2);
      return true;
    }
    for (String start : syntax.lineComments()) {
      if (c == start.charAt(0) && text.startsWith(start, at) && !isInUrl()) {
        blankComment(lineEnd(at));
        return true;
      }
    }
    return false;
  }

  /** A # inside of a word, as in $#list, starts no comment. */
  private boolean isInUrl() {
    return text.charAt(at) == '#'
        && at > 0
        && (text.charAt(at - 1) == '$' || text.startsWith("#[", at));
  }

  private void blankComment(int end) {
    blank(code, at, end);
    blank(bare, at, end);
    at = end;
  }

  private void blank(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] != '\n') {
        chars[i] = ' ';
      }
    }
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private boolean string(char c) {
    if (syntax.has(Trait.RUST) && rust(c)) {
      return true;
    }
    if (syntax.has(Trait.HEREDOC) && c == '<' && startsHeredoc()) {
      return true;
    }
    if (syntax.has(Trait.REGEX) && c == '/' && startsRegex()) {
      int end = regexEnd();
      if (end > 0) {
        blank(bare, at, end);
        at = end;
        return true;
      }
    }
    for (String triple : syntax.triples()) {
      if (c == triple.charAt(0) && text.startsWith(triple, at)) {
        int end = closing(triple, at + 3, true, false);
        if (end >= 0) {
          add(at + 3, end, 3, false);
          return true;
        }
      }
    }
    if (syntax.quotes().indexOf(c) < 0) {
      return false;
    }
    boolean multiline = syntax.multiline().indexOf(c) >= 0;
    boolean raw = c == '`' && syntax.has(Trait.RAW_BACKTICKS);
    int end = closing(String.valueOf(c), at + 1, multiline, raw);
    if (end < 0) {
      return false;
    }
    add(at + 1, end, 1, raw);
    return true;
  }

  private void add(int start, int end, int quotes, boolean raw) {
    strings.add(new Literal(start, end, raw));
    blank(bare, start, end);
    at = Math.min(text.length(), end + quotes);
  }

  /** Where a string ends; -1 where it does not. */
  private int closing(String quote, int from, boolean multiline, boolean raw) {
    int braces = 0;
    if (from < unclosed.getOrDefault(quote, 0)) {
      return -1;
    }
    int i = from;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && !raw) {
        i++;
      } else if (c == '\n' && !multiline) {
        break;
      } else if (quote.equals("`") && !raw && c == '$' && text.startsWith("${", i)) {
        braces++;
        i++;
      } else if (braces > 0 && (c == '{' || c == '}')) {
        braces += c == '{' ? 1 : -1;
      } else if (braces == 0 && text.startsWith(quote, i)) {
        return i;
      }
    }
    unclosed.put(quote, i);
    return -1;
  }

  private boolean rust(char c) {
    if (c == '\'') {
      Matcher literal = RUST_CHAR.matcher(text).region(at, text.length());
      at = literal.lookingAt() ? literal.end() : at + 1;
      return true;
    }
    if (c != 'r' && c != 'b') {
      return false;
    }
    Matcher raw = RUST_RAW.matcher(text).region(at, text.length());
    boolean inWord = at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1));
    if (inWord || !raw.lookingAt()) {
      return false;
    }
    String close = "\"" + raw.group(1);
    int end = closing(close, raw.end(), true, true);
    if (end < 0) {
      return false;
    }
    add(raw.end(), end, close.length(), true);
    return true;
  }

  private boolean startsHeredoc() {
    Matcher start = HEREDOC.matcher(text).region(at, Math.min(text.length(), at + 80));
    if (unclosed.containsKey(HERE) || !start.lookingAt()) {
      return false;
    }
    heredocs.add(start.group(2));
    at = start.end();
    return true;
  }

  private void heredoc(String word) {
    int start = at;
    for (int line = at; line < text.length(); line = lineEnd(line) + 1) {
      String content = text.substring(line, lineEnd(line)).strip();
      if (content.startsWith(word) && content.substring(word.length()).matches("\\W*.?\\W*")) {
        add(start, line, 0, false);
        at = lineEnd(line);
        return;
      }
    }
    unclosed.put(HERE, text.length());
  }

  private boolean startsRegex() {
    int before = at - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before < 0 || "(,=:[!&|?{};\n".indexOf(text.charAt(before)) >= 0;
  }

  private int regexEnd() {
    boolean set = false;
    int last = Math.min(text.length(), at + LONGEST_REGEX);
    for (int i = at + 1; i < last && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[' || c == ']') {
        set = c == '[';
      } else if (c == '/' && !set) {
        return i + 1;
      }
    }
    return -1;
  }
}
