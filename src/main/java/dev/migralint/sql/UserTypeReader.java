package dev.migralint.sql;

import dev.migralint.sql.Token.Kind;
import dev.migralint.sql.TypeOperation.AddEnumValue;
import dev.migralint.sql.TypeOperation.AlterDomain;
import dev.migralint.sql.TypeOperation.AlterType;
import dev.migralint.sql.TypeOperation.CreateDomain;
import dev.migralint.sql.TypeOperation.CreateEnum;
import dev.migralint.sql.TypeOperation.CreateType;
import dev.migralint.sql.TypeOperation.DomainAction;
import dev.migralint.sql.TypeOperation.RenameEnumValue;
import dev.migralint.sql.TypeOperation.RenameType;
import dev.migralint.sql.TypeOperation.SetTypeSchema;
import java.util.List;
import java.util.Optional;

/** Reads CREATE and ALTER of types and domains. */
final class UserTypeReader {
  private UserTypeReader() {}

  static List<Operation> create(Cursor c) {
    ObjectName type = c.anyObjectName();
    if (c.accept("AS", "ENUM")) {
      c.expect(Kind.OPEN_PAREN);
      List<String> values = c.is(Kind.CLOSE_PAREN) ? List.of() : c.list(c::string);
      c.expect(Kind.CLOSE_PAREN);
      return List.of(new CreateEnum(c.since(0), type, values));
    }
    if (c.accept("AS", "RANGE")) {
      c.parenthesised();
    } else if (c.accept("AS")) {
      attributes(c);
    } else if (c.is(Kind.OPEN_PAREN)) {
      c.parenthesised();
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
      c.anyObjectName();
    }
  }

  static List<Operation> createDomain(Cursor c) {
    ObjectName type = c.anyObjectName();
    c.accept("AS");
    TypeName base = TypeReader.type(c);
    boolean constrained = false;
    Optional<Expression> defaultValue = Optional.empty();
    while (!c.atEnd()) {
      if (c.accept("CONSTRAINT")) {
        c.name();
      }
      if (c.accept("NOT", "NULL")) {
        constrained = true;
      } else if (c.accept("CHECK")) {
        constrained = true;
        c.parenthesisedExpression();
      } else if (c.accept("DEFAULT")) {
        defaultValue = Optional.of(ExpressionReader.basic(c));
      } else if (c.accept("COLLATE")) {
        c.anyObjectName();
      } else {
        c.expect("NULL");
      }
    }
    return List.of(new CreateDomain(c.since(0), type, base, constrained, defaultValue));
  }

  static List<Operation> alter(Cursor c) {
    ObjectName type = c.anyObjectName();
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
      c.anyWord();
    } else if (c.accept("RENAME", "ATTRIBUTE")) {
      c.name();
      c.expect("TO");
      c.name();
      c.cascade();
    } else if (c.accept("SET")) {
      c.parenthesised();
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
      c.accept("SET", "DATA");
      c.expect("TYPE");
      attributeType(c);
    }
    c.cascade();
    return name;
  }

  static List<Operation> alterDomain(Cursor c) {
    ObjectName type = c.anyObjectName();
    DomainAction action = DomainAction.OTHER;
    boolean notValid = false;
    if (c.accept("ADD")) {
      action = DomainAction.ADD_CONSTRAINT;
      if (c.accept("CONSTRAINT")) {
        c.name();
      }
      if (c.accept("CHECK")) {
        c.parenthesisedExpression();
      } else {
        c.expect("NOT", "NULL");
      }
      notValid = ConstraintReader.attributes(c).notValid();
    } else if (c.accept("VALIDATE", "CONSTRAINT")) {
      action = DomainAction.VALIDATE_CONSTRAINT;
      c.name();
    } else if (c.accept("SET", "NOT", "NULL")) {
      action = DomainAction.SET_NOT_NULL;
    } else if (c.accept("SET", "DEFAULT")) {
      ExpressionReader.any(c);
    } else if (c.accept("RENAME", "TO")) {
      Name newName = c.name();
      return List.of(new TypeOperation.RenameType(c.since(0), type, newName));
    } else if (c.accept("SET", "SCHEMA")) {
      Name schema = c.name();
      return List.of(new SetTypeSchema(c.since(0), type, schema));
    } else if (c.accept("RENAME", "CONSTRAINT")) {
      c.name();
      c.expect("TO");
      c.name();
    } else if (c.accept("DROP", "CONSTRAINT")) {
      c.ifExists();
      c.name();
      c.cascade();
    } else if (c.accept("OWNER", "TO")) {
      c.anyWord();
    } else if (!c.accept("DROP", "NOT", "NULL")) {
      c.expect("DROP", "DEFAULT");
    }
    return List.of(new AlterDomain(c.since(0), type, action, notValid));
  }
}
