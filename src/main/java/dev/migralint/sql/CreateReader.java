package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE and tells what is created. */
final class CreateReader {
  private static final String[] NEVER_REPLACED = {
    "TABLE",
    "FOREIGN",
    "INDEX",
    "UNIQUE",
    "TYPE",
    "DOMAIN",
    "SEQUENCE",
    "EXTENSION",
    "MATERIALIZED",
    "POLICY",
    "DATABASE",
    "ROLE",
    "USER"
  };

  private static final String[] WITH_PERSISTENCE = {
    "TABLE", "SEQUENCE", "VIEW", "RECURSIVE", "MATERIALIZED"
  };

  private CreateReader() {}

  static List<Operation> read(Cursor c) {
    int start = c.mark();
    c.expect("CREATE");
    boolean replace = c.accept("OR", "REPLACE");
    if (!replace && c.accept("SCHEMA")) {
      return schema(c);
    }
    c.acceptAny("GLOBAL", "LOCAL");
    Persistence persistence = TableReader.persistence(c);
    if (replace && c.isAny(NEVER_REPLACED)) {
      throw c.refuse("an object that can be replaced");
    }
    if (persistence != Persistence.PERMANENT && !c.isAny(WITH_PERSISTENCE)) {
      throw c.refuse("a table, view or sequence");
    }
    if (c.accept("TABLE") || c.accept("FOREIGN", "TABLE")) {
      return TableReader.create(c, start, persistence);
    }
    if (c.is("INDEX") || (c.is("UNIQUE") && c.is(1, "INDEX"))) {
      return IndexReader.create(c, start);
    }
    if (c.accept("TYPE")) {
      return UserTypeReader.create(c);
    }
    if (c.accept("DOMAIN")) {
      return UserTypeReader.createDomain(c);
    }
    if (c.accept("SEQUENCE")) {
      c.ifNotExists();
      ObjectName name = c.objectName();
      SequenceReader.options(c);
      return create(c, "sequence", name, replace);
    }
    if (c.accept("EXTENSION")) {
      c.ifNotExists();
      ObjectName name = c.objectName();
      extensionOptions(c);
      return create(c, "extension", name, replace);
    }
    if (c.accept("RECURSIVE", "VIEW") || c.accept("VIEW")) {
      return view(c, replace);
    }
    if (c.accept("MATERIALIZED", "VIEW")) {
      return materializedView(c);
    }
    if (c.isAny("FUNCTION", "PROCEDURE")) {
      return FunctionReader.create(c, replace);
    }
    if (c.is("TRIGGER") || (c.is("CONSTRAINT") && c.is(1, "TRIGGER"))) {
      return TriggerReader.create(c, replace);
    }
    if (c.accept("POLICY")) {
      return PolicyReader.create(c);
    }
    return OtherObjectReader.create(c, replace);
  }

  private static List<Operation> create(Cursor c, String object, ObjectName name, boolean replace) {
    return List.of(
        new CreateObject(c.since(0), object, Optional.of(name), Optional.empty(), replace));
  }

  private static List<Operation> schema(Cursor c) {
    c.ifNotExists();
    Optional<ObjectName> name =
        c.is("AUTHORIZATION") ? Optional.empty() : Optional.of(c.objectName());
    if (c.accept("AUTHORIZATION")) {
      c.anyWord();
    }
    return List.of(new CreateObject(c.since(0), "schema", name, Optional.empty(), false));
  }

  private static void extensionOptions(Cursor c) {
    c.accept("WITH");
    while (!c.atEnd()) {
      if (c.accept("SCHEMA")) {
        c.anyWord();
      } else if (c.accept("VERSION")) {
        if (c.isString()) {
          c.next();
        } else {
          c.anyWord();
        }
      } else {
        c.expect("CASCADE");
      }
    }
  }

  private static List<Operation> view(Cursor c, boolean replace) {
    ObjectName name = c.objectName();
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    if (c.accept("WITH")) {
      c.parenthesised();
    }
    query(c);
    if (c.accept("WITH")) {
      c.acceptAny("CASCADED", "LOCAL");
      c.expect("CHECK", "OPTION");
    }
    return create(c, "view", name, replace);
  }

  private static List<Operation> materializedView(Cursor c) {
    c.ifNotExists();
    ObjectName name = c.objectName();
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    while (!c.is("AS")) {
      if (c.accept("USING") || c.accept("TABLESPACE")) {
        c.name();
      } else {
        c.expect("WITH");
        c.parenthesised();
      }
    }
    query(c);
    if (c.accept("WITH")) {
      c.accept("NO");
      c.expect("DATA");
    }
    return create(c, "materialized view", name, false);
  }

  private static void query(Cursor c) {
    c.expect("AS");
    QueryReader.read(c);
  }
}
