package dev.migralint.sql.read.object;

import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE and ALTER of databases and tablespaces, and ALTER SYSTEM. */
public final class DatabaseReader {
  private DatabaseReader() {}

  /** From behind CREATE DATABASE on. */
  public static List<Operation> create(Cursor c) {
    c.name();
    c.accept("WITH");
    options(c);
    return List.of(
        new Maintenance(c.since(0), MaintenanceCommand.CREATE_DATABASE, Optional.empty(), true));
  }

  private static void options(Cursor c) {
    while (!c.atEnd()) {
      if (c.accept("CONNECTION")) {
        c.expect("LIMIT");
      } else if (c.isIdentifier()) {
        c.anyWord();
      } else {
        c.expectAny("ENCODING", "LOCATION", "OWNER", "TABLESPACE", "TEMPLATE");
      }
      c.acceptOperator("=");
      if (!c.accept("DEFAULT")) {
        OptionReader.booleanOrValue(c);
      }
    }
  }

  /** From behind ALTER DATABASE on. */
  public static List<Operation> alter(Cursor c) {
    c.name();
    if (c.accept("RENAME", "TO")) {
      c.name();
    } else if (c.accept("OWNER", "TO")) {
      RoleReader.role(c);
    } else if (c.is("SET") && c.is(1, "TABLESPACE") && !c.is(2, "TO") && !isEquals(c)) {
      c.expect("SET", "TABLESPACE");
      c.name();
    } else if (c.isAny("SET", "RESET")) {
      SettingReader.setOrReset(c);
    } else if (!c.accept("REFRESH", "COLLATION", "VERSION")) {
      c.accept("WITH");
      options(c);
    }
    return List.of(new Command(c.since(0), "alter database"));
  }

  private static boolean isEquals(Cursor c) {
    return c.token(2).kind() == Kind.OPERATOR || c.token(2).kind() == Kind.DOT;
  }

  /** From behind CREATE TABLESPACE on. */
  public static List<Operation> createTablespace(Cursor c) {
    c.name();
    if (c.accept("OWNER")) {
      RoleReader.role(c);
    }
    c.expect("LOCATION");
    c.string();
    OptionReader.withStorageParameters(c);
    return List.of(
        new Maintenance(c.since(0), MaintenanceCommand.CREATE_TABLESPACE, Optional.empty(), true));
  }

  /** From behind ALTER TABLESPACE on. */
  public static List<Operation> alterTablespace(Cursor c) {
    AlteredObject altered = new AlteredObject(c, ObjectKind.TABLESPACE, c.plainName());
    if (!c.acceptAny("SET", "RESET")) {
      return altered.renamedOrOwned();
    }
    OptionReader.storageParameters(c);
    return altered.changed();
  }

  /** From behind ALTER SYSTEM on. */
  public static List<Operation> alterSystem(Cursor c) {
    if (c.accept("RESET")) {
      if (!c.accept("ALL")) {
        SettingReader.parameter(c);
      }
    } else {
      c.expect("SET");
      SettingReader.parameter(c);
      SettingReader.values(c);
    }
    return List.of(
        new Maintenance(c.since(0), MaintenanceCommand.ALTER_SYSTEM, Optional.empty(), false));
  }
}
