package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE RULE. */
final class RuleReader {
  private RuleReader() {}

  /** From behind RULE on. */
  static List<Operation> create(Cursor c, boolean replace) {
    ObjectName name = c.plainName();
    c.expect("AS", "ON");
    c.expectAny("SELECT", "UPDATE", "DELETE", "INSERT");
    c.expect("TO");
    ObjectName table = c.objectName();
    if (c.accept("WHERE")) {
      ExpressionReader.any(c);
    }
    c.expect("DO");
    c.acceptAny("INSTEAD", "ALSO");
    actions(c);
    return List.of(
        new CreateObject(c.since(0), "rule", Optional.of(name), Optional.of(table), replace));
  }

  private static void actions(Cursor c) {
    if (c.accept("NOTHING")) {
      return;
    }
    if (!c.is(Kind.OPEN_PAREN)) {
      action(c);
      return;
    }
    int open = c.mark();
    c.parenthesised();
    if (!c.atEnd()) {
      c.back(open);
      action(c);
      return;
    }
    int close = c.mark() - 1;
    c.back(open);
    c.next();
    while (c.mark() < close) {
      int start = c.mark();
      while (c.mark() < close && !c.is(Kind.SEMICOLON)) {
        c.passOver();
      }
      if (c.mark() > start) {
        Cursor action = c.part(start, c.mark());
        action(action);
        action.expectEnd();
      }
      if (c.mark() < close) {
        c.next();
      }
    }
    c.next();
  }

  private static void action(Cursor c) {
    if (c.is("NOTIFY")) {
      CommandReader.notify(c);
    } else {
      DataReader.read(c);
    }
  }
}
