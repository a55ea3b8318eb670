package dev.migralint.sql.read.query;

import dev.migralint.sql.Name;
import dev.migralint.sql.token.Token.Kind;

/**
 * Reads WITH and its queries; data changed in one is changed as if by a statement of its own.
 * https://www.postgresql.org/docs/current/queries-with.html
 */
final class WithReader {
  private WithReader() {}

  static void read(Cursor c) {
    c.expect("WITH");
    boolean recursive = c.accept("RECURSIVE");
    do {
      commonTable(c, recursive);
    } while (c.accept(Kind.COMMA));
  }

  private static void commonTable(Cursor c, boolean recursive) {
    Name name = c.name();
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    c.expect("AS");
    if (c.accept("NOT")) {
      c.expect("MATERIALIZED");
    } else {
      c.accept("MATERIALIZED");
    }
    if (recursive) {
      c.mentions().commonTable(name);
    }
    if (c.enter()) {
      c.expect(Kind.OPEN_PAREN);
      statement(c);
      c.expect(Kind.CLOSE_PAREN);
      c.leave();
    } else {
      c.parenthesised();
    }
    if (!recursive) {
      c.mentions().commonTable(name);
    }
    searchAndCycle(c);
  }

  private static void statement(Cursor c) {
    int start = c.mark();
    Mentions.Mark before = c.mentions().mark();
    if (c.is("WITH")) {
      read(c);
    }
    if (ChangeReader.starts(c)) {
      c.mentions().change(ChangeReader.read(c, start, before));
    } else {
      QueryReader.readAfterWith(c);
    }
    c.mentions().leave(before);
  }

  private static void searchAndCycle(Cursor c) {
    if (c.accept("SEARCH")) {
      c.expectAny("DEPTH", "BREADTH");
      c.expect("FIRST", "BY");
      c.list(c::name);
      c.expect("SET");
      c.name();
    }
    if (c.accept("CYCLE")) {
      c.list(c::name);
      c.expect("SET");
      c.name();
      if (c.accept("TO")) {
        ExpressionReader.basic(c);
        c.expect("DEFAULT");
        ExpressionReader.basic(c);
      }
      c.expect("USING");
      c.name();
    }
  }
}
