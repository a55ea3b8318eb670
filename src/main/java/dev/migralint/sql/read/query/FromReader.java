package dev.migralint.sql.read.query;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Token.Kind;
import java.util.Optional;

/**
 * Reads what stands after FROM: relations, functions, queries and joins of them.
 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-FROM
 */
public final class FromReader {
  private FromReader() {}

  /** All items; whether they are one relation alone. */
  public static boolean list(Cursor c) {
    boolean alone = item(c);
    while (c.accept(Kind.COMMA)) {
      item(c);
      alone = false;
    }
    return alone;
  }

  /** One item with all that is joined to it; whether it is one relation alone. */
  static boolean item(Cursor c) {
    boolean alone = operand(c);
    while (isJoin(c)) {
      join(c);
      alone = false;
    }
    return alone;
  }

  private static boolean isJoin(Cursor c) {
    return c.isAny("JOIN", "CROSS", "NATURAL", "INNER", "LEFT", "RIGHT", "FULL");
  }

  private static void join(Cursor c) {
    if (!c.enter()) {
      throw new Refusal(Cause.DEPTH, "joins are nested too deeply");
    }
    boolean cross = c.accept("CROSS");
    boolean natural = !cross && c.accept("NATURAL");
    if (!cross && !c.accept("INNER") && c.acceptAny("LEFT", "RIGHT", "FULL")) {
      c.accept("OUTER");
    }
    c.expect("JOIN");
    operand(c);
    if (!cross && !natural) {
      while (isJoin(c)) {
        join(c);
      }
      condition(c);
    }
    c.leave();
  }

  private static void condition(Cursor c) {
    if (c.accept("ON")) {
      ExpressionReader.pass(c);
      return;
    }
    c.expect("USING");
    c.columns();
    if (c.accept("AS")) {
      c.name();
    }
  }

  /** Whether it is one relation, or a query. */
  private static boolean operand(Cursor c) {
    boolean lateral = c.accept("LATERAL");
    if (c.is(Kind.OPEN_PAREN)) {
      boolean alone = parenthesised(c);
      alias(c);
      return alone;
    } else if (c.is("ROWS") && c.is(1, "FROM")) {
      rowsFrom(c);
    } else if (c.is("XMLTABLE") && c.token(1).kind() == Kind.OPEN_PAREN) {
      XmlReader.table(c);
      alias(c);
    } else if (c.is("JSON_TABLE") && c.token(1).kind() == Kind.OPEN_PAREN) {
      JsonTableReader.read(c);
      alias(c);
    } else if (lateral || isCall(c)) {
      CallReader.read(c);
      ordinality(c);
      functionAlias(c);
    } else {
      ObjectName relation = c.relation();
      c.mentions().relation(relation, alias(c).orElse(relation.name()));
      return !sample(c);
    }
    return false;
  }

  private static boolean isCall(Cursor c) {
    int ahead = 0;
    while (c.token(ahead + 1).kind() == Kind.DOT) {
      ahead += 2;
    }
    return (c.token(ahead + 1).kind() == Kind.OPEN_PAREN && !c.is("ONLY"))
        || c.is("CURRENT_SCHEMA")
        || (c.is("COLLATION") && c.is(1, "FOR"))
        || (ahead == 0 && c.is(Kind.WORD) && Keywords.isValue(c.folded()));
  }

  /** A query, or joins that belong together; whether it is one relation, or a query. */
  private static boolean parenthesised(Cursor c) {
    if (!c.enter()) {
      c.parenthesised();
      return false;
    }
    c.expect(Kind.OPEN_PAREN);
    int start = c.mentions().readSoFar();
    boolean alone = true;
    if (QueryReader.starts(c)) {
      QueryReader.read(c);
    } else if (c.is(Kind.OPEN_PAREN)) {
      alone = item(c);
      if (QueryReader.goesOn(c)) {
        QueryReader.readRest(c, start);
      }
    } else {
      alone = item(c);
    }
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
    return alone;
  }

  private static void rowsFrom(Cursor c) {
    c.next();
    c.next();
    c.expect(Kind.OPEN_PAREN);
    do {
      CallReader.read(c);
      if (c.accept("AS")) {
        definitions(c);
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
    ordinality(c);
    functionAlias(c);
  }

  private static void ordinality(Cursor c) {
    if (c.accept("WITH")) {
      c.expect("ORDINALITY");
    }
  }

  /** {@code AS t (a, b)} */
  public static Optional<Name> alias(Cursor c) {
    if (!c.accept("AS") && !c.isName()) {
      return Optional.empty();
    }
    Name alias = c.name();
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    return Optional.of(alias);
  }

  /** Of a function also {@code AS (a int, b text)} and {@code AS t (a int, b text)}. */
  private static void functionAlias(Cursor c) {
    boolean as = c.accept("AS");
    if (as && c.is(Kind.OPEN_PAREN)) {
      definitions(c);
    } else if (as || c.isName()) {
      c.name();
      if (c.is(Kind.OPEN_PAREN)) {
        definitions(c);
      }
    }
  }

  /** Names in parentheses, with a type behind each of them or none. */
  private static void definitions(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    Kind next = c.token(1).kind();
    boolean typed = next != Kind.COMMA && next != Kind.CLOSE_PAREN;
    do {
      c.name();
      if (typed) {
        TypeReader.type(c);
        if (c.accept("COLLATE")) {
          c.anyObjectName();
        }
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
  }

  private static boolean sample(Cursor c) {
    boolean sampled = c.accept("TABLESAMPLE");
    if (sampled) {
      c.anyObjectName();
      CallReader.arguments(c);
      if (c.accept("REPEATABLE")) {
        c.expect(Kind.OPEN_PAREN);
        ExpressionReader.pass(c);
        c.expect(Kind.CLOSE_PAREN);
      }
    }
    return sampled;
  }
}
