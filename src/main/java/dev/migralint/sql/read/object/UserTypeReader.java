package dev.migralint.sql.read.object;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.TypeOperation.AddEnumValue;
import dev.migralint.sql.TypeOperation.AlterAttribute;
import dev.migralint.sql.TypeOperation.AlterType;
import dev.migralint.sql.TypeOperation.Attribute;
import dev.migralint.sql.TypeOperation.AttributeAction;
import dev.migralint.sql.TypeOperation.CreateEnum;
import dev.migralint.sql.TypeOperation.CreateType;
import dev.migralint.sql.TypeOperation.RenameEnumValue;
import dev.migralint.sql.TypeOperation.RenameType;
import dev.migralint.sql.TypeOperation.SetTypeSchema;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE and ALTER of types. */
public final class UserTypeReader {
  private UserTypeReader() {}

  public static List<Operation> create(Cursor c) {
    ObjectName type = c.anyName();
    if (c.accept("AS", "ENUM")) {
      c.expect(Kind.OPEN_PAREN);
      List<String> values = c.is(Kind.CLOSE_PAREN) ? List.of() : c.list(c::string);
      c.expect(Kind.CLOSE_PAREN);
      return List.of(new CreateEnum(c.since(0), type, values));
    }
    List<Attribute> attributes = List.of();
    if (c.accept("AS", "RANGE")) {
      OptionReader.definition(c);
    } else if (c.accept("AS")) {
      attributes = attributes(c);
    } else if (c.is(Kind.OPEN_PAREN)) {
      OptionReader.definition(c);
    }
    return List.of(new CreateType(c.since(0), type, attributes));
  }

  private static List<Attribute> attributes(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    List<Attribute> attributes = List.of();
    if (!c.is(Kind.CLOSE_PAREN)) {
      attributes = c.list(() -> new Attribute(c.name(), attributeType(c)));
    }
    c.expect(Kind.CLOSE_PAREN);
    return attributes;
  }

  private static TypeName attributeType(Cursor c) {
    TypeName type = TypeReader.type(c);
    if (c.accept("COLLATE")) {
      c.anyName();
    }
    return type;
  }

  public static List<Operation> alter(Cursor c) {
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
    } else if (c.accept("SET")) {
      OptionReader.definition(c);
    } else if (c.is("RENAME")) {
      return List.of(renameAttribute(c, type));
    } else {
      return c.list(() -> attributeAction(c, type));
    }
    return List.of(new AlterType(c.since(0), type));
  }

  private static Operation renameAttribute(Cursor c, ObjectName type) {
    int start = c.mark();
    c.expect("RENAME", "ATTRIBUTE");
    Name name = c.name();
    c.expect("TO");
    Optional<Name> newName = Optional.of(c.name());
    boolean cascade = c.cascade();
    return new AlterAttribute(
        c.since(start), type, AttributeAction.RENAME, name, Optional.empty(), newName, cascade);
  }

  private static Operation attributeAction(Cursor c, ObjectName type) {
    int start = c.mark();
    AttributeAction action;
    Name name;
    Optional<TypeName> attributeType = Optional.empty();
    if (c.accept("DROP", "ATTRIBUTE")) {
      action = AttributeAction.DROP;
      c.ifExists();
      name = c.name();
    } else if (c.accept("ADD", "ATTRIBUTE")) {
      action = AttributeAction.ADD;
      name = c.name();
      attributeType = Optional.of(attributeType(c));
    } else {
      action = AttributeAction.SET_TYPE;
      c.expect("ALTER", "ATTRIBUTE");
      name = c.name();
      if (c.accept("SET")) {
        c.expect("DATA");
      }
      c.expect("TYPE");
      attributeType = Optional.of(attributeType(c));
    }
    boolean cascade = c.cascade();
    return new AlterAttribute(
        c.since(start), type, action, name, attributeType, Optional.empty(), cascade);
  }
}
