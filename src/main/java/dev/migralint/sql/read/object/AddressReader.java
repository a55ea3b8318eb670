package dev.migralint.sql.read.object;

import dev.migralint.sql.Name;
import dev.migralint.sql.NamedColumn;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.Optional;

/** Reads an object that is named with its kind: in COMMENT, SECURITY LABEL and ALTER EXTENSION. */
public final class AddressReader {
  /** Kinds of objects that live in a schema and are identified by their name alone. */
  private static final String[][] IN_SCHEMA = {
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
  private static final String[][] GLOBAL = {
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

  private static final String[][] ON_TABLE = {{"POLICY"}, {"RULE"}, {"TRIGGER"}};

  private static final String[][] ROUTINES = {{"FUNCTION"}, {"PROCEDURE"}, {"ROUTINE"}};

  private static final String[][] TYPES = {{"TYPE"}, {"DOMAIN"}};

  private AddressReader() {}

  /** The key words of a kind that {@link #IN_SCHEMA} lists; or nothing. */
  public static String inSchema(Cursor c) {
    return c.acceptOneOf(IN_SCHEMA);
  }

  /** A kind that lives in no schema. */
  public static Optional<ObjectKind> global(Cursor c) {
    return c.accept("PROCEDURAL", "LANGUAGE") ? Optional.of(ObjectKind.LANGUAGE) : kind(c, GLOBAL);
  }

  /** TYPE or DOMAIN. */
  public static Optional<ObjectKind> type(Cursor c) {
    return kind(c, TYPES);
  }

  /** FUNCTION, PROCEDURE or ROUTINE. */
  public static Optional<ObjectKind> routine(Cursor c) {
    return kind(c, ROUTINES);
  }

  /** POLICY, RULE or TRIGGER, which belong to a table. */
  public static Optional<ObjectKind> attached(Cursor c) {
    return kind(c, ON_TABLE);
  }

  private static Optional<ObjectKind> kind(Cursor c, String[][] kinds) {
    String words = c.acceptOneOf(kinds);
    return words.isEmpty() ? Optional.empty() : Optional.of(ObjectKind.written(words));
  }

  /**
   * What a comment is on.
   *
   * @param kind the words for a relation or a column, in lower case
   * @param relation the relation, or the one that the object belongs to
   * @param column the column of the relation that it is on
   * @param part whether the object is a constraint, trigger, policy or rule of the relation
   */
  record Commented(
      Optional<String> kind, Optional<ObjectName> relation, Optional<Name> column, boolean part) {
    static final Commented NO_RELATION =
        new Commented(Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  private static final String[][] RELATIONS = {
    {"TABLE"}, {"VIEW"}, {"SEQUENCE"}, {"MATERIALIZED", "VIEW"}, {"FOREIGN", "TABLE"},
  };

  /** What COMMENT ON may name. */
  static Commented commented(Cursor c) {
    String relation = c.acceptOneOf(RELATIONS);
    if (!relation.isEmpty()) {
      return new Commented(
          Optional.of(relation), Optional.of(c.anyName()), Optional.empty(), false);
    }
    if (c.accept("COLUMN")) {
      Optional<NamedColumn> column = c.columnOfTable();
      return new Commented(
          Optional.of("column"),
          column.map(NamedColumn::table),
          column.map(NamedColumn::column),
          false);
    }
    return plain(c) || largeObject(c) || ofTwo(c) ? Commented.NO_RELATION : onTable(c);
  }

  /** What SECURITY LABEL may name. */
  static void labeled(Cursor c) {
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

  /** An operator, cast or transform, which are identified by more than a name. */
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

  private static Commented onTable(Cursor c) {
    if (c.accept("CONSTRAINT")) {
      c.name();
      c.expect("ON");
      boolean domain = c.token(1).kind() != Kind.DOT && !c.is(1, "IS") && c.accept("DOMAIN");
      ObjectName name = c.anyName();
      return domain
          ? Commented.NO_RELATION
          : new Commented(Optional.empty(), Optional.of(name), Optional.empty(), true);
    }
    if (c.acceptOneOf(ON_TABLE).isEmpty()) {
      throw c.refuse("a kind of object");
    }
    c.name();
    return new Commented(Optional.empty(), table(c), Optional.empty(), true);
  }

  /** ON and the table that a trigger, policy or rule is on. */
  public static Optional<ObjectName> table(Cursor c) {
    c.expect("ON");
    return Optional.of(c.anyName());
  }
}
