package dev.migralint.sql.read.object;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads foreign data wrappers, servers, user mappings and IMPORT FOREIGN SCHEMA. */
public final class ForeignDataReader {
  private ForeignDataReader() {}

  /** From behind CREATE FOREIGN DATA WRAPPER on. */
  public static List<Operation> createWrapper(Cursor c) {
    ObjectName name = c.plainName();
    functions(c);
    OptionReader.newOptions(c);
    return OtherObjectReader.created(c, ObjectKind.FOREIGN_DATA_WRAPPER, name);
  }

  /** From behind ALTER FOREIGN DATA WRAPPER on. */
  public static List<Operation> alterWrapper(Cursor c) {
    AlteredObject altered = new AlteredObject(c, ObjectKind.FOREIGN_DATA_WRAPPER, c.plainName());
    if (c.isAny("RENAME", "OWNER")) {
      return altered.renamedOrOwned();
    }
    boolean functions = functions(c);
    if (!functions || c.is("OPTIONS")) {
      OptionReader.changedOptions(c);
    }
    return altered.changed();
  }

  private static boolean functions(Cursor c) {
    boolean some = false;
    while (true) {
      if (c.acceptAny("HANDLER", "VALIDATOR")) {
        c.anyName();
      } else if (!c.accept("NO", "HANDLER") && !c.accept("NO", "VALIDATOR")) {
        return some;
      }
      some = true;
    }
  }

  /** From behind CREATE SERVER on. */
  public static List<Operation> createServer(Cursor c) {
    boolean ifNotExists = c.ifNotExists();
    ObjectName name = c.plainName();
    if (c.accept("TYPE")) {
      c.string();
    }
    if (c.is("VERSION")) {
      version(c);
    }
    c.expect("FOREIGN", "DATA", "WRAPPER");
    c.name();
    OptionReader.newOptions(c);
    return OtherObjectReader.createdUnlessThere(c, ObjectKind.SERVER, name, ifNotExists);
  }

  /** From behind ALTER SERVER on. */
  public static List<Operation> alterServer(Cursor c) {
    AlteredObject altered = new AlteredObject(c, ObjectKind.SERVER, c.plainName());
    if (c.isAny("RENAME", "OWNER")) {
      return altered.renamedOrOwned();
    }
    boolean version = c.is("VERSION");
    if (version) {
      version(c);
    }
    if (!version || c.is("OPTIONS")) {
      OptionReader.changedOptions(c);
    }
    return altered.changed();
  }

  private static void version(Cursor c) {
    c.expect("VERSION");
    if (!c.accept("NULL")) {
      c.string();
    }
  }

  /** From behind CREATE USER MAPPING on. */
  public static List<Operation> createMapping(Cursor c) {
    c.ifNotExists();
    mapping(c);
    OptionReader.newOptions(c);
    return List.of(
        new CreateObject(
            c.since(0), ObjectKind.USER_MAPPING, Optional.empty(), Optional.empty(), false));
  }

  /** From behind ALTER USER MAPPING on. */
  public static List<Operation> alterMapping(Cursor c) {
    mapping(c);
    OptionReader.changedOptions(c);
    return List.of(
        new AlterObject(c.since(0), ObjectKind.USER_MAPPING, Optional.empty(), Optional.empty()));
  }

  /** The user and the server of a mapping. */
  public static void mapping(Cursor c) {
    c.expect("FOR");
    if (!c.accept("USER")) {
      RoleReader.role(c);
    }
    c.expect("SERVER");
    c.name();
  }

  public static List<Operation> importSchema(Cursor c) {
    c.expect("IMPORT", "FOREIGN", "SCHEMA");
    c.name();
    if (c.accept("LIMIT", "TO") || c.accept("EXCEPT")) {
      c.expect(Kind.OPEN_PAREN);
      c.list(c::relation);
      c.expect(Kind.CLOSE_PAREN);
    }
    c.expect("FROM", "SERVER");
    c.name();
    c.expect("INTO");
    c.name();
    OptionReader.newOptions(c);
    return List.of(new Command(c.since(0), "import"));
  }
}
