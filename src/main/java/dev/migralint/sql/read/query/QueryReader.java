package dev.migralint.sql.read.query;

import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/**
 * Reads SELECT, VALUES, TABLE and what combines them.
 * https://www.postgresql.org/docs/current/sql-select.html
 */
public final class QueryReader {
  private QueryReader() {}

  /** Whether a query begins here; one in parentheses is told by its first word. */
  static boolean starts(Cursor c) {
    if (c.is("VALUES")) {
      return c.token(1).kind() == Kind.OPEN_PAREN;
    }
    return c.isAny("SELECT", "WITH", "TABLE");
  }

  /** A whole query, which may stand in parentheses. */
  public static void read(Cursor c) {
    Mentions.Mark before = c.mentions().mark();
    if (c.is("WITH")) {
      WithReader.read(c);
    }
    readAfterWith(c);
    c.mentions().leave(before);
  }

  /** A query whose WITH, if it has one, was read. */
  static void readAfterWith(Cursor c) {
    int start = c.mentions().readSoFar();
    term(c);
    readRest(c, start);
  }

  /** A query whose SELECT, or the word in its place, was read. */
  static void readAfterSelect(Cursor c) {
    int start = c.mentions().readSoFar();
    select(c);
    readRest(c, start);
  }

  /** Whether what follows a query in parentheses makes both of them one query. */
  static boolean goesOn(Cursor c) {
    return c.isAny("UNION", "INTERSECT", "EXCEPT", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR");
  }

  /**
   * What follows the first part of a query: set operations, order, limits and row locks.
   *
   * @param start how many relations had been read before the query
   */
  static void readRest(Cursor c, int start) {
    while (c.acceptAny("UNION", "INTERSECT", "EXCEPT")) {
      c.acceptAny("ALL", "DISTINCT");
      term(c);
    }
    if (c.accept("ORDER", "BY")) {
      CallReader.sortKeys(c);
    }
    int end = c.mentions().readSoFar();
    while (limitOrLock(c, start, end)) {}
  }

  private static boolean limitOrLock(Cursor c, int start, int end) {
    if (c.accept("LIMIT")) {
      if (!c.accept("ALL")) {
        ExpressionReader.pass(c);
        c.mentions().narrow(start, end);
      }
    } else if (c.accept("OFFSET")) {
      ExpressionReader.pass(c);
      c.acceptAny("ROW", "ROWS");
    } else if (c.accept("FETCH")) {
      c.expectAny("FIRST", "NEXT");
      c.mentions().narrow(start, end);
      if (!c.isAny("ROW", "ROWS")) {
        ExpressionReader.basic(c);
      }
      c.expectAny("ROW", "ROWS");
      if (!c.accept("ONLY")) {
        c.expect("WITH", "TIES");
      }
    } else if (c.accept("FOR")) {
      lock(c);
    } else {
      return false;
    }
    return true;
  }

  private static void lock(Cursor c) {
    if (c.accept("READ", "ONLY")) {
      return;
    }
    if (!c.accept("NO", "KEY", "UPDATE") && !c.accept("KEY", "SHARE")) {
      c.expectAny("UPDATE", "SHARE");
    }
    List<ObjectName> names = c.accept("OF") ? c.objectNames() : List.of();
    c.mentions().lockRows(names.stream().map(ObjectName::name).toList());
    if (!c.accept("NOWAIT") && c.accept("SKIP")) {
      c.expect("LOCKED");
    }
  }

  /** One part of a set operation. */
  private static void term(Cursor c) {
    if (c.is(Kind.OPEN_PAREN)) {
      inParentheses(c);
    } else if (c.accept("VALUES")) {
      rows(c);
    } else if (c.accept("TABLE")) {
      c.mentions().relation(c.relation());
    } else {
      c.expect("SELECT");
      select(c);
    }
  }

  /** A query in its parentheses. */
  static void inParentheses(Cursor c) {
    if (!c.enter()) {
      c.parenthesised();
      return;
    }
    c.expect(Kind.OPEN_PAREN);
    read(c);
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
  }

  /** The rows after VALUES. */
  static void rows(Cursor c) {
    do {
      c.expect(Kind.OPEN_PAREN);
      ExpressionReader.list(c);
      c.expect(Kind.CLOSE_PAREN);
    } while (c.accept(Kind.COMMA));
  }

  private static void select(Cursor c) {
    boolean distinct = c.accept("DISTINCT");
    if (distinct) {
      if (c.accept("ON")) {
        c.expect(Kind.OPEN_PAREN);
        ExpressionReader.list(c);
        c.expect(Kind.CLOSE_PAREN);
      }
    } else {
      c.accept("ALL");
    }
    if (distinct || !endsTargets(c)) {
      targets(c);
    }
    if (c.accept("INTO")) {
      c.mentions().into(into(c));
    }
    int from = c.mentions().readSoFar();
    boolean alone = c.accept("FROM") && FromReader.list(c);
    int to = c.mentions().readSoFar();
    boolean filtered = c.accept("WHERE");
    if (filtered) {
      ExpressionReader.pass(c);
    }
    if (!alone || filtered) {
      c.mentions().narrow(from, to);
    }
    if (c.accept("GROUP", "BY")) {
      c.acceptAny("ALL", "DISTINCT");
      do {
        group(c);
      } while (c.accept(Kind.COMMA));
    }
    if (c.accept("HAVING")) {
      ExpressionReader.pass(c);
    }
    if (c.accept("WINDOW")) {
      do {
        c.name();
        c.expect("AS");
        CallReader.window(c);
      } while (c.accept(Kind.COMMA));
    }
    c.mentions().from(from, to);
  }

  /** What follows INTO in a SELECT. */
  private static Mentions.Into into(Cursor c) {
    c.acceptAny("LOCAL", "GLOBAL");
    Persistence persistence = persistence(c);
    c.accept("TABLE");
    return new Mentions.Into(c.objectName(), persistence);
  }

  /** TEMPORARY or UNLOGGED, or neither. */
  public static Persistence persistence(Cursor c) {
    if (c.acceptAny("GLOBAL", "LOCAL")) {
      c.expectAny("TEMPORARY", "TEMP");
      return Persistence.TEMPORARY;
    }
    return c.acceptAny("TEMPORARY", "TEMP")
        ? Persistence.TEMPORARY
        : c.accept("UNLOGGED") ? Persistence.UNLOGGED : Persistence.PERMANENT;
  }

  private static boolean endsTargets(Cursor c) {
    return c.atEnd()
        || c.is(Kind.CLOSE_PAREN)
        || c.isAny("INTO", "FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "RETURNING")
        || goesOn(c);
  }

  /** What a query or RETURNING gives: expressions with labels, or an asterisk. */
  static void targets(Cursor c) {
    do {
      if (c.isOperator("*")) {
        c.next();
        continue;
      }
      ExpressionReader.pass(c);
      if (c.accept("AS")) {
        c.anyWord();
      } else if (c.is(Kind.QUOTED_NAME) || (c.is(Kind.WORD) && !Keywords.needsAs(c.folded()))) {
        c.anyWord();
      }
    } while (c.accept(Kind.COMMA));
  }

  private static void group(Cursor c) {
    if (c.is(Kind.OPEN_PAREN) && c.token(1).kind() == Kind.CLOSE_PAREN) {
      c.next();
      c.next();
    } else if (c.isAny("ROLLUP", "CUBE") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.next();
      c.next();
      ExpressionReader.list(c);
      c.expect(Kind.CLOSE_PAREN);
    } else if (c.accept("GROUPING", "SETS")) {
      if (!c.enter()) {
        throw new Refusal(Cause.DEPTH, "GROUPING SETS are nested too deeply");
      }
      c.expect(Kind.OPEN_PAREN);
      do {
        group(c);
      } while (c.accept(Kind.COMMA));
      c.expect(Kind.CLOSE_PAREN);
      c.leave();
    } else {
      ExpressionReader.pass(c);
    }
  }
}
