package dev.migralint.sql;

import dev.migralint.sql.Token.Kind;

/**
 * Reads an expression by the operands and operators at its own level; parentheses and brackets are
 * passed over with all between them, so that no depth of nesting matters. It ends where no operator
 * follows: a forgotten comma does not hide what comes after it.
 * https://www.postgresql.org/docs/current/sql-expressions.html
 */
final class ExpressionReader {
  private final Cursor c;
  private final boolean basic;

  private ExpressionReader(Cursor c, boolean basic) {
    this.c = c;
    this.basic = basic;
  }

  /** Any expression. */
  static Expression any(Cursor c) {
    return new ExpressionReader(c, false).read();
  }

  /**
   * What PostgreSQL's grammar calls {@code b_expr}: the DEFAULT of a column definition, without
   * AND, OR, NOT, IN, LIKE, COLLATE and AT TIME ZONE outside of parentheses.
   */
  static Expression basic(Cursor c) {
    return new ExpressionReader(c, true).read();
  }

  private Expression read() {
    int mark = c.mark();
    do {
      operand();
    } while (infix());
    return c.expression(c.since(mark));
  }

  private void operand() {
    while (c.is(Kind.OPERATOR) || (!basic && c.is("NOT"))) {
      c.next();
    }
    primary();
    while (postfix()) {}
  }

  private void primary() {
    switch (c.token().kind()) {
      case OPEN_PAREN -> c.passOver();
      case NUMBER, PARAMETER, DOLLAR_STRING -> c.next();
      case STRING -> string();
      case WORD, QUOTED_NAME -> named();
      case OPERATOR,
          COMMA,
          SEMICOLON,
          CLOSE_PAREN,
          OPEN_BRACKET,
          CLOSE_BRACKET,
          DOT,
          COLON,
          TYPECAST,
          LINE_COMMENT,
          BLOCK_COMMENT,
          PSQL_COMMAND,
          UNTERMINATED,
          STRAY,
          END ->
          throw c.refuse("an expression");
    }
  }

  private void string() {
    c.next();
    if (c.accept("UESCAPE")) {
      c.expect(Kind.STRING);
    }
  }

  private void named() {
    if (c.accept("CASE")) {
      toEndOfCase();
    } else if (c.is("ARRAY") && c.token(1).kind() == Kind.OPEN_BRACKET) {
      c.next();
      c.passOver();
    } else if (!typedString()) {
      call();
    }
  }

  /** CASE may stand in CASE without parentheses. */
  private void toEndOfCase() {
    int depth = 1;
    while (depth > 0) {
      if (c.is("CASE")) {
        depth++;
      } else if (c.is("END")) {
        depth--;
      }
      c.passOver();
    }
  }

  /** A type's name before a string: {@code interval '1 day'}; whether there was one. */
  private boolean typedString() {
    int mark = c.mark();
    try {
      TypeReader.type(c);
      if (c.isString()) {
        c.next();
        TypeReader.intervalFields(c);
        return true;
      }
    } catch (Refusal noType) {
      // A name is tried next.
    }
    c.back(mark);
    return false;
  }

  /** A column, a function's call, or a word that is a value. */
  private void call() {
    if (c.is(Kind.WORD)
        && !Keywords.isValue(c.folded())
        && (Keywords.isNeverName(c.folded())
            && !(c.token(1).kind() == Kind.OPEN_PAREN && Keywords.isCalled(c.folded())))) {
      throw c.refuse("an expression");
    }
    c.anyWord();
    while (c.accept(Kind.DOT)) {
      if (!c.acceptOperator("*")) {
        c.anyWord();
      }
    }
    if (!c.is(Kind.OPEN_PAREN)) {
      return;
    }
    c.passOver();
    if (c.accept("WITHIN", "GROUP")) {
      c.parenthesised();
    }
    if (c.accept("FILTER")) {
      c.parenthesised();
    }
    if (c.accept("OVER")) {
      if (c.is(Kind.OPEN_PAREN)) {
        c.passOver();
      } else {
        c.name();
      }
    }
  }

  private boolean postfix() {
    if (c.accept(Kind.TYPECAST)) {
      TypeReader.type(c);
      return true;
    }
    if (c.is(Kind.OPEN_BRACKET)) {
      c.passOver();
      return true;
    }
    if (c.accept(Kind.DOT)) {
      c.anyWord();
      return true;
    }
    if (basic) {
      return c.accept("IS", "DOCUMENT") || c.accept("IS", "NOT", "DOCUMENT");
    }
    if (c.accept("COLLATE")) {
      c.anyObjectName();
      return true;
    }
    return c.accept("ISNULL") || c.accept("NOTNULL") || c.accept("AT", "LOCAL") || test();
  }

  /** IS and what it may test, but for DISTINCT FROM, which takes a second operand. */
  private boolean test() {
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

  private boolean infix() {
    if (c.accept(Kind.OPERATOR)
        || c.accept("IS", "DISTINCT", "FROM")
        || c.accept("IS", "NOT", "DISTINCT", "FROM")) {
      return true;
    }
    if (c.is("OPERATOR") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.next();
      c.passOver();
      return true;
    }
    if (basic) {
      return false;
    }
    if (c.acceptAny("AND", "OR", "OVERLAPS", "ESCAPE") || c.accept("AT", "TIME", "ZONE")) {
      return true;
    }
    int mark = c.mark();
    boolean negated = c.accept("NOT");
    if (c.acceptAny("LIKE", "ILIKE", "IN") || c.accept("SIMILAR", "TO")) {
      return true;
    }
    if (c.accept("BETWEEN")) {
      c.acceptAny("SYMMETRIC", "ASYMMETRIC");
      return true;
    }
    if (negated) {
      c.back(mark);
    }
    return false;
  }
}
