package dev.migralint.sql.read.table;

import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddExclude;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddNotNull;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.ReferentialAction;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.read.object.OperatorReader;
import dev.migralint.sql.read.object.OptionReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.read.table.KeyReader.Key;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads table constraints, and what column and table constraints share. */
final class ConstraintReader {
  private ConstraintReader() {}

  static boolean startsConstraint(Cursor c) {
    return c.isAny("CONSTRAINT", "CHECK", "UNIQUE")
        || (c.is("EXCLUDE") && (c.is(1, "USING") || c.token(1).kind() == Kind.OPEN_PAREN))
        || (c.is("PRIMARY") && c.is(1, "KEY"))
        || (c.is("FOREIGN") && c.is(1, "KEY"))
        || (c.is("NOT") && c.is(1, "NULL"));
  }

  /** A table constraint; its range starts at the mark (the ADD of an ALTER TABLE). */
  static Operation tableConstraint(
      Cursor c, ObjectName table, boolean only, Written written, int start) {
    Optional<Name> name = c.accept("CONSTRAINT") ? Optional.of(c.name()) : Optional.empty();
    if (c.accept("CHECK")) {
      Expression expression = ExpressionReader.inParentheses(c);
      ConstraintAttributes a = ConstraintAttributes.read(c, ConstraintAttributes.OF_CHECK);
      return new AddCheck(
          c.since(start),
          table,
          name,
          expression,
          a.noInherit(),
          a.notValid(),
          a.enforced(),
          written);
    }
    if (c.accept("UNIQUE")) {
      Optional<Name> index = usingIndex(c);
      boolean nullsNotDistinct = index.isEmpty() && nullsNotDistinct(c);
      Columns key = index.isPresent() ? Columns.NONE : key(c);
      ConstraintAttributes.read(c, ConstraintAttributes.OF_KEY);
      return new AddUnique(
          c.since(start),
          table,
          only,
          name,
          key.columns(),
          key.including(),
          nullsNotDistinct,
          index,
          written);
    }
    if (c.accept("PRIMARY", "KEY")) {
      Optional<Name> index = usingIndex(c);
      Columns key = index.isPresent() ? Columns.NONE : key(c);
      ConstraintAttributes.read(c, ConstraintAttributes.OF_KEY);
      return new AddPrimaryKey(
          c.since(start), table, only, name, key.columns(), key.including(), index, written);
    }
    if (c.accept("FOREIGN", "KEY")) {
      c.expect(Kind.OPEN_PAREN);
      List<Name> columns = periodColumns(c);
      Reference reference = reference(c);
      ConstraintAttributes attributes =
          ConstraintAttributes.read(c, ConstraintAttributes.OF_FOREIGN_KEY);
      return foreignKey(c, table, name, columns, reference, attributes, start, written);
    }
    if (c.accept("EXCLUDE")) {
      return exclude(c, table, name, start, written);
    }
    if (c.accept("NOT", "NULL")) {
      Name column = c.name();
      ConstraintAttributes a = ConstraintAttributes.read(c, ConstraintAttributes.OF_NOT_NULL);
      return new AddNotNull(c.since(start), table, name, column, a.notValid(), written);
    }
    throw c.refuse("a constraint");
  }

  private static AddExclude exclude(
      Cursor c, ObjectName table, Optional<Name> name, int start, Written written) {
    List<Key> keys = new ArrayList<>();
    if (c.accept("USING")) {
      c.name();
    }
    c.expect(Kind.OPEN_PAREN);
    do {
      keys.add(IndexReader.key(c));
      c.expect("WITH");
      if (OperatorReader.isQualified(c)) {
        OperatorReader.operator(c);
      } else {
        OperatorReader.name(c);
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
    List<Name> including = include(c);
    indexOptions(c);
    Optional<Expression> predicate =
        c.accept("WHERE") ? Optional.of(ExpressionReader.inParentheses(c)) : Optional.empty();
    ConstraintAttributes.read(c, ConstraintAttributes.OF_KEY);
    return new AddExclude(
        c.since(start),
        table,
        name,
        IndexReader.columns(keys),
        Stream.concat(IndexReader.mentions(keys, List.of(), predicate).stream(), including.stream())
            .distinct()
            .toList(),
        IndexReader.labels(keys, including),
        keys.stream().anyMatch(key -> key.column().isEmpty()),
        predicate.isPresent(),
        written);
  }

  /** A column's foreign key, from REFERENCES on. */
  static AddForeignKey columnReferences(
      Cursor c, ObjectName table, Optional<Name> name, Name column, int start, Written written) {
    Reference reference = reference(c);
    boolean deferred = isDeferred(c);
    ConstraintAttributes attributes =
        new ConstraintAttributes(false, false, columnEnforced(c), false, deferred);
    return foreignKey(c, table, name, List.of(column), reference, attributes, start, written);
  }

  /** What a foreign key points at. */
  private record Reference(
      ObjectName table,
      List<Name> columns,
      ReferentialAction onDelete,
      ReferentialAction onUpdate) {}

  private static Reference reference(Cursor c) {
    c.expect("REFERENCES");
    ObjectName referenced = c.referencedName();
    List<Name> referencedColumns = List.of();
    if (c.accept(Kind.OPEN_PAREN)) {
      referencedColumns = periodColumns(c);
    }
    if (c.accept("MATCH")) {
      c.expectAny("FULL", "SIMPLE");
    }
    Optional<ReferentialAction> onDelete = action(c, "DELETE");
    Optional<ReferentialAction> onUpdate = action(c, "UPDATE");
    if (onDelete.isEmpty()) {
      onDelete = action(c, "DELETE");
    }
    return new Reference(
        referenced,
        referencedColumns,
        onDelete.orElse(ReferentialAction.NO_ACTION),
        onUpdate.orElse(ReferentialAction.NO_ACTION));
  }

  private static AddForeignKey foreignKey(
      Cursor c,
      ObjectName table,
      Optional<Name> name,
      List<Name> columns,
      Reference reference,
      ConstraintAttributes attributes,
      int start,
      Written written) {
    return new AddForeignKey(
        c.since(start),
        table,
        name,
        columns,
        reference.table(),
        reference.columns(),
        reference.onDelete(),
        reference.onUpdate(),
        attributes.notValid(),
        attributes.enforced(),
        attributes.deferred(),
        written);
  }

  /** Whether INITIALLY DEFERRED is among the attributes that stand here. */
  private static boolean isDeferred(Cursor c) {
    int ahead = 0;
    while (c.is(ahead, "NOT") || c.is(ahead, "DEFERRABLE") || c.is(ahead, "ENFORCED")) {
      ahead++;
    }
    return c.is(ahead, "INITIALLY") && c.is(ahead + 1, "DEFERRED");
  }

  /** What happens to the row when the one that it points at goes or changes. */
  private static Optional<ReferentialAction> action(Cursor c, String event) {
    if (!c.accept("ON", event)) {
      return Optional.empty();
    }
    for (ReferentialAction action : ReferentialAction.values()) {
      if (c.accept(action.name().split("_"))) {
        boolean sets =
            action == ReferentialAction.SET_NULL || action == ReferentialAction.SET_DEFAULT;
        if (sets && event.equals("DELETE") && c.is(Kind.OPEN_PAREN)) {
          c.mentions().since(15);
          c.columns();
        }
        return Optional.of(action);
      }
    }
    throw c.refuse("NO ACTION, RESTRICT, CASCADE, SET NULL or SET DEFAULT");
  }

  /** Column names up to the closing parenthesis, the last perhaps a PERIOD (PostgreSQL 18). */
  private static List<Name> periodColumns(Cursor c) {
    List<Name> columns = new ArrayList<>();
    columns.add(c.name());
    boolean period = false;
    while (!period && c.accept(Kind.COMMA)) {
      Kind after = c.token(1).kind();
      period = (after == Kind.WORD || after == Kind.QUOTED_NAME) && c.accept("PERIOD");
      if (period) {
        c.mentions().since(18);
      }
      columns.add(c.name());
    }
    c.expect(Kind.CLOSE_PAREN);
    return List.copyOf(columns);
  }

  private static Optional<Name> usingIndex(Cursor c) {
    return c.accept("USING", "INDEX") ? Optional.of(c.name()) : Optional.empty();
  }

  /** The columns of a key, and those that its index holds besides. */
  private record Columns(List<Name> columns, List<Name> including) {
    static final Columns NONE = new Columns(List.of(), List.of());
  }

  /** The columns of a key, with what may follow them. */
  private static Columns key(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    List<Name> columns = c.list(c::name);
    if (c.accept("WITHOUT")) {
      c.expect("OVERLAPS");
      c.mentions().since(18);
    }
    c.expect(Kind.CLOSE_PAREN);
    List<Name> including = include(c);
    indexOptions(c);
    return new Columns(columns, including);
  }

  /** NULLS DISTINCT, which needs no word, or NULLS NOT DISTINCT. */
  static boolean nullsNotDistinct(Cursor c) {
    boolean not = false;
    if (c.accept("NULLS")) {
      not = c.accept("NOT");
      c.expect("DISTINCT");
    }
    return not;
  }

  private static List<Name> include(Cursor c) {
    return c.accept("INCLUDE") ? c.columns() : List.of();
  }

  /** WITH and USING INDEX TABLESPACE of the index behind a constraint. */
  static void indexOptions(Cursor c) {
    OptionReader.withDefinition(c);
    if (c.accept("USING")) {
      c.expect("INDEX", "TABLESPACE");
      c.name();
    }
  }

  /** Passes over the attributes of a column's constraint; a NOT here may start its NOT NULL. */
  static boolean columnEnforced(Cursor c) {
    boolean enforced = true;
    while (true) {
      if (c.accept("NOT", "ENFORCED")) {
        enforced = false;
      } else if (!attribute(c)) {
        return enforced;
      }
    }
  }

  /** One attribute of a column's constraint that changes no effect; whether there was one. */
  static boolean attribute(Cursor c) {
    return c.accept("NOT", "DEFERRABLE")
        || c.accept("DEFERRABLE")
        || c.accept("INITIALLY", "DEFERRED")
        || c.accept("INITIALLY", "IMMEDIATE")
        || c.accept("ENFORCED");
  }
}
