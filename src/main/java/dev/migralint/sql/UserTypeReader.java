package dev.migralint.sql;

import dev.migralint.sql.Token.Kind;
import dev.migralint.sql.TypeOperation.AddEnumValue;
import dev.migralint.sql.TypeOperation.AlterType;
import dev.migralint.sql.TypeOperation.CreateEnum;
import dev.migralint.sql.TypeOperation.CreateType;
import dev.migralint.sql.TypeOperation.RenameEnumValue;
import dev.migralint.sql.TypeOperation.RenameType;
import dev.migralint.sql.TypeOperation.SetTypeSchema;
import java.util.List;

/** Reads CREATE and ALTER of types. */
final class UserTypeReader {
  private UserTypeReader() {}

  static List<Operation> create(Cursor c) {
    ObjectName type = c.anyName();
    if (c.accept("AS", "ENUM")) {
      c.expect(Kind.OPEN_PAREN);
      List<String> values = c.is(Kind.CLOSE_PAREN) ? List.of() : c.list(c::string);
      c.expect(Kind.CLOSE_PAREN);
      return List.of(new CreateEnum(c.since(0), type, values));
    }
    if (c.accept("AS", "RANGE")) {
      OptionReader.definition(c);
    } else if (c.accept("AS")) {
      attributes(c);
    } else if (c.is(Kind.OPEN_PAREN)) {
      OptionReader.definition(c);
    }
    return List.of(new CreateType(c.since(0), type));
  }

  private static void attributes(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    if (!c.is(Kind.CLOSE_PAREN)) {
      c.list(
          () -> {
            Name name = c.name();
            attributeType(c);
            return name;
          });
    }
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void attributeType(Cursor c) {
    TypeReader.type(c);
    if (c.accept("COLLATE")) {
      c.anyName();
    }
  }

  static List<Operation> alter(Cursor c) {
    ObjectName type = c.anyName();
    if (c.accept("ADD", "VALUE")) {
      boolean ifNotExists = c.ifNotExists();
      String value = c.string();
      if (c.acceptAny("BEFORE", "AFTER")) {
        c.string();
      }
      return List.of(new AddEnumValue(c.since(0), type, value, ifNotExists));
    }
    if (c.accept("RENAME", "VALUE")) {
      String value = c.string();
      c.expect("TO");
      String newValue = c.string();
      return List.of(new RenameEnumValue(c.since(0), type, value, newValue));
    }
    if (c.accept("RENAME", "TO")) {
      Name newName = c.name();
      return List.of(new RenameType(c.since(0), type, newName));
    }
    if (c.accept("SET", "SCHEMA")) {
      Name schema = c.name();
      return List.of(new SetTypeSchema(c.since(0), type, schema));
    }
    if (c.accept("OWNER", "TO")) {
      RoleReader.role(c);
    } else if (c.accept("RENAME", "ATTRIBUTE")) {
      c.name();
      c.expect("TO");
      c.name();
      c.cascade();
    } else if (c.accept("SET")) {
      OptionReader.definition(c);
    } else {
      c.list(() -> attributeAction(c));
    }
    return List.of(new AlterType(c.since(0), type));
  }

  private static Name attributeAction(Cursor c) {
    Name name;
    if (c.accept("DROP", "ATTRIBUTE")) {
      c.ifExists();
      name = c.name();
    } else if (c.accept("ADD", "ATTRIBUTE")) {
      name = c.name();
      attributeType(c);
    } else {
      c.expect("ALTER", "ATTRIBUTE");
      name = c.name();
      if (c.accept("SET")) {
        c.expect("DATA");
      }
      c.expect("TYPE");
      attributeType(c);
    }
    c.cascade();
    return name;
  }
}
