package dev.migralint.sql.read.table;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.Event;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE TRIGGER. */
public final class TriggerReader {
  private TriggerReader() {}

  /** From TRIGGER or CONSTRAINT TRIGGER on. */
  public static List<Operation> create(Cursor c, boolean replace) {
    boolean constraint = c.accept("CONSTRAINT");
    c.expect("TRIGGER");
    ObjectName name = c.plainName();
    if (constraint) {
      c.expect("AFTER");
    } else if (!c.accept("INSTEAD", "OF")) {
      c.expectAny("BEFORE", "AFTER");
    }
    List<Event> events = new ArrayList<>();
    List<Expression> conditions = new ArrayList<>(events(c, events));
    c.expect("ON");
    ObjectName table = c.createdName();
    List<ObjectName> from = constraint ? constraintClauses(c) : List.of();
    boolean forEachRow = constraint || clauses(c);
    if (c.accept("WHEN")) {
      conditions.add(ExpressionReader.inParentheses(c));
    }
    c.expect("EXECUTE");
    c.expectAny("FUNCTION", "PROCEDURE");
    ObjectName function = c.functionName();
    arguments(c);
    return List.of(
        new CreateObject(
            c.since(0),
            ObjectKind.TRIGGER,
            Optional.of(name),
            Optional.of(table),
            replace,
            false,
            from,
            List.of(),
            List.of(function),
            forEachRow,
            List.copyOf(events),
            List.copyOf(conditions)));
  }

  /** The columns of UPDATE OF, without which PostgreSQL does not keep the trigger. */
  private static List<Expression> events(Cursor c, List<Event> events) {
    List<Expression> columns = new ArrayList<>();
    do {
      String event = c.atEnd() ? "" : c.folded();
      c.expectAny("INSERT", "UPDATE", "DELETE", "TRUNCATE");
      if (event.equals("update") && c.accept("OF")) {
        columns.addAll(c.list(() -> column(c)));
      }
      Event read = Event.valueOf(event.toUpperCase(Locale.ROOT));
      if (events.contains(read)) {
        throw new Refusal("a trigger has each event once");
      }
      events.add(read);
    } while (c.accept("OR"));
    return columns;
  }

  private static Expression column(Cursor c) {
    int mark = c.mark();
    Name name = c.name();
    return new Expression.Column(c.since(mark), List.of(), name);
  }

  /** The table that the constraint refers to. */
  private static List<ObjectName> constraintClauses(Cursor c) {
    List<ObjectName> from = c.accept("FROM") ? List.of(c.referencedName()) : List.of();
    ConstraintAttributes.read(c, ConstraintAttributes.OF_TRIGGER);
    c.expect("FOR", "EACH", "ROW");
    return from;
  }

  /** Whether it runs for each row. */
  private static boolean clauses(Cursor c) {
    if (c.accept("REFERENCING")) {
      do {
        c.expectAny("OLD", "NEW");
        c.expectAny("TABLE", "ROW");
        c.accept("AS");
        c.name();
      } while (c.isAny("OLD", "NEW"));
    }
    if (!c.accept("FOR")) {
      return false;
    }
    c.accept("EACH");
    boolean row = c.is("ROW");
    c.expectAny("ROW", "STATEMENT");
    return row;
  }

  /** Constants and words that stand for themselves; the first may be missing. */
  private static void arguments(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    if (!c.is(Kind.COMMA) && !c.is(Kind.CLOSE_PAREN)) {
      argument(c);
    }
    while (c.accept(Kind.COMMA)) {
      argument(c);
    }
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void argument(Cursor c) {
    if (c.isString()) {
      c.string();
    } else if (!c.accept(Kind.NUMBER)) {
      c.anyWord();
    }
  }
}
