package dev.migralint.sql.read.object;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Refusal;
import java.util.List;

/** Reads CREATE and ALTER of extensions. */
public final class ExtensionReader {
  private ExtensionReader() {}

  /** From behind CREATE EXTENSION on. */
  public static List<Operation> create(Cursor c) {
    boolean ifNotExists = c.ifNotExists();
    ObjectName name = c.plainName();
    c.accept("WITH");
    while (!c.atEnd()) {
      if (c.accept("SCHEMA")) {
        c.name();
      } else if (c.accept("VERSION")) {
        c.nameOrString();
      } else if (c.is("FROM")) {
        throw new Refusal("CREATE EXTENSION … FROM was removed in PostgreSQL 13");
      } else {
        c.expect("CASCADE");
      }
    }
    return OtherObjectReader.createdUnlessThere(c, ObjectKind.EXTENSION, name, ifNotExists);
  }

  /** From behind ALTER EXTENSION on. */
  public static List<Operation> alter(Cursor c) {
    AlteredObject altered = new AlteredObject(c, ObjectKind.EXTENSION, c.plainName());
    if (c.accept("UPDATE")) {
      while (c.accept("TO")) {
        c.nameOrString();
      }
    } else if (c.acceptAny("ADD", "DROP")) {
      AddressReader.member(c);
    } else {
      c.expect("SET", "SCHEMA");
      c.name();
    }
    return altered.changed();
  }
}
