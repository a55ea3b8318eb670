package dev.migralint.schema;

import dev.migralint.schema.Constraint.Kind;
import dev.migralint.schema.Constraint.Reference;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddExclude;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddNotNull;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.AlterConstraint;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.RenameConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.Expressions;
import dev.migralint.sql.Name;
import java.util.List;
import java.util.Optional;

/** Lets a catalog take in what happens to constraints, on a table and on its descendants. */
final class Constraints {
  private final Catalog catalog;
  private final Relations relations;
  private final Indexes indexes;

  Constraints(Catalog catalog, Relations relations, Indexes indexes) {
    this.catalog = catalog;
    this.relations = relations;
    this.indexes = indexes;
  }

  void apply(ConstraintOperation operation, Origin origin) {
    Relation table = relations.known(operation.table());
    Optional<Origin> made = Optional.of(origin);
    switch (operation) {
      case AddForeignKey add -> addForeignKey(table, add, made);
      case AddCheck add -> addCheck(table, add, made);
      case AddUnique add ->
          addKey(table, Kind.UNIQUE, add, add.usingIndex(), add.including(), add.only(), made);
      case AddPrimaryKey add ->
          addKey(table, Kind.PRIMARY_KEY, add, add.usingIndex(), add.including(), add.only(), made)
              .forEach(column -> setNotNull(table, column, true));
      case AddExclude add -> addExclude(table, add, made);
      case AddNotNull add -> addNotNull(table, add, made);
      case ValidateConstraint validate -> validate(table, validate.constraint());
      case DropConstraint drop -> drop(table, drop.constraint(), drop.only());
      case RenameConstraint rename -> rename(table, rename.constraint(), rename.newName());
      case AlterConstraint alter -> {}
    }
  }

  private void addForeignKey(Relation table, AddForeignKey add, Optional<Origin> made) {
    Relation referenced = relations.mentioned(add.referencedTable());
    Constraint constraint =
        new Constraint(
            name(table, add),
            Kind.FOREIGN_KEY,
            add.columns(),
            List.of(),
            !add.notValid() && add.enforced(),
            Optional.of(
                new Reference(referenced, add.referencedColumns(), add.onDelete(), add.onUpdate())),
            made);
    put(table, constraint);
    table.partitions().forEach(partition -> put(partition, constraint));
  }

  private void addCheck(Relation table, AddCheck add, Optional<Origin> made) {
    Constraint constraint =
        new Constraint(
            name(table, add),
            Kind.CHECK,
            Catalog.columns(add, Optional.of(table)),
            Expressions.provenPresent(add.expression()),
            !add.notValid() && add.enforced(),
            Optional.empty(),
            made);
    put(table, constraint);
    if (!add.noInherit()) {
      table.descendants().forEach(child -> put(child, constraint));
    }
  }

  private void addNotNull(Relation table, AddNotNull add, Optional<Origin> made) {
    List<Name> column = List.of(add.column());
    Constraint constraint =
        new Constraint(
            name(table, add),
            Kind.NOT_NULL,
            column,
            column,
            !add.notValid(),
            Optional.empty(),
            made);
    put(table, constraint);
    table.descendants().forEach(child -> put(child, constraint));
    if (!add.notValid()) {
      setNotNull(table, add.column(), true);
    }
  }

  private void addExclude(Relation table, AddExclude add, Optional<Origin> made) {
    Index index =
        new Index(
            name(table, add),
            false,
            add.columns(),
            add.mentions(),
            add.expressions() || add.partial(),
            true,
            Optional.of(name(table, add)),
            made);
    addKey(table, Kind.EXCLUDE, index, false);
  }

  /** An adopted index is given the constraint's name. */
  private List<Name> addKey(
      Relation table,
      Kind kind,
      ConstraintOperation add,
      Optional<Name> usingIndex,
      List<Name> including,
      boolean only,
      Optional<Origin> made) {
    List<Name> columns = Catalog.keyColumns(add, Optional.of(table));
    Name name = name(table, add);
    usingIndex.ifPresent(index -> indexes.remove(table, index));
    addKey(
        table,
        kind,
        new Index(name, true, columns, including, false, true, Optional.of(name), made),
        only);
    return columns;
  }

  /** A key with the index behind it, on a partitioned table one for each partition too. */
  void addKey(Relation table, Kind kind, Index index, boolean only) {
    put(table, key(kind, index));
    indexes.add(table, index);
    if (!only) {
      table.partitions().forEach(partition -> addPartitionsKey(partition, kind, index));
    }
  }

  void addPartitionsKey(Relation partition, Kind kind, Index index) {
    if (!partition.hasKey(kind, index.columns())) {
      Name name = catalog.partitionsKeyName(partition, kind, index.columns());
      Index own = index.on(name, index.origin());
      put(partition, key(kind, own));
      indexes.add(partition, own);
    }
  }

  private static Constraint key(Kind kind, Index index) {
    return new Constraint(
        index.name(), kind, index.columns(), List.of(), true, Optional.empty(), index.origin());
  }

  private void validate(Relation table, Name name) {
    table.constraint(name).ifPresent(constraint -> validated(table, constraint));
    for (Relation child : table.descendants()) {
      child.constraint(name).ifPresent(constraint -> validated(child, constraint));
    }
  }

  private void validated(Relation table, Constraint constraint) {
    put(table, constraint.nowValid());
    if (constraint.kind() == Kind.NOT_NULL) {
      constraint.columns().forEach(column -> setNotNull(table, column, true));
    }
  }

  private void setNotNull(Relation table, Name column, boolean notNull) {
    Column known = table.column(column).orElseGet(() -> Column.unknown(column));
    catalog.journal.put(table.columns, column, known.withNotNull(notNull));
    for (Relation child : table.descendants()) {
      Column inherited = child.column(column).orElseGet(() -> Column.unknown(column));
      catalog.journal.put(child.columns, column, inherited.withNotNull(notNull));
    }
  }

  void drop(Relation table, Name name, boolean only) {
    Optional<Constraint> found = table.constraint(name);
    found
        .filter(dropped -> dropped.kind() == Kind.NOT_NULL)
        .ifPresent(dropped -> dropped.columns().forEach(c -> setNotNull(table, c, false)));
    remove(table, name);
    for (Relation child : only ? List.<Relation>of() : table.descendants()) {
      found.flatMap(parent -> inherited(child, parent)).ifPresent(own -> remove(child, own));
    }
  }

  /** What a child has from the constraint of its parent: the same name, or for a key its own. */
  private static Optional<Name> inherited(Relation child, Constraint parent) {
    return switch (parent.kind()) {
      case CHECK, NOT_NULL, FOREIGN_KEY -> child.constraint(parent.name()).map(Constraint::name);
      case PRIMARY_KEY, UNIQUE, EXCLUDE ->
          child.partitionOf().isEmpty()
              ? Optional.empty()
              : child.constraints().stream()
                  .filter(c -> c.kind() == parent.kind() && c.columns().equals(parent.columns()))
                  .map(Constraint::name)
                  .findFirst();
    };
  }

  private void remove(Relation table, Name constraint) {
    catalog.journal.remove(table.constraints, constraint);
    table
        .index(constraint)
        .filter(index -> index.constraint().isPresent())
        .ifPresent(index -> indexes.remove(table, index.name()));
  }

  /** A constraint and the index behind it have one name. */
  void rename(Relation table, Name from, Name to) {
    table
        .constraint(from)
        .ifPresent(
            constraint -> {
              catalog.journal.remove(table.constraints, from);
              put(table, constraint.withName(to));
            });
    indexes.rename(table, from, to);
  }

  void put(Relation table, Constraint constraint) {
    catalog.journal.put(table.constraints, constraint.name(), constraint);
    constraint
        .referenced()
        .ifPresent(referenced -> catalog.journal.add(referenced.referencing, table));
  }

  /** Its own name or PostgreSQL's; one of an EXCLUDE without a name can't be told in full. */
  private Name name(Relation table, ConstraintOperation operation) {
    return catalog
        .constraintName(operation)
        .orElseGet(
            () ->
                Names.generated(
                    table.name().name(), List.of(), "excl", name -> catalog.isTaken(table, name)));
  }
}
