package dev.migralint.sql.token;

import dev.migralint.source.Span;
import dev.migralint.sql.token.Token.Kind;

/**
 * Cuts text into tokens as PostgreSQL's scanner does, with {@code standard_conforming_strings} on.
 * Every call ends in time linear in what it passes over, whatever the text.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
public final class Lexer {
  /** The characters of operators that SQL's own operators do not have. */
  private static final String UNUSUAL = "~!@#^&|`?%";

  private final String text;
  private final int limit;
  private int at;
  private int brackets;
  private Kind last = Kind.END;
  private int runEnd;
  private int lastUnusual = -1;
  private int lastUnsigned = -1;

  /** Lines that are not SQL, which are passed over. */
  private int passedFrom = -1;

  private int passedTo = -1;

  /** A lexer over the text's range {@code [start, limit)}. */
  public Lexer(String text, int start, int limit) {
    this.text = text;
    this.at = start;
    this.limit = limit;
  }

  /** The next token; {@link Kind#END} for ever once the text is used up. */
  public Token next() {
    while (at < limit && (at == passedFrom || isSpace(text.charAt(at)))) {
      at = at == passedFrom ? passedTo : at + 1;
    }
    if (at >= limit) {
      return new Token(Kind.END, limit, limit);
    }
    int start = at;
    last = scan(text.charAt(at));
    return new Token(last, start, at);
  }

  /** What comes next belongs to no bracket that was open. */
  public void startStatement() {
    brackets = 0;
  }

  /** Goes on behind a token that was passed. */
  void back(Token token) {
    jumpTo(token.end());
  }

  private void jumpTo(int place) {
    at = place;
    runEnd = 0;
    lastUnusual = -1;
    lastUnsigned = -1;
  }

  /** Passes over these lines, which come later, once it gets to them. */
  public void passOver(Span lines) {
    passedFrom = passedTo == lines.start() && at <= passedFrom ? passedFrom : lines.start();
    passedTo = lines.end();
  }

  /** The end of the lines that it passes over later; -1 if there are none. */
  public int endOfPassedOver() {
    return at <= passedFrom ? passedTo : -1;
  }

  /**
   * Makes a backslash that starts the given token one psql command, to the end of its line or to
   * two backslashes, behind which SQL goes on.
   */
  public Token psqlCommand(Token backslash) {
    jumpTo(backslash.start() + 1);
    boolean wholeLine = PsqlCommands.takesLine(text, backslash.start());
    char quote = 0;
    while (at < limit && !isLineEnd(text.charAt(at))) {
      char c = text.charAt(at++);
      if (wholeLine) {
        continue;
      }
      if (quote == 0 && c == '\\' && peek(0) == '\\') {
        at++;
        break;
      }
      if (quote == 0 ? "'\"`".indexOf(c) >= 0 : c == quote) {
        quote = quote == 0 ? c : 0;
      }
    }
    return new Token(Kind.PSQL_COMMAND, backslash.start(), at);
  }

  private Kind scan(char c) {
    return switch (c) {
      case '\'' -> string(at + 1, false);
      case '"' -> quoted(at + 1, '"') ? Kind.QUOTED_NAME : Kind.UNTERMINATED;
      case '(' -> one(Kind.OPEN_PAREN);
      case ')' -> one(Kind.CLOSE_PAREN);
      case '[' -> {
        brackets++;
        yield one(Kind.OPEN_BRACKET);
      }
      case ']' -> {
        brackets--;
        yield one(Kind.CLOSE_BRACKET);
      }
      case ',' -> one(Kind.COMMA);
      case ';' -> one(Kind.SEMICOLON);
      case ':' -> colon();
      case '$' -> dollar();
      case '.' -> isDigit(peek(1)) ? number() : one(Kind.DOT);
      default -> {
        if (isDigit(c)) {
          yield number();
        }
        if (isNameStart(c)) {
          yield wordOrPrefixedString(c);
        }
        if (c == '-' && peek(1) == '-') {
          yield lineComment();
        }
        if (c == '/' && peek(1) == '*') {
          yield blockComment();
        }
        int placeholder = Placeholders.end(text, at, limit);
        if (placeholder > 0) {
          yield placeholder(placeholder);
        }
        yield isOperator(c) ? operator() : one(Kind.STRAY);
      }
    };
  }

  private Kind one(Kind kind) {
    at++;
    return kind;
  }

  private char peek(int ahead) {
    return at + ahead < limit ? text.charAt(at + ahead) : '\0';
  }

  /**
   * A colon before a name is psql's variable, but for the bounds of an array's slice.
   * https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-INTERPOLATION
   */
  private Kind colon() {
    char next = peek(1);
    if (next == ':' || next == '=') {
      at += 2;
      return next == ':' ? Kind.TYPECAST : Kind.COLON;
    }
    if (brackets > 0 && last != Kind.TYPECAST) {
      return one(Kind.COLON);
    }
    if (next == '{' && peek(2) == '?') {
      // psql's test of a variable: :{?name}
      at += 3;
      nameParts();
      at = Math.min(limit, at + 1);
      return Kind.PLACEHOLDER;
    }
    if (next == '\'' || next == '"') {
      return quoted(at + 2, next) ? Kind.PLACEHOLDER : Kind.UNTERMINATED;
    }
    at++;
    if (!isNameStart(next)) {
      return Kind.COLON;
    }
    nameParts();
    return Kind.PLACEHOLDER;
  }

  /** A placeholder next to letters is part of a name: {@code ${prefix}users}. */
  private Kind placeholder(int end) {
    boolean tag = Placeholders.isTag(text.substring(at, end));
    at = end;
    if (tag) {
      return Kind.TEMPLATE_TAG;
    }
    nameParts();
    return at > end ? Kind.WORD : Kind.PLACEHOLDER;
  }

  private void nameParts() {
    while (at < limit) {
      char c = text.charAt(at);
      if (isNamePart(c) && !(c == '$' && (peek(1) == '{' || peek(1) == '('))) {
        at++;
        continue;
      }
      boolean sign = "{$%#@<".indexOf(c) >= 0;
      int end = sign ? Placeholders.end(text, at, limit) : -1;
      if (end < 0 || Placeholders.isTag(text.substring(at, end))) {
        return;
      }
      at = end;
    }
  }

  private Kind lineComment() {
    while (at < limit && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return Kind.LINE_COMMENT;
  }

  private Kind blockComment() {
    int depth = 0;
    while (at < limit) {
      if (text.charAt(at) == '/' && peek(1) == '*') {
        depth++;
        at += 2;
      } else if (text.charAt(at) == '*' && peek(1) == '/') {
        at += 2;
        if (--depth == 0) {
          return Kind.BLOCK_COMMENT;
        }
      } else {
        at++;
      }
    }
    return Kind.UNTERMINATED;
  }

  /** Strings on lines that follow each other are one constant. */
  private Kind string(int from, boolean escapes) {
    at = from;
    while (true) {
      if (!(escapes ? escaped() : quoted(at, '\''))) {
        return Kind.UNTERMINATED;
      }
      int next = continuation();
      if (next < 0) {
        return Kind.STRING;
      }
      at = next + 1;
    }
  }

  private boolean quoted(int from, char quote) {
    at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (c == quote) {
        if (peek(1) != quote) {
          at++;
          return true;
        }
        at++;
      } else if (c == '{' && quote == '"' && peek(1) == '{') {
        // A template's expression has quotes of its own: "{{ index . "schema" }}".
        at = Math.max(at, Placeholders.end(text, at, limit) - 1);
      }
      at++;
    }
    at = limit;
    return false;
  }

  private boolean escaped() {
    while (at < limit) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '\'') {
        if (peek(1) != '\'') {
          at++;
          return true;
        }
        at++;
      }
      at++;
    }
    at = limit;
    return false;
  }

  private int continuation() {
    boolean lineEnd = false;
    for (int i = at; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '-' && text.startsWith("--", i)) {
        while (i + 1 < limit && !isLineEnd(text.charAt(i + 1))) {
          i++;
        }
      } else if (isLineEnd(c)) {
        lineEnd = true;
      } else if (!isSpace(c)) {
        return lineEnd && c == '\'' ? i : -1;
      }
    }
    return -1;
  }

  private Kind dollar() {
    int placeholder = Placeholders.end(text, at, limit);
    if (placeholder > 0) {
      return placeholder(placeholder);
    }
    if (isDigit(peek(1))) {
      at++;
      while (at < limit && isDigit(text.charAt(at))) {
        at++;
      }
      return Kind.PARAMETER;
    }
    int tagEnd = at + 1;
    while (tagEnd < limit && isNamePart(text.charAt(tagEnd)) && text.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (tagEnd >= limit || text.charAt(tagEnd) != '$') {
      return one(Kind.STRAY);
    }
    String tag = text.substring(at, tagEnd + 1);
    int close = text.indexOf(tag, tagEnd + 1, limit);
    if (close < 0) {
      at = limit;
      return Kind.UNTERMINATED;
    }
    at = close + tag.length();
    return Kind.DOLLAR_STRING;
  }

  /** A number that runs into letters is none. */
  private Kind number() {
    int start = at;
    boolean radix = text.charAt(at) == '0' && "xXoObB".indexOf(peek(1)) >= 0;
    if (radix) {
      at += 2;
      while (isHexadecimal(peek(0)) || (peek(0) == '_' && isHexadecimal(peek(1)))) {
        at++;
      }
    } else {
      digits();
      if (peek(0) == '.' && peek(1) != '.') {
        at++;
        if (peek(0) != '_') {
          digits();
        }
      }
      boolean signed = peek(1) == '+' || peek(1) == '-';
      if ((peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(signed ? 2 : 1))) {
        at += signed ? 2 : 1;
        digits();
      }
    }
    boolean underscores = text.charAt(at - 1) == '_' || text.substring(start, at).contains("__");
    if (underscores || (radix && at == start + 2) || (at < limit && isNameStart(text.charAt(at)))) {
      nameParts();
      return Kind.STRAY;
    }
    return Kind.NUMBER;
  }

  private void digits() {
    while (isDigit(peek(0)) || (peek(0) == '_' && isDigit(peek(1)))) {
      at++;
    }
  }

  private static boolean isHexadecimal(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private Kind wordOrPrefixedString(char c) {
    char next = peek(1);
    if (next == '\'') {
      switch (c) {
        case 'e', 'E' -> {
          return string(at + 2, true);
        }
        case 'b', 'B', 'x', 'X', 'n', 'N' -> {
          return string(at + 2, false);
        }
        default -> {}
      }
    }
    if ((c == 'u' || c == 'U') && next == '&') {
      if (peek(2) == '\'') {
        return string(at + 3, false);
      }
      if (peek(2) == '"') {
        return quoted(at + 3, '"') ? Kind.QUOTED_NAME : Kind.UNTERMINATED;
      }
    }
    at++;
    nameParts();
    return Kind.WORD;
  }

  /**
   * An operator ends before a comment, and does not end in + or - unless it holds a character that
   * SQL's own operators do not. https://www.postgresql.org/docs/current/sql-createoperator.html
   */
  private Kind operator() {
    int start = at;
    lookAtRun(start);
    at = lastUnusual >= start ? runEnd : Math.max(start, lastUnsigned) + 1;
    return Kind.OPERATOR;
  }

  /**
   * Finds where the operator characters end that begin here. A run of them is looked at once,
   * however many operators it is cut into.
   */
  private void lookAtRun(int start) {
    if (start < runEnd) {
      return;
    }
    int end = start;
    while (end < limit && isOperator(text.charAt(end)) && !(end > start && endsOperator(end))) {
      char c = text.charAt(end);
      lastUnusual = UNUSUAL.indexOf(c) >= 0 ? end : lastUnusual;
      lastUnsigned = c == '+' || c == '-' ? lastUnsigned : end;
      end++;
    }
    runEnd = end;
  }

  /** Whether a comment or a placeholder begins here. */
  private boolean endsOperator(int index) {
    char c = text.charAt(index);
    char next = index + 1 < limit ? text.charAt(index + 1) : '\0';
    return (c == '-' && next == '-')
        || (c == '/' && next == '*')
        || ((c == '%' || c == '#') && next == '{')
        || (c == '<' && next == '%' && index + 2 < limit && text.charAt(index + 2) == '=');
  }

  public static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }

  private static boolean isOperator(char c) {
    return "~!@#^&|`?+-*/%<>=".indexOf(c) >= 0;
  }
}
