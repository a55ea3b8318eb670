package dev.migralint.schema;

import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What PostgreSQL calls things that were left unnamed. Tables, indexes and sequences share the
 * names of a schema; constraints of one name may be in a schema twice, but none is made up that is
 * there already.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/catalog/pg_constraint.c
 * (ChooseConstraintName)
 */
final class Naming {
  private final Catalog catalog;
  private final Map<ObjectName, Integer> constraints = new HashMap<>();

  /** Below which number all of a name are taken, as long as nothing was removed since. */
  private final Map<Series, Integer> taken = new HashMap<>();

  private long removals;

  /** Names that differ by their numbers, and among which names they are looked for. */
  private record Series(ObjectName first, Among among) {}

  private enum Among {
    CONSTRAINTS,
    RELATIONS,
    BOTH
  }

  Naming(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A constraint of the table has the name from now on. */
  void take(Relation table, Name constraint) {
    count(in(table, constraint), 1);
  }

  /** A constraint of the table no longer has the name. */
  void free(Relation table, Name constraint) {
    count(in(table, constraint), -1);
    taken.clear();
  }

  /** Whether a constraint of a table of the schema has the name. */
  boolean isConstraint(Name schema, Name constraint) {
    return constraints.getOrDefault(new ObjectName(Optional.of(schema), constraint), 0) > 0;
  }

  private void count(ObjectName name, int more) {
    catalog.journal.put(constraints, name, constraints.getOrDefault(name, 0) + more);
  }

  /**
   * The name that a constraint has or will be given.
   *
   * @param added the columns that the same statement adds to the table before
   */
  Name constraint(ConstraintOperation operation, Collection<Name> added) {
    Optional<Relation> table = catalog.relation(operation.table());
    List<Name> columns = KeyColumns.labels(operation, table);
    return switch (operation) {
      case ConstraintOperation.AddForeignKey add ->
          add.constraint().orElseGet(() -> other(add, table, columns, "fkey"));
      case ConstraintOperation.AddCheck add ->
          add.constraint()
              .orElseGet(() -> other(add, table, onlyColumn(add, table, added), "check"));
      case ConstraintOperation.AddNotNull add ->
          add.constraint().orElseGet(() -> other(add, table, columns, "not_null"));
      case ConstraintOperation.AddUnique add ->
          add.constraint().or(add::usingIndex).orElseGet(() -> key(add, table, columns, "key"));
      case ConstraintOperation.AddPrimaryKey add ->
          add.constraint().or(add::usingIndex).orElseGet(() -> key(add, table, List.of(), "pkey"));
      case ConstraintOperation.AddExclude add ->
          add.constraint().orElseGet(() -> key(add, table, columns, "excl"));
      case ConstraintOperation.ValidateConstraint validate -> validate.constraint();
      case ConstraintOperation.DropConstraint drop -> drop.constraint();
      case ConstraintOperation.RenameConstraint rename -> rename.constraint();
      case ConstraintOperation.AlterConstraint alter -> alter.constraint();
    };
  }

  private Name other(
      ConstraintOperation operation, Optional<Relation> table, List<Name> columns, String label) {
    Name name = operation.table().name();
    return table.isEmpty()
        ? Names.generated(name, columns, label, 0)
        : free(table.get(), name, columns, label, Among.CONSTRAINTS);
  }

  private Name key(
      ConstraintOperation operation, Optional<Relation> table, List<Name> columns, String label) {
    return table
        .map(t -> key(t, columns, label))
        .orElseGet(
            () -> Names.generated(operation.table().name(), Names.numbered(columns), label, 0));
  }

  /** A key's constraint and its index have one name. */
  Name key(Relation table, List<Name> columns, String label) {
    return free(table, table.name.name(), Names.numbered(columns), label, Among.BOTH);
  }

  /** An index or a sequence of the table. */
  Name relation(Relation table, List<Name> columns, String label) {
    return free(table, table.name.name(), columns, label, Among.RELATIONS);
  }

  /** The first of the numbered names that is not taken in the schema of the table. */
  private Name free(Relation table, Name first, List<Name> columns, String label, Among among) {
    if (removals != catalog.journal.removals()) {
      removals = catalog.journal.removals();
      taken.clear();
    }
    Series series = new Series(in(table, Names.generated(first, columns, label, 0)), among);
    int number = taken.getOrDefault(series, 0);
    Name name = Names.generated(first, columns, label, number);
    while (isTaken(table, name, among)) {
      name = Names.generated(first, columns, label, ++number);
    }
    taken.put(series, number);
    return name;
  }

  private boolean isTaken(Relation table, Name name, Among among) {
    catalog.spend(1);
    return switch (among) {
      case CONSTRAINTS -> isConstraint(table, name);
      case RELATIONS -> isRelation(table, name);
      case BOTH -> isRelation(table, name) || isConstraint(table, name);
    };
  }

  private boolean isConstraint(Relation table, Name name) {
    return constraints.getOrDefault(in(table, name), 0) > 0;
  }

  boolean isRelation(Relation table, Name name) {
    return catalog.indexOwners.containsKey(in(table, name))
        || catalog.relations.containsKey(in(table, name));
  }

  /** The column in the name of a CHECK: the one that it names, if it names no other. */
  private static List<Name> onlyColumn(
      ConstraintOperation.AddCheck add, Optional<Relation> table, Collection<Name> added) {
    List<Name> columns = KeyColumns.ofCheck(add, table, added);
    return columns.size() == 1 ? columns : List.of();
  }

  private static ObjectName in(Relation table, Name name) {
    return new ObjectName(table.name.schema(), name);
  }

  /** The name of a partition's own part of a key. */
  Name partitionsKey(Relation partition, Constraint.Kind kind, List<Name> columns) {
    String label =
        switch (kind) {
          case PRIMARY_KEY -> "pkey";
          case EXCLUDE -> "excl";
          case UNIQUE, FOREIGN_KEY, CHECK, NOT_NULL -> "key";
        };
    List<Name> inName = kind == Constraint.Kind.PRIMARY_KEY ? List.of() : columns;
    return key(partition, inName, label);
  }
}
