package dev.migralint.schema;

import dev.migralint.schema.Constraint.Kind;
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
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;

/** Lets a catalog take in what happens to constraints, and to the indexes behind them. */
final class Constraints {
  private final Catalog catalog;

  Constraints(Catalog catalog) {
    this.catalog = catalog;
  }

  Table known(ObjectName name) {
    Optional<Table> found = catalog.table(name);
    if (found.isPresent()) {
      return found.get();
    }
    catalog.doesNotStartWithNothing();
    Table table = new Table(catalog.qualified(name), null);
    catalog.journal.put(catalog.tables, table.name, table);
    return table;
  }

  void apply(ConstraintOperation operation, Origin origin) {
    Table table = known(operation.table());
    Optional<Origin> made = Optional.of(origin);
    switch (operation) {
      case AddForeignKey add ->
          put(
              table,
              new Constraint(
                  name(table, add),
                  Kind.FOREIGN_KEY,
                  add.columns(),
                  List.of(),
                  !add.notValid() && add.enforced(),
                  Optional.of(catalog.qualified(add.referencedTable())),
                  made));
      case AddCheck add -> addCheck(table, add, made);
      case AddUnique add -> addKey(table, Kind.UNIQUE, add, add.usingIndex(), made);
      case AddPrimaryKey add ->
          addKey(table, Kind.PRIMARY_KEY, add, add.usingIndex(), made)
              .forEach(column -> setNotNull(table, column));
      case AddExclude add -> addKey(table, Kind.EXCLUDE, name(table, add), List.of(), made);
      case AddNotNull add -> {
        Name name = name(table, add);
        List<Name> column = List.of(add.column());
        put(
            table,
            new Constraint(
                name, Kind.NOT_NULL, column, column, !add.notValid(), Optional.empty(), made));
        if (!add.notValid()) {
          setNotNull(table, add.column());
        }
      }
      case ValidateConstraint validate ->
          table
              .constraint(validate.constraint())
              .ifPresent(constraint -> validated(table, constraint));
      case DropConstraint drop -> drop(table, drop.constraint());
      case RenameConstraint rename -> rename(table, rename.constraint(), rename.newName());
      case AlterConstraint alter -> {}
    }
  }

  private void validated(Table table, Constraint constraint) {
    put(table, constraint.nowValid());
    if (constraint.kind() == Kind.NOT_NULL) {
      constraint.columns().forEach(column -> setNotNull(table, column));
    }
  }

  private void addCheck(Table table, AddCheck add, Optional<Origin> made) {
    put(
        table,
        new Constraint(
            name(table, add),
            Kind.CHECK,
            Catalog.columns(add, Optional.of(table)),
            Expressions.provenPresent(add.expression()),
            !add.notValid() && add.enforced(),
            Optional.empty(),
            made));
  }

  /** An adopted index is given the constraint's name. */
  private List<Name> addKey(
      Table table,
      Kind kind,
      ConstraintOperation add,
      Optional<Name> usingIndex,
      Optional<Origin> made) {
    List<Name> columns = Catalog.keyColumns(add, Optional.of(table));
    Name name = name(table, add);
    usingIndex.ifPresent(index -> removeIndex(table, index));
    addKey(table, kind, name, columns, made);
    return columns;
  }

  private void addKey(
      Table table, Kind kind, Name name, List<Name> columns, Optional<Origin> made) {
    put(table, new Constraint(name, kind, columns, List.of(), true, Optional.empty(), made));
    addIndex(table, new Index(name, true, columns, false, Optional.of(name), made));
  }

  private void setNotNull(Table table, Name column) {
    setNotNull(table, column, true);
  }

  private void setNotNull(Table table, Name column, boolean notNull) {
    Column known = table.column(column).orElseGet(() -> Column.unknown(column));
    catalog.journal.put(table.columns, column, known.withNotNull(notNull));
  }

  private void drop(Table table, Name constraint) {
    table
        .constraint(constraint)
        .filter(dropped -> dropped.kind() == Kind.NOT_NULL)
        .ifPresent(dropped -> dropped.columns().forEach(c -> setNotNull(table, c, false)));
    catalog.journal.remove(table.constraints, constraint);
    Optional<Index> index = table.index(constraint).filter(i -> i.constraint().isPresent());
    index.ifPresent(i -> removeIndex(table, i.name()));
  }

  /** A constraint and the index behind it have one name. */
  void rename(Table table, Name from, Name to) {
    table
        .constraint(from)
        .ifPresent(
            constraint -> {
              catalog.journal.remove(table.constraints, from);
              put(table, constraint.withName(to));
            });
    table
        .index(from)
        .ifPresent(
            index -> {
              removeIndex(table, from);
              addIndex(table, index.withName(to));
            });
  }

  void addIndex(Table table, Index index) {
    catalog.journal.put(table.indexes, index.name(), index);
    catalog.journal.put(catalog.indexOwners, Replay.indexName(table, index.name()), table);
  }

  void removeIndex(Table table, Name index) {
    catalog.journal.remove(table.indexes, index);
    catalog.journal.remove(catalog.indexOwners, Replay.indexName(table, index));
  }

  private void put(Table table, Constraint constraint) {
    catalog.journal.put(table.constraints, constraint.name(), constraint);
  }

  /** Its own name or PostgreSQL's; one of an EXCLUDE without a name can't be told in full. */
  private Name name(Table table, ConstraintOperation operation) {
    return catalog
        .constraintName(operation)
        .orElseGet(
            () ->
                Names.generated(
                    table.name().name(), List.of(), "excl", table.constraints.keySet()));
  }
}
