package dev.migralint.sql.read.table;

import dev.migralint.sql.DataOperation;
import dev.migralint.sql.Expression;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.Event;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.object.CommandReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.DataReader;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.read.query.Mentions;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE RULE. */
public final class RewriteRuleReader {
  private RewriteRuleReader() {}

  /** From behind RULE on. */
  public static List<Operation> create(Cursor c, boolean replace) {
    ObjectName name = c.plainName();
    c.expect("AS", "ON");
    String event = c.atEnd() ? "" : c.folded();
    c.expectAny("SELECT", "UPDATE", "DELETE", "INSERT");
    c.expect("TO");
    ObjectName table = c.objectName();
    Mentions.Mark before = c.mentions().mark();
    List<Expression> conditions = c.accept("WHERE") ? List.of(ExpressionReader.any(c)) : List.of();
    c.expect("DO");
    c.acceptAny("INSTEAD", "ALSO");
    List<ObjectName> writes = new ArrayList<>();
    actions(c, writes);
    return List.of(
        new CreateObject(
            c.since(0),
            ObjectKind.RULE,
            Optional.of(name),
            Optional.of(table),
            replace,
            false,
            c.mentions().relations(before),
            List.copyOf(writes),
            c.mentions().functions(before),
            false,
            List.of(Event.valueOf(event.toUpperCase(Locale.ROOT))),
            conditions));
  }

  private static void actions(Cursor c, List<ObjectName> writes) {
    if (c.accept("NOTHING")) {
      return;
    }
    if (!c.is(Kind.OPEN_PAREN)) {
      action(c, writes);
      return;
    }
    int open = c.mark();
    c.parenthesised();
    if (!c.atEnd()) {
      c.back(open);
      action(c, writes);
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
        action(action, writes);
        action.expectEnd();
      }
      if (c.mark() < close) {
        c.next();
      }
    }
    c.next();
  }

  private static void action(Cursor c, List<ObjectName> writes) {
    if (c.is("NOTIFY")) {
      CommandReader.notify(c);
      return;
    }
    for (Operation change : DataReader.read(c)) {
      switch (change) {
        case DataOperation.Insert insert -> writes.add(insert.table());
        case DataOperation.Update update -> writes.add(update.table());
        case DataOperation.Delete delete -> writes.add(delete.table());
        case DataOperation.Merge merge -> writes.add(merge.table());
        default -> {}
      }
    }
  }
}
