package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
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

  public Token token() {
    return token(0);
  }

  public Token token(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : end;
  }

  /** The token that was passed so many tokens ago. */
  public Token before(int tokensAgo) {
    return at >= tokensAgo ? tokens.get(at - tokensAgo) : end;
  }

  public int mark() {
    return at;
  }

  public void back(int mark) {
    at = mark;
  }

  /** From the marked token's start to the end of the last token passed. */
  public Span since(int mark) {
    int from = tokens.get(Math.min(mark, tokens.size() - 1)).start();
    return new Span(from, at == 0 ? from : Math.max(from, tokens.get(at - 1).end()));
  }

  public String written(Token token) {
    return text.substring(token.start(), token.end());
  }

  /** The token here as key words compare, in lower case. */
  public String folded() {
    return Keywords.fold(written(token()));
  }

  public String text(Span span) {
    return span.of(text);
  }

  public boolean atEnd() {
    return at >= tokens.size();
  }

  public void expectEnd() {
    if (!atEnd()) {
      throw refuse("the end of the statement");
    }
  }

  public Refusal refuse(String expected) {
    if (is(Kind.UNTERMINATED)) {
      return new Refusal("a string, name or comment is not closed: " + shorten(written(token())));
    }
    int condition = is("IF") ? 1 : before(1).kind() == Kind.WORD && isIf(before(1)) ? 0 : -1;
    if (condition >= 0 && is(condition, "NOT") && is(condition + 1, "EXISTS")) {
      return new Refusal("no version has IF NOT EXISTS here");
    }
    if (condition >= 0 && is(condition, "EXISTS")) {
      return new Refusal("no version has IF EXISTS here");
    }
    String found = atEnd() ? "the end" : "\"" + shorten(written(token())) + "\"";
    return new Refusal("expected " + expected + ", found " + found);
  }

  private boolean isIf(Token token) {
    return Keywords.isWritten(text, token, "IF");
  }

  private static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  public Token next() {
    if (atEnd()) {
      throw refuse("more");
    }
    return tokens.get(at++);
  }

  /** Passes over so many tokens, which must be there. */
  void skip(int tokens) {
    at += tokens;
  }

  /** The words since the mark in upper case, with single blanks between them. */
  String words(int mark) {
    StringBuilder words = new StringBuilder();
    for (Token token : tokens.subList(mark, at)) {
      words.append(words.isEmpty() ? "" : " ");
      words.append(written(token).toUpperCase(Locale.ROOT));
    }
    return words.toString();
  }

  /** The text that the tokens are of. */
  public String text() {
    return text;
  }

  /** All tokens. */
  public List<Token> tokens() {
    return tokens;
  }

  /** The tokens between two marks. */
  List<Token> tokens(int from, int to) {
    return tokens.subList(from, to);
  }

  // Key words and punctuation

  public boolean is(String word) {
    return is(0, word);
  }

  public boolean is(int ahead, String word) {
    Token token = token(ahead);
    return token.kind() == Kind.WORD && Keywords.isWritten(text, token, word);
  }

  public boolean is(Kind kind) {
    return token().kind() == kind;
  }

  public boolean isAny(String... words) {
    for (String word : words) {
      if (is(word)) {
        return true;
      }
    }
    return false;
  }

  // One and two words are told apart from more, for they are asked for all the time: an array for
  // them is a fifth of all that reading allocates.

  public boolean accept(String word) {
    if (!is(0, word)) {
      return false;
    }
    at++;
    return true;
  }

  public boolean accept(String first, String second) {
    if (!is(0, first) || !is(1, second)) {
      return false;
    }
    at += 2;
    return true;
  }

  /** Passes over these words if all of them stand here. */
  public boolean accept(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!is(i, words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  public boolean acceptAny(String... words) {
    for (String word : words) {
      if (accept(word)) {
        return true;
      }
    }
    return false;
  }

  public boolean accept(Kind kind) {
    if (token().kind() == kind) {
      at++;
      return true;
    }
    return false;
  }

  /** Passes over the words of the first of these that stands here; "" when none does. */
  public String acceptOneOf(String[][] phrases) {
    for (String[] words : phrases) {
      if (accept(words)) {
        return String.join(" ", words).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  public void expect(String word) {
    if (!accept(word)) {
      throw refuse(word);
    }
  }

  public void expect(String... words) {
    if (!accept(words)) {
      throw refuse(String.join(" ", words));
    }
  }

  public void expectAny(String... words) {
    if (!acceptAny(words)) {
      throw refuse(String.join(" or ", words));
    }
  }

  public void expect(Kind kind) {
    if (!accept(kind)) {
      throw refuse(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  public boolean isOperator(String operator) {
    Token token = token();
    return token.kind() == Kind.OPERATOR && written(token).equals(operator);
  }

  public boolean acceptOperator(String operator) {
    if (isOperator(operator)) {
      at++;
      return true;
    }
    return false;
  }

  public boolean ifExists() {
    return accept("IF", "EXISTS");
  }

  public boolean ifNotExists() {
    return accept("IF", "NOT", "EXISTS");
  }

  /** CASCADE or RESTRICT or neither; whether it was CASCADE. */
  public boolean cascade() {
    if (accept("CASCADE")) {
      return true;
    }
    accept("RESTRICT");
    return false;
  }

  public <T> List<T> list(Supplier<T> element) {
    List<T> elements = new ArrayList<>();
    do {
      elements.add(element.get());
    } while (accept(Kind.COMMA));
    return elements;
  }

  // What is passed over as a whole

  /** Parentheses and all between them; refuses when they are not balanced. */
  public Span parenthesised() {
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
  public void passOver() {
    switch (token().kind()) {
      case OPEN_PAREN, OPEN_BRACKET -> balanced();
      case UNTERMINATED, STRAY -> throw refuse("a token of SQL");
      default -> next();
    }
  }
}
