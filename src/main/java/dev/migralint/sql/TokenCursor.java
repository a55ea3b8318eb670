package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** A place in one statement's tokens: key words, punctuation, and what is passed over whole. */
abstract sealed class TokenCursor permits Cursor {
  private final String text;
  private final List<Token> tokens;
  private final Token end;
  private int at;

  TokenCursor(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
    int last = tokens.getLast().end();
    this.end = new Token(Kind.END, last, last);
  }

  // Where it stands

  Token token() {
    return token(0);
  }

  Token token(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : end;
  }

  /** The token that was passed so many tokens ago. */
  Token before(int tokensAgo) {
    return at >= tokensAgo ? tokens.get(at - tokensAgo) : end;
  }

  int mark() {
    return at;
  }

  void back(int mark) {
    at = mark;
  }

  /** From the marked token's start to the end of the last token passed. */
  Span since(int mark) {
    int from = tokens.get(Math.min(mark, tokens.size() - 1)).start();
    return new Span(from, at == 0 ? from : Math.max(from, tokens.get(at - 1).end()));
  }

  String written(Token token) {
    return text.substring(token.start(), token.end());
  }

  /** The token here as key words compare, in lower case. */
  String folded() {
    return Name.fold(written(token()));
  }

  String text(Span span) {
    return span.of(text);
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  void expectEnd() {
    if (!atEnd()) {
      throw refuse("the end of the statement");
    }
  }

  Refusal refuse(String expected) {
    if (is(Kind.UNTERMINATED)) {
      return new Refusal("a string, name or comment is not closed: " + shorten(written(token())));
    }
    String found = atEnd() ? "the end" : "\"" + shorten(written(token())) + "\"";
    return new Refusal("expected " + expected + ", found " + found);
  }

  private static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  Token next() {
    if (atEnd()) {
      throw refuse("more");
    }
    return tokens.get(at++);
  }

  /** The text that the tokens are of. */
  String text() {
    return text;
  }

  /** The tokens between two marks. */
  List<Token> tokens(int from, int to) {
    return tokens.subList(from, to);
  }

  // Key words and punctuation

  boolean is(String word) {
    return is(0, word);
  }

  boolean is(int ahead, String word) {
    Token token = token(ahead);
    return token.kind() == Kind.WORD && Keywords.isWritten(text, token, word);
  }

  boolean is(Kind kind) {
    return token().kind() == kind;
  }

  boolean isAny(String... words) {
    for (String word : words) {
      if (is(word)) {
        return true;
      }
    }
    return false;
  }

  // One and two words are told apart from more, for they are asked for all the time: an array for
  // them is a fifth of all that reading allocates.

  boolean accept(String word) {
    if (!is(0, word)) {
      return false;
    }
    at++;
    return true;
  }

  boolean accept(String first, String second) {
    if (!is(0, first) || !is(1, second)) {
      return false;
    }
    at += 2;
    return true;
  }

  /** Passes over these words if all of them stand here. */
  boolean accept(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!is(i, words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  boolean acceptAny(String... words) {
    for (String word : words) {
      if (accept(word)) {
        return true;
      }
    }
    return false;
  }

  boolean accept(Kind kind) {
    if (token().kind() == kind) {
      at++;
      return true;
    }
    return false;
  }

  /** Passes over the words of the first of these that stands here; "" when none does. */
  String acceptOneOf(String[][] phrases) {
    for (String[] words : phrases) {
      if (accept(words)) {
        return String.join(" ", words).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  void expect(String word) {
    if (!accept(word)) {
      throw refuse(word);
    }
  }

  void expect(String... words) {
    if (!accept(words)) {
      throw refuse(String.join(" ", words));
    }
  }

  void expectAny(String... words) {
    if (!acceptAny(words)) {
      throw refuse(String.join(" or ", words));
    }
  }

  void expect(Kind kind) {
    if (!accept(kind)) {
      throw refuse(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  boolean isOperator(String operator) {
    Token token = token();
    return token.kind() == Kind.OPERATOR && written(token).equals(operator);
  }

  boolean acceptOperator(String operator) {
    if (isOperator(operator)) {
      at++;
      return true;
    }
    return false;
  }

  boolean ifExists() {
    return accept("IF", "EXISTS");
  }

  boolean ifNotExists() {
    return accept("IF", "NOT", "EXISTS");
  }

  /** CASCADE or RESTRICT or neither; whether it was CASCADE. */
  boolean cascade() {
    if (accept("CASCADE")) {
      return true;
    }
    accept("RESTRICT");
    return false;
  }

  <T> List<T> list(Supplier<T> element) {
    List<T> elements = new ArrayList<>();
    do {
      elements.add(element.get());
    } while (accept(Kind.COMMA));
    return elements;
  }

  // What is passed over as a whole

  /** Parentheses and all between them; refuses when they are not balanced. */
  Span parenthesised() {
    if (!is(Kind.OPEN_PAREN)) {
      throw refuse("open paren");
    }
    return balanced();
  }

  private Span balanced() {
    int mark = at;
    next();
    int depth = 1;
    while (depth > 0) {
      switch (token().kind()) {
        case OPEN_PAREN, OPEN_BRACKET -> depth++;
        case CLOSE_PAREN, CLOSE_BRACKET -> depth--;
        case UNTERMINATED, STRAY -> throw refuse("a token of SQL");
        default -> {}
      }
      next();
    }
    return since(mark);
  }

  /** One token, or parentheses or brackets with all between them. */
  void passOver() {
    switch (token().kind()) {
      case OPEN_PAREN, OPEN_BRACKET -> balanced();
      case UNTERMINATED, STRAY -> throw refuse("a token of SQL");
      default -> next();
    }
  }
}
