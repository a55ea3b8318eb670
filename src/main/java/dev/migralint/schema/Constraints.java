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
                  name(table, add.constraint(), add.columns(), "fkey"),
                  Kind.FOREIGN_KEY,
                  add.columns(),
                  List.of(),
                  !add.notValid() && add.enforced(),
                  Optional.of(catalog.qualified(add.referencedTable())),
                  made));
      case AddCheck add -> addCheck(table, add, made);
      case AddUnique add -> addUnique(table, add, made);
      case AddPrimaryKey add -> addPrimaryKey(table, add, made);
      case AddExclude add ->
          addKey(
              table,
              Kind.EXCLUDE,
              name(table, add.constraint(), List.of(), "excl"),
              List.of(),
              made);
      case AddNotNull add -> {
        Name name = name(table, add.constraint(), List.of(add.column()), "not_null");
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
    List<Name> columns =
        Expressions.names(add.expression()).stream()
            .filter(name -> table.hasColumn(name) != Known.NO)
            .toList();
    List<Name> inName = columns.size() == 1 && table.complete() ? columns : List.of();
    Name name = name(table, add.constraint(), inName, "check");
    List<Name> proven = Expressions.provenPresent(add.expression());
    put(
        table,
        new Constraint(
            name,
            Kind.CHECK,
            columns,
            proven,
            !add.notValid() && add.enforced(),
            Optional.empty(),
            made));
  }

  private void addUnique(Table table, AddUnique add, Optional<Origin> made) {
    Optional<Index> adopted = add.usingIndex().flatMap(table::index);
    List<Name> columns = adopted.map(Index::columns).orElse(add.columns());
    Name name =
        add.constraint()
            .or(add::usingIndex)
            .orElseGet(() -> name(table, Optional.empty(), columns, "key"));
    add.usingIndex().ifPresent(index -> removeIndex(table, index));
    addKey(table, Kind.UNIQUE, name, columns, made);
  }

  private void addPrimaryKey(Table table, AddPrimaryKey add, Optional<Origin> made) {
    Optional<Index> adopted = add.usingIndex().flatMap(table::index);
    List<Name> columns = adopted.map(Index::columns).orElse(add.columns());
    Name name =
        add.constraint()
            .or(add::usingIndex)
            .orElseGet(() -> name(table, Optional.empty(), List.of(), "pkey"));
    add.usingIndex().ifPresent(index -> removeIndex(table, index));
    addKey(table, Kind.PRIMARY_KEY, name, columns, made);
    columns.forEach(column -> setNotNull(table, column));
  }

  private void addKey(
      Table table, Kind kind, Name name, List<Name> columns, Optional<Origin> made) {
    put(table, new Constraint(name, kind, columns, List.of(), true, Optional.empty(), made));
    addIndex(table, new Index(name, true, columns, false, Optional.of(name), made));
  }

  private void setNotNull(Table table, Name column) {
    Column known = table.column(column).orElseGet(() -> Column.unknown(column));
    catalog.journal.put(table.columns, column, known.withNotNull(true));
  }

  private void drop(Table table, Name constraint) {
    catalog.journal.remove(table.constraints, constraint);
    Optional<Index> index = table.index(constraint).filter(i -> i.constraint().isPresent());
    index.ifPresent(i -> removeIndex(table, i.name()));
  }

  private void rename(Table table, Name from, Name to) {
    table
        .constraint(from)
        .ifPresent(
            constraint -> {
              catalog.journal.remove(table.constraints, from);
              put(table, constraint.withName(to));
            });
    renameIndex(table, from, to);
  }

  void addIndex(Table table, Index index) {
    catalog.journal.put(table.indexes, index.name(), index);
    catalog.journal.put(catalog.indexOwners, Replay.indexName(table, index.name()), table);
  }

  void removeIndex(Table table, Name index) {
    catalog.journal.remove(table.indexes, index);
    catalog.journal.remove(catalog.indexOwners, Replay.indexName(table, index));
  }

  void renameIndex(Table table, Name from, Name to) {
    table
        .index(from)
        .ifPresent(
            index -> {
              removeIndex(table, from);
              addIndex(table, index.withName(to));
            });
  }

  private void put(Table table, Constraint constraint) {
    catalog.journal.put(table.constraints, constraint.name(), constraint);
  }

  private static Name name(Table table, Optional<Name> written, List<Name> columns, String label) {
    return written.orElseGet(
        () -> Names.generated(table.name().name(), columns, label, table.constraints.keySet()));
  }
}
