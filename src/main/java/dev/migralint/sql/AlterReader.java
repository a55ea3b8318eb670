package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads ALTER and tells what is altered. */
final class AlterReader {
  private AlterReader() {}

  static List<Operation> read(Cursor c) {
    c.expect("ALTER");
    if (c.accept("TABLE") || c.accept("FOREIGN", "TABLE")) {
      return AlterTableReader.read(c);
    }
    if (c.accept("INDEX")) {
      return IndexReader.alter(c);
    }
    if (c.accept("TYPE")) {
      return UserTypeReader.alter(c);
    }
    if (c.accept("DOMAIN")) {
      return UserTypeReader.alterDomain(c);
    }
    if (c.accept("POLICY")) {
      return PolicyReader.alter(c);
    }
    if (c.accept("DEFAULT", "PRIVILEGES")) {
      c.rest();
      return List.of(new Command(c.since(0), "alter default privileges"));
    }
    if (c.accept("SYSTEM")) {
      c.rest();
      return List.of(new OtherOperation.Maintenance(c.since(0), "alter system", false));
    }
    return object(c, OtherObjectReader.kind(c));
  }

  private static List<Operation> object(Cursor c, String object) {
    c.ifExists();
    if (object.equals("role") || object.equals("user") || object.equals("database")) {
      c.rest();
      return List.of(new Command(c.since(0), "alter " + object));
    }
    if (object.equals("operator") || object.equals("large object")) {
      c.rest();
      return List.of(new AlterObject(c.since(0), object, Optional.empty(), Optional.empty()));
    }
    ObjectName name = c.anyObjectName();
    if (c.is(Kind.OPEN_PAREN) && !object.startsWith("text search")) {
      c.parenthesised();
    }
    Optional<ObjectName> on =
        object.equals("trigger") || object.equals("rule") ? Optional.of(on(c)) : Optional.empty();
    if (c.is("RENAME") && c.is(1, "TO")) {
      c.expect("RENAME", "TO");
      Name newName = c.anyWord();
      return List.of(new RenameObject(c.since(0), object, name, newName, on));
    }
    if (object.equals("sequence") && !c.isAny("OWNER", "SET")) {
      SequenceReader.options(c);
    } else if (object.equals("function") || object.equals("procedure")) {
      functionAction(c);
    } else {
      c.rest();
    }
    return List.of(new AlterObject(c.since(0), object, Optional.of(name), on));
  }

  private static ObjectName on(Cursor c) {
    c.expect("ON");
    return c.objectName();
  }

  private static void functionAction(Cursor c) {
    if (c.accept("OWNER", "TO") || c.accept("SET", "SCHEMA")) {
      c.anyWord();
    } else if (c.is("DEPENDS") || (c.is("NO") && c.is(1, "DEPENDS"))) {
      c.rest();
    } else {
      while (!c.atEnd()) {
        if (!c.accept("RESTRICT")) {
          FunctionReader.option(c);
        }
      }
    }
  }
}
