package dev.migralint.sql.read.query;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.Locale;

/** Reads numbers, strings, NULL, TRUE and FALSE. */
final class ConstantReader {
  private ConstantReader() {}

  /** Whether a constant stands here, and an expression ends behind it. */
  static boolean isAlone(Cursor c) {
    Kind kind = c.token().kind();
    return (kind == Kind.STRING || kind == Kind.NUMBER || kind == Kind.DOLLAR_STRING)
        && switch (c.token(1).kind()) {
          case COMMA, CLOSE_PAREN, END -> true;
          default -> false;
        };
  }

  /** A number or a string. */
  static Expression read(Cursor c) {
    Token token = c.token();
    int mark = c.mark();
    if (token.kind() == Kind.NUMBER) {
      c.next();
      return new Constant(token.span(), Constant.Kind.NUMBER, c.written(token));
    }
    if (token.kind() == Kind.STRING && "bBxXnN".indexOf(c.text().charAt(token.start())) >= 0) {
      c.next();
      return new Constant(token.span(), Constant.Kind.PREFIXED_STRING, c.written(token));
    }
    String value = c.string();
    return new Constant(c.since(mark), Constant.Kind.STRING, value);
  }

  /** NULL, TRUE or FALSE. */
  static Expression ofKeyword(Cursor c, String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    return new Constant(c.next().span(), Constant.Kind.valueOf(upper), upper);
  }
}
