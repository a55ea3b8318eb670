package dev.migralint.sql;

import java.util.List;

/** Reads CREATE and ALTER of extensions. */
final class ExtensionReader {
  private ExtensionReader() {}

  /** From behind CREATE EXTENSION on. */
  static List<Operation> create(Cursor c) {
    c.ifNotExists();
    ObjectName name = c.plainName();
    c.accept("WITH");
    while (!c.atEnd()) {
      if (c.accept("SCHEMA")) {
        c.name();
      } else if (c.accept("VERSION")) {
        c.nameOrString();
      } else {
        c.expect("CASCADE");
      }
    }
    return OtherObjectReader.created(c, "extension", name);
  }

  /** From behind ALTER EXTENSION on. */
  static List<Operation> alter(Cursor c) {
    AlteredObject altered = new AlteredObject(c, "extension", c.plainName());
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
