package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE FUNCTION and PROCEDURE; the body is passed over, for it runs only when called. */
final class FunctionReader {
  private FunctionReader() {}

  static List<Operation> create(Cursor c, boolean replace) {
    String object = c.written(c.next()).toLowerCase(Locale.ROOT);
    ObjectName name = c.anyObjectName();
    c.parenthesised();
    while (!c.atEnd()) {
      clause(c);
    }
    return List.of(
        new CreateObject(c.since(0), object, Optional.of(name), Optional.empty(), replace));
  }

  private static void clause(Cursor c) {
    if (c.accept("RETURNS")) {
      if (c.accept("NULL")) {
        c.expect("ON", "NULL", "INPUT");
      } else if (c.accept("TABLE")) {
        c.parenthesised();
      } else {
        TypeReader.type(c);
      }
    } else if (c.accept("AS")) {
      c.string();
      if (c.accept(Kind.COMMA)) {
        c.string();
      }
    } else if (c.accept("BEGIN", "ATOMIC")) {
      while (!c.atEnd()) {
        c.next();
      }
    } else if (c.accept("RETURN")) {
      c.rest();
    } else {
      option(c);
    }
  }

  /** What ALTER FUNCTION may say too. */
  static void option(Cursor c) {
    if (c.accept("LANGUAGE")) {
      if (c.isString()) {
        c.next();
      } else {
        c.anyWord();
      }
    } else if (c.accept("CALLED")) {
      c.expect("ON", "NULL", "INPUT");
    } else if (c.accept("RETURNS")) {
      c.expect("NULL", "ON", "NULL", "INPUT");
    } else if (c.accept("EXTERNAL") || c.is("SECURITY")) {
      c.expect("SECURITY");
      c.expectAny("DEFINER", "INVOKER");
    } else if (c.accept("PARALLEL")) {
      c.anyWord();
    } else if (c.acceptAny("COST", "ROWS")) {
      c.number();
    } else if (c.accept("SUPPORT")) {
      c.anyObjectName();
    } else if (c.accept("TRANSFORM")) {
      do {
        c.expect("FOR", "TYPE");
        TypeReader.type(c);
      } while (c.accept(Kind.COMMA));
    } else if (c.accept("SET")) {
      SessionReader.assignment(c);
    } else if (c.accept("RESET")) {
      c.anyObjectName();
    } else {
      c.accept("NOT");
      c.expectAny("IMMUTABLE", "STABLE", "VOLATILE", "STRICT", "LEAKPROOF", "WINDOW");
    }
  }
}
