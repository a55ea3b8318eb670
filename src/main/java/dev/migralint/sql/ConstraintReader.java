package dev.migralint.sql;

import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddExclude;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddNotNull;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads table constraints, and what column and table constraints share. */
final class ConstraintReader {
  private ConstraintReader() {}

  /** What may follow a constraint. */
  record Attributes(boolean notValid, boolean enforced) {}

  static boolean startsConstraint(Cursor c) {
    return c.isAny("CONSTRAINT", "CHECK", "UNIQUE")
        || (c.is("EXCLUDE") && (c.is(1, "USING") || c.token(1).kind() == Kind.OPEN_PAREN))
        || (c.is("PRIMARY") && c.is(1, "KEY"))
        || (c.is("FOREIGN") && c.is(1, "KEY"))
        || (c.is("NOT") && c.is(1, "NULL"));
  }

  /** A table constraint; its range starts at the mark (the ADD of an ALTER TABLE). */
  static Operation tableConstraint(Cursor c, ObjectName table, Written written, int start) {
    Optional<Name> name = c.accept("CONSTRAINT") ? Optional.of(c.name()) : Optional.empty();
    if (c.accept("CHECK")) {
      Expression expression = c.parenthesisedExpression();
      Attributes a = attributes(c);
      return new AddCheck(
          c.since(start), table, name, expression, a.notValid(), a.enforced(), written);
    }
    if (c.accept("UNIQUE")) {
      Optional<Name> index = usingIndex(c);
      List<Name> columns = index.isPresent() ? List.of() : key(c);
      attributes(c);
      return new AddUnique(c.since(start), table, name, columns, index, written);
    }
    if (c.accept("PRIMARY", "KEY")) {
      Optional<Name> index = usingIndex(c);
      List<Name> columns = index.isPresent() ? List.of() : key(c);
      attributes(c);
      return new AddPrimaryKey(c.since(start), table, name, columns, index, written);
    }
    if (c.accept("FOREIGN", "KEY")) {
      c.expect(Kind.OPEN_PAREN);
      List<Name> columns = periodColumns(c);
      Reference reference = reference(c);
      return foreignKey(c, table, name, columns, reference, attributes(c), start, written);
    }
    if (c.accept("EXCLUDE")) {
      if (c.accept("USING")) {
        c.name();
      }
      c.parenthesised();
      indexOptions(c);
      if (c.accept("WHERE")) {
        c.parenthesised();
      }
      attributes(c);
      return new AddExclude(c.since(start), table, name, written);
    }
    if (c.accept("NOT", "NULL")) {
      Name column = c.name();
      Attributes a = attributes(c);
      return new AddNotNull(c.since(start), table, name, column, a.notValid(), written);
    }
    throw c.refuse("a constraint");
  }

  /** A column's foreign key, from REFERENCES on. */
  static AddForeignKey columnReferences(
      Cursor c, ObjectName table, Optional<Name> name, Name column, int start, Written written) {
    Reference reference = reference(c);
    Attributes attributes = columnAttributes(c);
    return foreignKey(c, table, name, List.of(column), reference, attributes, start, written);
  }

  /** What a foreign key points at. */
  private record Reference(ObjectName table, List<Name> columns) {}

  private static Reference reference(Cursor c) {
    c.expect("REFERENCES");
    ObjectName referenced = c.objectName();
    List<Name> referencedColumns = List.of();
    if (c.accept(Kind.OPEN_PAREN)) {
      referencedColumns = periodColumns(c);
    }
    while (true) {
      if (c.accept("MATCH")) {
        c.expectAny("FULL", "PARTIAL", "SIMPLE");
      } else if (c.accept("ON", "DELETE") || c.accept("ON", "UPDATE")) {
        action(c);
      } else {
        break;
      }
    }
    return new Reference(referenced, referencedColumns);
  }

  private static AddForeignKey foreignKey(
      Cursor c,
      ObjectName table,
      Optional<Name> name,
      List<Name> columns,
      Reference reference,
      Attributes attributes,
      int start,
      Written written) {
    return new AddForeignKey(
        c.since(start),
        table,
        name,
        columns,
        reference.table(),
        reference.columns(),
        attributes.notValid(),
        attributes.enforced(),
        written);
  }

  private static void action(Cursor c) {
    if (c.accept("NO", "ACTION") || c.accept("RESTRICT") || c.accept("CASCADE")) {
      return;
    }
    c.expect("SET");
    c.expectAny("NULL", "DEFAULT");
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
  }

  /** Column names up to the closing parenthesis, the last perhaps a PERIOD (PostgreSQL 18). */
  private static List<Name> periodColumns(Cursor c) {
    List<Name> columns =
        c.list(
            () -> {
              if (c.is("PERIOD") && c.token(1).kind() != Kind.COMMA && !isClose(c.token(1))) {
                c.expect("PERIOD");
              }
              return c.name();
            });
    c.expect(Kind.CLOSE_PAREN);
    return columns;
  }

  private static boolean isClose(Token token) {
    return token.kind() == Kind.CLOSE_PAREN;
  }

  private static Optional<Name> usingIndex(Cursor c) {
    return c.accept("USING", "INDEX") ? Optional.of(c.name()) : Optional.empty();
  }

  /** The columns of a key, with what may follow them. */
  private static List<Name> key(Cursor c) {
    nullsDistinct(c);
    c.expect(Kind.OPEN_PAREN);
    List<Name> columns =
        c.list(
            () -> {
              Name column = c.name();
              c.accept("WITHOUT", "OVERLAPS");
              return column;
            });
    c.expect(Kind.CLOSE_PAREN);
    indexOptions(c);
    return columns;
  }

  static void nullsDistinct(Cursor c) {
    if (c.accept("NULLS")) {
      c.accept("NOT");
      c.expect("DISTINCT");
    }
  }

  /** INCLUDE, WITH and USING INDEX TABLESPACE of the index behind a constraint. */
  static void indexOptions(Cursor c) {
    if (c.accept("INCLUDE")) {
      c.columns();
    }
    if (c.accept("WITH")) {
      c.parenthesised();
    }
    if (c.accept("USING", "INDEX", "TABLESPACE")) {
      c.name();
    }
  }

  /** Everything that may follow a table constraint. */
  static Attributes attributes(Cursor c) {
    boolean notValid = false;
    boolean enforced = true;
    while (true) {
      if (c.accept("NOT", "VALID")) {
        notValid = true;
      } else if (c.accept("NOT", "ENFORCED")) {
        enforced = false;
      } else if (!attribute(c)) {
        return new Attributes(notValid, enforced);
      }
    }
  }

  /** A column's constraint can't be NOT VALID; a NOT here may start its NOT NULL. */
  static Attributes columnAttributes(Cursor c) {
    boolean enforced = true;
    while (true) {
      if (c.accept("NOT", "ENFORCED")) {
        enforced = false;
      } else if (!attribute(c)) {
        return new Attributes(false, enforced);
      }
    }
  }

  /** One attribute that changes no effect; whether there was one. */
  static boolean attribute(Cursor c) {
    return c.accept("NOT", "DEFERRABLE")
        || c.accept("DEFERRABLE")
        || c.accept("INITIALLY", "DEFERRED")
        || c.accept("INITIALLY", "IMMEDIATE")
        || c.accept("NO", "INHERIT")
        || c.accept("ENFORCED");
  }
}
