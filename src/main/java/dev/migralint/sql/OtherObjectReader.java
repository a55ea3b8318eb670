package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE of the rarer objects: the kind and name, and the rest as balanced text. */
final class OtherObjectReader {
  private OtherObjectReader() {}

  static List<Operation> create(Cursor c, boolean replace) {
    if (c.isAny("DATABASE", "TABLESPACE", "SUBSCRIPTION")) {
      String command = "create " + c.folded();
      c.next();
      c.rest();
      return List.of(new OtherOperation.Maintenance(c.since(0), command, true));
    }
    Optional<ObjectName> on = Optional.empty();
    String object = kind(c);
    c.ifNotExists();
    Optional<ObjectName> name = Optional.empty();
    if (object.equals("cast")) {
      c.parenthesised();
    } else if (object.equals("operator")) {
      operatorName(c);
    } else if (!object.equals("transform")
        && !object.equals("user mapping")
        && !c.is("ON")
        && !c.is(Kind.OPEN_PAREN)) {
      name = Optional.of(c.anyObjectName());
    }
    if (object.equals("rule")) {
      while (!c.accept("TO")) {
        c.next();
      }
      on = Optional.of(c.objectName());
    }
    remainder(c);
    return List.of(new CreateObject(c.since(0), object, name, on, replace));
  }

  private static void operatorName(Cursor c) {
    while (c.token(1).kind() == Kind.DOT) {
      c.anyWord();
      c.expect(Kind.DOT);
    }
    c.expect(Kind.OPERATOR);
  }

  /** The kind of object in PostgreSQL's words, as CREATE, ALTER, DROP and COMMENT write it. */
  static String kind(Cursor c) {
    for (String[] words : KINDS) {
      if (c.accept(words)) {
        return String.join(" ", words).toLowerCase(java.util.Locale.ROOT);
      }
    }
    throw c.refuse("a kind of object");
  }

  private static void remainder(Cursor c) {
    if (!c.atEnd()) {
      c.rest();
    }
  }

  private static final String[][] KINDS = {
    {"ACCESS", "METHOD"},
    {"AGGREGATE"},
    {"CAST"},
    {"COLLATION"},
    {"DEFAULT", "CONVERSION"},
    {"CONVERSION"},
    {"DATABASE"},
    {"DOMAIN"},
    {"EVENT", "TRIGGER"},
    {"EXTENSION"},
    {"FOREIGN", "DATA", "WRAPPER"},
    {"FOREIGN", "TABLE"},
    {"FUNCTION"},
    {"GROUP"},
    {"INDEX"},
    {"TRUSTED", "PROCEDURAL", "LANGUAGE"},
    {"TRUSTED", "LANGUAGE"},
    {"PROCEDURAL", "LANGUAGE"},
    {"LANGUAGE"},
    {"LARGE", "OBJECT"},
    {"MATERIALIZED", "VIEW"},
    {"OPERATOR", "CLASS"},
    {"OPERATOR", "FAMILY"},
    {"OPERATOR"},
    {"POLICY"},
    {"PROCEDURE"},
    {"PUBLICATION"},
    {"ROLE"},
    {"ROUTINE"},
    {"RULE"},
    {"SCHEMA"},
    {"SEQUENCE"},
    {"SERVER"},
    {"STATISTICS"},
    {"SUBSCRIPTION"},
    {"TABLE"},
    {"TABLESPACE"},
    {"TEXT", "SEARCH", "CONFIGURATION"},
    {"TEXT", "SEARCH", "DICTIONARY"},
    {"TEXT", "SEARCH", "PARSER"},
    {"TEXT", "SEARCH", "TEMPLATE"},
    {"TRANSFORM"},
    {"TRIGGER"},
    {"TYPE"},
    {"USER", "MAPPING"},
    {"USER"},
    {"VIEW"},
  };
}
