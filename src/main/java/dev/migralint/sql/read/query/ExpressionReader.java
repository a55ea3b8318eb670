package dev.migralint.sql.read.query;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;

/**
 * Reads an expression as PostgreSQL's grammar does: it ends where no operator follows, so a
 * forgotten comma does not hide what comes after it.
 * https://www.postgresql.org/docs/current/sql-expressions.html
 */
public final class ExpressionReader {
  private final Cursor c;
  private final boolean basic;

  private ExpressionReader(Cursor c, boolean basic) {
    this.c = c;
    this.basic = basic;
  }

  /** Any expression. */
  public static Expression any(Cursor c) {
    int mark = c.mark();
    pass(c);
    return c.expression(c.since(mark));
  }

  /** An expression in parentheses; its range and text leave them out. */
  public static Expression inParentheses(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    Expression expression = any(c);
    c.expect(Kind.CLOSE_PAREN);
    return expression;
  }

  /**
   * What PostgreSQL's grammar calls {@code b_expr}: the DEFAULT of a column definition, without
   * AND, OR, NOT, IN, LIKE, COLLATE and AT TIME ZONE outside of parentheses.
   */
  public static Expression basic(Cursor c) {
    int mark = c.mark();
    new ExpressionReader(c, true).read();
    return c.expression(c.since(mark));
  }

  /** What PostgreSQL's grammar calls {@code c_expr}: no operator but a subscript or a field. */
  static void primary(Cursor c) {
    ExpressionReader reader = new ExpressionReader(c, true);
    reader.primary();
    while (c.is(Kind.OPEN_BRACKET) || c.is(Kind.DOT)) {
      reader.postfix();
    }
  }

  /** Passes over any expression; whether it was nothing but a query in parentheses. */
  static boolean pass(Cursor c) {
    return new ExpressionReader(c, false).read();
  }

  /** One or more expressions with commas between them. */
  static void list(Cursor c) {
    do {
      pass(c);
    } while (c.accept(Kind.COMMA));
  }

  private boolean read() {
    boolean query = operand();
    boolean compared = false;
    while (true) {
      if (postfix()) {
        query = false;
        continue;
      }
      if (!c.is(Kind.WORD) && !c.is(Kind.OPERATOR)) {
        return query;
      }
      if (c.is(Kind.OPERATOR) && !c.isOperator("=>")) {
        // Comparisons do not associate: a = b = c is an error.
        boolean compares = isComparison(c.written(c.next()));
        if (compares && compared) {
          throw new Refusal("a comparison follows a comparison");
        }
        compared |= compares;
        quantifiedOrOperand();
      } else if (c.is("OPERATOR") && c.token(1).kind() == Kind.OPEN_PAREN) {
        operatorName(c);
        quantifiedOrOperand();
      } else if (c.accept("IS", "DISTINCT", "FROM") || c.accept("IS", "NOT", "DISTINCT", "FROM")) {
        operand();
      } else if (!basic && looser()) {
        compared = false;
      } else if (basic || !matches()) {
        return query;
      }
      query = false;
    }
  }

  private static boolean isComparison(String operator) {
    return switch (operator) {
      case "=", "<", ">", "<=", ">=", "<>", "!=" -> true;
      default -> false;
    };
  }

  /** {@code OPERATOR(pg_catalog.+)} */
  static void operatorName(Cursor c) {
    c.expect("OPERATOR");
    c.expect(Kind.OPEN_PAREN);
    while (c.token(1).kind() == Kind.DOT) {
      c.name();
      c.next();
    }
    c.expect(Kind.OPERATOR);
    c.expect(Kind.CLOSE_PAREN);
  }

  private void quantifiedOrOperand() {
    if (!basic && c.isAny("ANY", "SOME", "ALL") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.next();
      parenthesised();
    } else {
      operand();
    }
  }

  private boolean looser() {
    if (c.accept("AND") || c.accept("OR")) {
      operand();
      return true;
    }
    return false;
  }

  private boolean matches() {
    if (c.acceptAny("OVERLAPS", "ESCAPE") || c.accept("AT", "TIME", "ZONE")) {
      operand();
      return true;
    }
    int mark = c.mark();
    boolean negated = c.accept("NOT");
    if (c.acceptAny("LIKE", "ILIKE")) {
      quantifiedOrOperand();
      return true;
    }
    if (c.accept("SIMILAR", "TO")) {
      operand();
      return true;
    }
    if (c.accept("IN")) {
      parenthesised();
      return true;
    }
    if (c.accept("BETWEEN")) {
      c.acceptAny("SYMMETRIC", "ASYMMETRIC");
      new ExpressionReader(c, true).read();
      c.expect("AND");
      operand();
      return true;
    }
    if (negated) {
      c.back(mark);
    }
    return false;
  }

  private boolean operand() {
    boolean plain = true;
    while (isPrefix() || (!basic && c.is("NOT"))) {
      c.next();
      plain = false;
    }
    boolean query = primary();
    return query && plain;
  }

  /** Plus, minus and what users may define stand before an operand; SQL's other operators don't. */
  private boolean isPrefix() {
    if (!c.is(Kind.OPERATOR)) {
      return false;
    }
    return switch (c.written(c.token())) {
      case "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "!=", "=>" -> false;
      default -> true;
    };
  }

  private boolean primary() {
    switch (c.token().kind()) {
      case OPEN_PAREN -> {
        return parenthesised();
      }
      case NUMBER, PARAMETER, DOLLAR_STRING -> c.next();
      case STRING -> string();
      case WORD, QUOTED_NAME -> named();
      case PLACEHOLDER -> {
        c.next();
        if (c.is(Kind.DOT)) {
          CallReader.columnOrCall(c, Name.unquoted(""));
        } else if (c.is(Kind.OPEN_PAREN)) {
          CallReader.arguments(c);
        }
      }
      default -> throw c.refuse("an expression");
    }
    return false;
  }

  /** A query, an expression or a row; whether it is a query. */
  private boolean parenthesised() {
    if (!c.enter()) {
      c.parenthesised();
      return false;
    }
    c.expect(Kind.OPEN_PAREN);
    int start = c.mentions().readSoFar();
    boolean query = QueryReader.starts(c);
    if (query) {
      QueryReader.read(c);
    } else {
      query = pass(c);
      if (query && QueryReader.goesOn(c)) {
        QueryReader.readRest(c, start);
      } else {
        while (c.accept(Kind.COMMA)) {
          pass(c);
          query = false;
        }
      }
    }
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
    return query;
  }

  private void string() {
    c.escapeCharacter(c.next());
  }

  private void named() {
    boolean beforeParenthesis = c.token(1).kind() == Kind.OPEN_PAREN;
    if (c.is("CASE")) {
      cases();
    } else if (c.is("ARRAY") && c.token(1).kind() == Kind.OPEN_BRACKET) {
      c.next();
      array();
    } else if (beforeParenthesis && (c.is("ARRAY") || c.is("EXISTS"))) {
      boolean exists = c.is("EXISTS");
      c.next();
      int start = c.mentions().readSoFar();
      if (!parenthesised()) {
        throw new Refusal("a query is missing in the parentheses");
      }
      if (exists) {
        c.mentions().narrow(start, c.mentions().readSoFar());
      }
    } else if (beforeParenthesis && c.accept("ROW")) {
      if (c.token(1).kind() == Kind.CLOSE_PAREN) {
        c.next();
        c.next();
      } else {
        parenthesised();
      }
    } else if (c.is("DEFAULT") && !basic) {
      c.next();
    } else {
      CallReader.read(c);
    }
  }

  private void cases() {
    if (!c.enter()) {
      toEndOfCase();
      return;
    }
    c.expect("CASE");
    if (!c.is("WHEN")) {
      pass(c);
    }
    do {
      c.expect("WHEN");
      pass(c);
      c.expect("THEN");
      pass(c);
    } while (c.is("WHEN"));
    if (c.accept("ELSE")) {
      pass(c);
    }
    c.expect("END");
    c.leave();
  }

  /** Passes over a CASE that is nested too deeply to be read. */
  private void toEndOfCase() {
    int cases = 0;
    do {
      if (c.is("CASE")) {
        cases++;
      } else if (c.is("END")) {
        cases--;
      }
      c.passOver();
    } while (cases > 0);
  }

  private void array() {
    if (!c.enter()) {
      c.passOver();
      return;
    }
    c.expect(Kind.OPEN_BRACKET);
    if (!c.is(Kind.CLOSE_BRACKET)) {
      do {
        if (c.is(Kind.OPEN_BRACKET)) {
          array();
        } else {
          pass(c);
        }
      } while (c.accept(Kind.COMMA));
    }
    c.expect(Kind.CLOSE_BRACKET);
    c.leave();
  }

  private boolean postfix() {
    return switch (c.token().kind()) {
      case TYPECAST -> {
        c.next();
        TypeReader.type(c);
        yield true;
      }
      case OPEN_BRACKET -> {
        subscript();
        yield true;
      }
      case DOT -> {
        c.next();
        if (!c.acceptOperator("*")) {
          c.anyWord();
        }
        yield true;
      }
      case WORD -> basic ? c.accept("IS", "DOCUMENT") || c.accept("IS", "NOT", "DOCUMENT") : test();
      default -> false;
    };
  }

  /** {@code [1]}, {@code [1:2]}, {@code [:]} */
  private void subscript() {
    if (!c.enter()) {
      c.passOver();
      return;
    }
    c.expect(Kind.OPEN_BRACKET);
    if (!c.is(Kind.COLON)) {
      pass(c);
    }
    if (c.accept(Kind.COLON) && !c.is(Kind.CLOSE_BRACKET)) {
      pass(c);
    }
    c.expect(Kind.CLOSE_BRACKET);
    c.leave();
  }

  /** What follows an expression and takes no second one. */
  private boolean test() {
    if (c.accept("COLLATE")) {
      c.anyObjectName();
      return true;
    }
    if (c.acceptAny("ISNULL", "NOTNULL") || c.accept("AT", "LOCAL")) {
      return true;
    }
    int mark = c.mark();
    if (!c.accept("IS")) {
      return false;
    }
    c.accept("NOT");
    if (c.acceptAny("NULL", "TRUE", "FALSE", "UNKNOWN", "DOCUMENT", "NORMALIZED")) {
      return true;
    }
    if (c.acceptAny("NFC", "NFD", "NFKC", "NFKD")) {
      c.expect("NORMALIZED");
      return true;
    }
    if (c.accept("JSON")) {
      c.acceptAny("VALUE", "ARRAY", "OBJECT", "SCALAR");
      if (c.acceptAny("WITH", "WITHOUT")) {
        c.expect("UNIQUE");
        c.accept("KEYS");
      }
      return true;
    }
    c.back(mark);
    return false;
  }
}
