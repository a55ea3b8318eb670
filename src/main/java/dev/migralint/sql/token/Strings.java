package dev.migralint.sql.token;

import dev.migralint.source.Span;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/**
 * The values of string constants and of names in double quotes, with the escapes of {@code E''},
 * {@code U&''} and {@code U&""}.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS
 */
public final class Strings {
  private static final char ESCAPE = '\\';

  private Strings() {}

  /** Takes in a value part by part. */
  public interface Sink {
    /** A part, and the range that stands for it. */
    void append(String part, Span written);

    /** A part of the value that is written as it is. */
    void plain(String text, Span written);
  }

  /** A value alone. */
  private record Value(StringBuilder value) implements Sink {
    @Override
    public void append(String part, Span written) {
      value.append(part);
    }

    @Override
    public void plain(String text, Span written) {
      value.append(text, written.start(), written.end());
    }
  }

  /** The value of a constant or of a quoted name as written, with its quotes and prefix. */
  public static String value(String written) {
    return value(written, ESCAPE);
  }

  /**
   * The value of a constant or of a quoted name.
   *
   * @param escape what UESCAPE behind it says
   */
  public static String value(String written, char escape) {
    int last = written.length() - 1;
    if (last > 0 && written.charAt(0) == '\'' && written.indexOf('\'', 1) == last) {
      return written.substring(1, last);
    }
    Value value = new Value(new StringBuilder(written.length()));
    read(written, new Span(0, written.length()), escape, value);
    return value.value().toString();
  }

  /** Hands over the value of the constant at that range of a text, part by part. */
  public static void read(String text, Span constant, Sink sink) {
    read(text, constant, ESCAPE, sink);
  }

  private static void read(String text, Span constant, char escape, Sink sink) {
    int start = constant.start();
    char first = text.charAt(start);
    if (first == '$') {
      int tag = text.indexOf('$', start + 1) + 1 - start;
      sink.plain(text, new Span(start + tag, constant.end() - tag));
    } else if (first == 'e' || first == 'E') {
      StringEscapes escapes = StringEscapes.backslash(text, sink);
      quoted(text, new Span(start + 1, constant.end()), escapes, sink);
    } else if (first == 'u' || first == 'U') {
      StringEscapes escapes = StringEscapes.unicode(text, escape, sink);
      quoted(text, new Span(start + 2, constant.end()), escapes, sink);
    } else {
      int open = first == '\'' || first == '"' ? start : start + 1;
      quoted(text, new Span(open, constant.end()), StringEscapes.none(text, sink), sink);
    }
  }

  /** The text between quotes; doubled ones are one, and a gap between two lines is left out. */
  private static void quoted(String text, Span range, StringEscapes escapes, Sink sink) {
    char quote = text.charAt(range.start());
    boolean inside = false;
    int i = range.start();
    while (i < range.end()) {
      char c = text.charAt(i);
      if (c == quote && inside && i + 1 < range.end() && text.charAt(i + 1) == quote) {
        escapes.plain();
        sink.append(String.valueOf(quote), new Span(i, i + 2));
        i += 2;
      } else if (c == quote) {
        inside = !inside;
        i++;
      } else if (!inside && c == '-' && text.startsWith("--", i)) {
        i = lineEnd(text, i);
      } else if (!inside) {
        i++;
      } else if (escapes.start(c)) {
        i = escapes.read(i, range.end() - 1);
      } else {
        escapes.plain();
        int end = i + 1;
        while (end < range.end() && text.charAt(end) != quote && !escapes.start(text.charAt(end))) {
          end++;
        }
        sink.plain(text, new Span(i, end));
        i = end;
      }
    }
    escapes.plain();
  }

  private static int lineEnd(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /** The escape character that the tokens behind a constant or name give; a backslash else. */
  public static char escape(String text, List<Token> behind) {
    boolean given =
        behind.size() >= 2
            && behind.getFirst().kind() == Kind.WORD
            && Keywords.isWritten(text, behind.getFirst(), "UESCAPE")
            && behind.get(1).kind() == Kind.STRING;
    if (!given) {
      return ESCAPE;
    }
    String character = value(behind.get(1).written(text));
    if (character.length() != 1 || !StringEscapes.mayEscape(character.charAt(0))) {
      throw new Refusal("\"" + character + "\" can't be an escape character");
    }
    return character.charAt(0);
  }

  /** Whether a string or quoted name starts with {@code U&}. */
  public static boolean hasUnicodeEscapes(String text, Token token) {
    char first = text.charAt(token.start());
    return (first == 'U' || first == 'u') && text.startsWith("&", token.start() + 1);
  }

  /** Refuses a statement with an escape in its strings and names that means nothing. */
  public static void check(String text, List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean escaped =
          (token.kind() == Kind.STRING || token.kind() == Kind.QUOTED_NAME)
              && "eEuU".indexOf(text.charAt(token.start())) >= 0;
      if (escaped) {
        char escape = escape(text, tokens.subList(i + 1, Math.min(i + 3, tokens.size())));
        read(text, token.span(), escape, new Value(new StringBuilder()));
      }
    }
  }
}
