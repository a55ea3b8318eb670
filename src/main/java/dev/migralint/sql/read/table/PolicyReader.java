package dev.migralint.sql.read.table;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.object.RoleReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.read.query.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE POLICY and ALTER POLICY. */
public final class PolicyReader {
  private PolicyReader() {}

  public static List<Operation> create(Cursor c) {
    ObjectName name = c.plainName();
    c.expect("ON");
    ObjectName table = c.objectName();
    if (c.accept("AS")) {
      c.expectAny("PERMISSIVE", "RESTRICTIVE");
    }
    if (c.accept("FOR")) {
      c.expectAny("ALL", "SELECT", "INSERT", "UPDATE", "DELETE");
    }
    Mentions.Mark before = c.mentions().mark();
    List<Expression> conditions = conditions(c);
    return List.of(
        new CreateObject(
            c.since(0),
            ObjectKind.POLICY,
            Optional.of(name),
            Optional.of(table),
            false,
            false,
            c.mentions().relations(before),
            List.of(),
            c.mentions().functions(before),
            false,
            List.of(),
            conditions));
  }

  public static List<Operation> alter(Cursor c) {
    boolean ifExists = c.ifExists();
    ObjectName name = c.plainName();
    c.expect("ON");
    ObjectName table = c.objectName();
    if (ifExists || c.is("RENAME")) {
      c.expect("RENAME", "TO");
      Name newName = c.name();
      return List.of(
          new RenameObject(c.since(0), ObjectKind.POLICY, name, newName, Optional.of(table)));
    }
    Mentions.Mark before = c.mentions().mark();
    List<Expression> conditions = conditions(c);
    return List.of(
        new AlterObject(
            c.since(0),
            ObjectKind.POLICY,
            Optional.of(name),
            Optional.of(table),
            false,
            c.mentions().relations(before),
            List.of(),
            conditions));
  }

  private static List<Expression> conditions(Cursor c) {
    List<Expression> conditions = new ArrayList<>();
    if (c.accept("TO")) {
      RoleReader.roles(c);
    }
    if (c.accept("USING")) {
      conditions.add(ExpressionReader.inParentheses(c));
    }
    if (c.accept("WITH", "CHECK")) {
      conditions.add(ExpressionReader.inParentheses(c));
    }
    return conditions;
  }
}
