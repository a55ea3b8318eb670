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
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.expression.Conditions;
import java.util.List;
import java.util.Optional;

/** Lets a catalog take in what happens to constraints, on a table and on its descendants. */
final class Constraints {
  private final Catalog catalog;
  private final Relations relations;
  private final Indexes indexes;
  private final ForeignKeys foreignKeys;

  Constraints(Catalog catalog, Relations relations, Indexes indexes, ForeignKeys foreignKeys) {
    this.catalog = catalog;
    this.relations = relations;
    this.indexes = indexes;
    this.foreignKeys = foreignKeys;
  }

  void apply(ConstraintOperation operation, Origin origin) {
    Relation table = relations.known(operation.table());
    Optional<Origin> made = Optional.of(origin);
    switch (operation) {
      case AddForeignKey add -> addForeignKey(table, add, made);
      case AddCheck add -> addCheck(table, add, made);
      case AddUnique add -> {
        Key key =
            new Key(
                Kind.UNIQUE,
                add.constraint(),
                add.usingIndex(),
                add.including(),
                add.only(),
                add.written());
        addKey(table, add, key, made);
      }
      case AddPrimaryKey add -> {
        Key key =
            new Key(
                Kind.PRIMARY_KEY,
                add.constraint(),
                add.usingIndex(),
                add.including(),
                add.only(),
                add.written());
        addKey(table, add, key, made).forEach(column -> setNotNull(table, column, true));
      }
      case AddExclude add -> addExclude(table, add, made);
      case AddNotNull add -> addNotNull(table, add, made);
      case ValidateConstraint validate -> validate(table, validate.constraint());
      case DropConstraint drop -> drop(table, drop, origin);
      case RenameConstraint rename -> rename(table, rename.constraint(), rename.newName());
      case AlterConstraint alter ->
          table
              .constraint(alter.constraint())
              .map(one -> alter.enforced() ? one : one.notValid())
              .ifPresent(one -> relations.replaceConstraint(table, one.perhapsAtOnce()));
    }
  }

  private void addForeignKey(Relation table, AddForeignKey add, Optional<Origin> made) {
    Relation referenced = relations.mentioned(add.referencedTable());
    Constraint constraint =
        new Constraint(
            catalog.constraintName(add),
            Kind.FOREIGN_KEY,
            add.columns(),
            List.of(),
            !add.notValid() && add.enforced(),
            Optional.of(
                new Reference(
                    referenced,
                    KeyColumns.referenced(add, referenced),
                    add.onDelete(),
                    add.onUpdate(),
                    add.deferred())),
            made);
    relations.putConstraint(table, constraint);
    table.partitions().forEach(partition -> relations.putConstraint(partition, constraint));
  }

  private void addCheck(Relation table, AddCheck add, Optional<Origin> made) {
    Constraint constraint =
        new Constraint(
            catalog.constraintName(add),
            Kind.CHECK,
            KeyColumns.ofCheck(add, Optional.of(table), List.of()),
            Conditions.provenPresent(add.expression()),
            !add.notValid() && add.enforced(),
            Optional.empty(),
            made,
            Conditions.conjuncts(add.expression()).stream().map(Conditions::comparable).toList(),
            catalog.dependencies().calls(List.of(add.expression())));
    relations.putConstraint(table, constraint);
    if (!add.noInherit()) {
      table.descendants().forEach(child -> relations.putConstraint(child, constraint));
    }
  }

  private void addNotNull(Relation table, AddNotNull add, Optional<Origin> made) {
    List<Name> column = List.of(add.column());
    Constraint constraint =
        new Constraint(
            catalog.constraintName(add),
            Kind.NOT_NULL,
            column,
            column,
            !add.notValid(),
            Optional.empty(),
            made);
    relations.putConstraint(table, constraint);
    table.descendants().forEach(child -> relations.putConstraint(child, constraint));
    if (!add.notValid()) {
      setNotNull(table, add.column(), true);
    }
  }

  private void addExclude(Relation table, AddExclude add, Optional<Origin> made) {
    Index index =
        new Index(
            catalog.constraintName(add),
            false,
            add.columns(),
            add.mentions(),
            add.labels(),
            add.expressions() || add.partial(),
            true,
            "",
            List.of(),
            Optional.of(catalog.constraintName(add)),
            made);
    addKey(table, Kind.EXCLUDE, index, false);
  }

  /** A primary key or unique constraint as it was written. */
  private record Key(
      Kind kind,
      Optional<Name> name,
      Optional<Name> index,
      List<Name> including,
      boolean only,
      Written written) {}

  /** An adopted index is given the constraint's name. */
  private List<Name> addKey(
      Relation table, ConstraintOperation add, Key key, Optional<Origin> made) {
    List<Name> columns = KeyColumns.of(add, Optional.of(table));
    Optional<Constraint> same =
        key.written() == Written.ALONE ? Optional.empty() : same(table, columns);
    Name name =
        same.map(t -> nameOfBoth(table, t, add, key)).orElseGet(() -> catalog.constraintName(add));
    boolean primary = same.filter(t -> t.kind() == Kind.PRIMARY_KEY).isPresent();
    key.index().ifPresent(index -> indexes.remove(table, index));
    addKey(
        table,
        primary ? Kind.PRIMARY_KEY : key.kind(),
        new Index(
            name,
            true,
            columns,
            key.including(),
            KeyColumns.labels(add, Optional.of(table)),
            false,
            true,
            nullsNotDistinct(add) ? Index.OF_KEY + " NULLS NOT DISTINCT" : Index.OF_KEY,
            List.of(),
            Optional.of(name),
            made),
        key.only());
    return columns;
  }

  private static boolean nullsNotDistinct(ConstraintOperation add) {
    return add instanceof AddUnique unique && unique.nullsNotDistinct();
  }

  /** Of two keys over the same columns in one CREATE TABLE or new column, PostgreSQL makes one. */
  private static Optional<Constraint> same(Relation table, List<Name> columns) {
    return columns.stream()
        .limit(1)
        .flatMap(first -> table.constraints(first).stream())
        .filter(c -> c.kind() == Kind.PRIMARY_KEY || c.kind() == Kind.UNIQUE)
        .filter(c -> c.columns().equals(columns))
        .findFirst();
  }

  /** The primary key's name counts first, then what is written first. */
  private Name nameOfBoth(Relation table, Constraint same, ConstraintOperation add, Key key) {
    remove(table, same.name());
    Name generated =
        same.kind() == Kind.PRIMARY_KEY
            ? catalog.naming.key(table, List.of(), "pkey")
            : catalog.naming.key(table, same.columns(), "key");
    Optional<Name> given = Optional.of(same.name()).filter(name -> !name.equals(generated));
    return key.kind() == Kind.PRIMARY_KEY
        ? key.name().or(() -> given).orElseGet(() -> catalog.constraintName(add))
        : given.or(key::name).orElse(same.name());
  }

  /** A key with the index behind it, on a partitioned table one for each partition too. */
  void addKey(Relation table, Kind kind, Index index, boolean only) {
    relations.putConstraint(table, key(kind, index));
    indexes.add(table, index);
    if (!only) {
      table.partitions().forEach(partition -> addPartitionsKey(partition, kind, index));
    }
  }

  void addPartitionsKey(Relation partition, Kind kind, Index index) {
    // Its columns do not tell one EXCLUDE from another, which may be over expressions.
    if (kind == Kind.EXCLUDE || !partition.hasKey(kind, index.columns())) {
      Name name = catalog.partitionsKeyName(partition, kind, index.labels());
      Index own = index.on(name, index.origin());
      relations.putConstraint(partition, key(kind, own));
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
    relations.replaceConstraint(table, constraint.nowValid());
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

  private void drop(Relation table, DropConstraint drop, Origin origin) {
    Name name = drop.constraint();
    Optional<Constraint> found = table.constraint(name);
    catalog.journal.add(
        table.droppedConstraints,
        found.map(constraint -> constraint.dropped(origin)).orElse(unknownDropped(origin)));
    if (drop.cascade()) {
      found.ifPresent(key -> foreignKeys.dropThoseTo(table, key.columns()::equals));
    }
    found
        .filter(dropped -> dropped.kind() == Kind.NOT_NULL)
        .ifPresent(dropped -> dropped.columns().forEach(c -> setNotNull(table, c, false)));
    remove(table, name);
    for (Relation child : drop.only() ? List.<Relation>of() : table.descendants()) {
      found.flatMap(parent -> inherited(child, parent)).ifPresent(own -> remove(child, own));
    }
  }

  private static Constraint.Dropped unknownDropped(Origin origin) {
    return new Constraint.Dropped(Optional.empty(), List.of(), Optional.empty(), false, origin);
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
    relations.removeConstraint(table, constraint);
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
              relations.removeConstraint(table, from);
              relations.putConstraint(table, constraint.withName(to));
            });
    indexes.rename(table, from, to);
  }
}
