package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.CreateObject;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TRIGGER. */
final class TriggerReader {
  private TriggerReader() {}

  static List<Operation> create(Cursor c, boolean replace) {
    c.accept("CONSTRAINT");
    c.expect("TRIGGER");
    ObjectName name = c.objectName();
    if (!c.accept("INSTEAD", "OF")) {
      c.expectAny("BEFORE", "AFTER");
    }
    do {
      event(c);
    } while (c.accept("OR"));
    c.expect("ON");
    ObjectName table = c.objectName();
    while (!c.is("EXECUTE")) {
      clause(c);
    }
    c.expect("EXECUTE");
    c.expectAny("FUNCTION", "PROCEDURE");
    c.anyObjectName();
    c.parenthesised();
    return List.of(
        new CreateObject(c.since(0), "trigger", Optional.of(name), Optional.of(table), replace));
  }

  private static void event(Cursor c) {
    if (c.accept("UPDATE", "OF")) {
      c.list(c::name);
    } else {
      c.expectAny("INSERT", "UPDATE", "DELETE", "TRUNCATE");
    }
  }

  private static void clause(Cursor c) {
    if (c.accept("FROM")) {
      c.objectName();
    } else if (c.accept("REFERENCING")) {
      while (c.acceptAny("OLD", "NEW")) {
        c.expectAny("TABLE", "ROW");
        c.accept("AS");
        c.name();
      }
    } else if (c.accept("FOR")) {
      c.accept("EACH");
      c.expectAny("ROW", "STATEMENT");
    } else if (c.accept("WHEN")) {
      c.parenthesised();
    } else if (!ConstraintReader.attribute(c)) {
      throw c.refuse("EXECUTE FUNCTION");
    }
  }
}
