package dev.migralint.sql;

import dev.migralint.sql.Token.Kind;
import java.util.Optional;

/** Reads an object that is named with its kind: in COMMENT, SECURITY LABEL and ALTER EXTENSION. */
final class AddressReader {
  /** Kinds of objects that live in a schema and are told by their name alone. */
  static final String[][] IN_SCHEMA = {
    {"TABLE"},
    {"SEQUENCE"},
    {"VIEW"},
    {"MATERIALIZED", "VIEW"},
    {"INDEX"},
    {"FOREIGN", "TABLE"},
    {"COLLATION"},
    {"CONVERSION"},
    {"STATISTICS"},
    {"TEXT", "SEARCH", "PARSER"},
    {"TEXT", "SEARCH", "DICTIONARY"},
    {"TEXT", "SEARCH", "TEMPLATE"},
    {"TEXT", "SEARCH", "CONFIGURATION"},
  };

  /** Kinds of objects that live in no schema. */
  static final String[][] GLOBAL = {
    {"ACCESS", "METHOD"},
    {"EVENT", "TRIGGER"},
    {"EXTENSION"},
    {"FOREIGN", "DATA", "WRAPPER"},
    {"PROCEDURAL", "LANGUAGE"},
    {"LANGUAGE"},
    {"PUBLICATION"},
    {"SCHEMA"},
    {"SERVER"},
  };

  /** Kinds of objects that the whole server shares. */
  private static final String[][] SHARED = {
    {"DATABASE"}, {"ROLE"}, {"SUBSCRIPTION"}, {"TABLESPACE"},
  };

  static final String[][] ON_TABLE = {{"POLICY"}, {"RULE"}, {"TRIGGER"}};

  static final String[][] ROUTINES = {{"FUNCTION"}, {"PROCEDURE"}, {"ROUTINE"}};

  static final String[][] TYPES = {{"TYPE"}, {"DOMAIN"}};

  private AddressReader() {}

  /** What COMMENT ON may name. */
  static void commented(Cursor c) {
    if (!plain(c) && !column(c) && !largeObject(c) && !ofTwo(c)) {
      onTable(c);
    }
  }

  /** What SECURITY LABEL may name. */
  static void labelled(Cursor c) {
    if (!plain(c) && !column(c) && !largeObject(c)) {
      throw c.refuse("a kind of object");
    }
  }

  /** What may belong to an extension. */
  static void member(Cursor c) {
    if (!plain(c) && !ofTwo(c)) {
      throw c.refuse("a kind of object");
    }
  }

  private static boolean plain(Cursor c) {
    if (!c.acceptOneOf(IN_SCHEMA).isEmpty()) {
      c.anyName();
    } else if (!c.acceptOneOf(GLOBAL).isEmpty() || !c.acceptOneOf(SHARED).isEmpty()) {
      c.name();
    } else if (!c.acceptOneOf(TYPES).isEmpty()) {
      TypeReader.type(c);
    } else if (!c.acceptOneOf(ROUTINES).isEmpty()) {
      SignatureReader.routine(c);
    } else if (c.accept("AGGREGATE")) {
      SignatureReader.aggregate(c);
    } else {
      return false;
    }
    return true;
  }

  private static boolean column(Cursor c) {
    if (!c.accept("COLUMN")) {
      return false;
    }
    c.anyName();
    return true;
  }

  private static boolean largeObject(Cursor c) {
    if (!c.accept("LARGE", "OBJECT")) {
      return false;
    }
    c.number();
    return true;
  }

  /** An operator, cast or transform, which are told by more than a name. */
  private static boolean ofTwo(Cursor c) {
    if (c.accept("OPERATOR")) {
      operator(c);
    } else if (c.accept("CAST")) {
      CastReader.types(c);
    } else if (c.accept("TRANSFORM")) {
      CastReader.transformed(c);
    } else {
      return false;
    }
    return true;
  }

  private static void operator(Cursor c) {
    if (OperatorReader.isClass(c) || OperatorReader.isFamily(c)) {
      c.next();
      c.anyName();
      OperatorReader.method(c);
    } else {
      OperatorReader.signature(c);
    }
  }

  private static void onTable(Cursor c) {
    if (c.accept("CONSTRAINT")) {
      c.name();
      c.expect("ON");
      if (c.token(1).kind() != Kind.DOT && !c.is(1, "IS")) {
        c.accept("DOMAIN");
      }
      c.anyName();
      return;
    }
    if (c.acceptOneOf(ON_TABLE).isEmpty()) {
      throw c.refuse("a kind of object");
    }
    c.name();
    table(c);
  }

  /** ON and the table that a trigger, policy or rule is on. */
  static Optional<ObjectName> table(Cursor c) {
    c.expect("ON");
    return Optional.of(c.anyName());
  }
}
