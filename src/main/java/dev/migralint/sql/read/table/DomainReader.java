package dev.migralint.sql.read.table;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.TypeOperation.AlterDomain;
import dev.migralint.sql.TypeOperation.CreateDomain;
import dev.migralint.sql.TypeOperation.DomainAction;
import dev.migralint.sql.TypeOperation.RenameType;
import dev.migralint.sql.TypeOperation.SetTypeSchema;
import dev.migralint.sql.read.object.RoleReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.read.table.ColumnReader.DomainConstraints;
import java.util.List;

/** Reads CREATE and ALTER of domains. */
public final class DomainReader {
  private DomainReader() {}

  /** From behind CREATE DOMAIN on. */
  public static List<Operation> create(Cursor c) {
    ObjectName type = c.anyName();
    c.accept("AS");
    TypeName base = TypeReader.type(c);
    DomainConstraints constraints = ColumnReader.domainConstraints(c, type);
    return List.of(
        new CreateDomain(
            c.since(0),
            type,
            base,
            constraints.constrained(),
            constraints.notNull(),
            constraints.defaultValue()));
  }

  /** From behind ALTER DOMAIN on. */
  public static List<Operation> alter(Cursor c) {
    ObjectName type = c.anyName();
    if (c.accept("RENAME", "TO")) {
      Name newName = c.name();
      return List.of(new RenameType(c.since(0), type, newName));
    }
    if (c.accept("SET", "SCHEMA")) {
      Name schema = c.name();
      return List.of(new SetTypeSchema(c.since(0), type, schema));
    }
    if (c.accept("ADD")) {
      boolean notValid = constraint(c);
      return altered(c, type, DomainAction.ADD_CONSTRAINT, notValid);
    }
    if (c.accept("VALIDATE", "CONSTRAINT")) {
      c.name();
      return altered(c, type, DomainAction.VALIDATE_CONSTRAINT, false);
    }
    if (c.accept("SET", "NOT", "NULL")) {
      return altered(c, type, DomainAction.SET_NOT_NULL, false);
    }
    otherAction(c);
    return altered(c, type, DomainAction.OTHER, false);
  }

  private static List<Operation> altered(
      Cursor c, ObjectName type, DomainAction action, boolean notValid) {
    return List.of(new AlterDomain(c.since(0), type, action, notValid));
  }

  private static boolean constraint(Cursor c) {
    if (c.accept("CONSTRAINT")) {
      c.name();
    }
    if (c.accept("CHECK")) {
      ExpressionReader.inParentheses(c);
      return ConstraintAttributes.read(c, ConstraintAttributes.OF_DOMAIN_CHECK).notValid();
    }
    c.expect("NOT", "NULL");
    return ConstraintAttributes.read(c, ConstraintAttributes.OF_DOMAIN_NOT_NULL).notValid();
  }

  private static void otherAction(Cursor c) {
    if (c.accept("SET", "DEFAULT")) {
      ExpressionReader.any(c);
    } else if (c.accept("RENAME", "CONSTRAINT")) {
      c.name();
      c.expect("TO");
      c.name();
    } else if (c.accept("DROP", "CONSTRAINT")) {
      c.ifExists();
      c.name();
      c.cascade();
    } else if (c.accept("OWNER", "TO")) {
      RoleReader.role(c);
    } else if (!c.accept("DROP", "NOT", "NULL")) {
      c.expect("DROP", "DEFAULT");
    }
  }
}
