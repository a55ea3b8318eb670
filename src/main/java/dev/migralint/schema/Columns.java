package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.KnownValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Lets a catalog take in what happens to columns, on a table and on its descendants. */
final class Columns {
  /** PostgreSQL refuses these after TYPE: only a new column can have them. */
  private static final Set<String> SERIAL =
      Set.of("serial", "serial2", "serial4", "serial8", "smallserial", "bigserial");

  private final Catalog catalog;
  private final Relations relations;
  private final ForeignKeys foreignKeys;
  private final Indexes indexes;

  Columns(Catalog catalog, Relations relations, ForeignKeys foreignKeys, Indexes indexes) {
    this.catalog = catalog;
    this.relations = relations;
    this.foreignKeys = foreignKeys;
    this.indexes = indexes;
  }

  void apply(ColumnOperation operation, Origin origin) {
    Relation table = relations.known(operation.table());
    Name name = operation.column();
    if (name.isMadeUp()) {
      return;
    }
    switch (operation) {
      case ColumnOperation.AddColumn add -> add(table, add, origin);
      case ColumnOperation.DropColumn drop -> {
        drop(table, name, drop.cascade());
        descendants(table, drop.only()).forEach(child -> drop(child, name, drop.cascade()));
      }
      case ColumnOperation.AlterColumnType alter when SERIAL.contains(alter.type().name()) -> {}
      case ColumnOperation.AlterColumnType alter ->
          change(table, name, column -> column.written().withType(alter.type()));
      case ColumnOperation.SetDefault set -> {
        change(
            table, set.only(), name, column -> withDefault(column.written(), set.defaultValue()));
        setNeeds(table, set.only(), name, Optional.of(set.defaultValue()));
      }
      case ColumnOperation.DropDefault drop -> {
        change(table, drop.only(), name, column -> column.withDefault(false));
        setNeeds(table, drop.only(), name, Optional.empty());
      }
      case ColumnOperation.SetNotNull set ->
          change(table, set.only(), name, column -> column.withNotNull(true));
      case ColumnOperation.DropNotNull drop ->
          change(table, drop.only(), name, column -> column.withNotNull(false));
      case ColumnOperation.RenameColumn rename -> {
        rename(table, name, rename.newName());
        table.descendants().forEach(child -> rename(child, name, rename.newName()));
      }
      case ColumnOperation.AddIdentity add -> {
        change(table, name, column -> column.withGenerated(Generated.IDENTITY));
        relations.createSequence(table, name, origin);
      }
      case ColumnOperation.DropIdentity drop -> {
        change(table, name, column -> column.withGenerated(Generated.NO));
        relations.dropSequences(table, name);
      }
      case ColumnOperation.DropExpression drop ->
          change(table, name, column -> column.withGenerated(Generated.NO).withDefault(false));
      case ColumnOperation.SetExpression set -> {}
      case ColumnOperation.SetColumnOption set -> {}
    }
  }

  private void add(Relation table, ColumnOperation.AddColumn add, Origin origin) {
    boolean inherited = table.column(add.column()).isPresent();
    boolean untouched = isUntouched(add);
    Column column =
        new Column(
            add.column(),
            Optional.of(add.type()),
            inherited && !add.notNull()
                ? table.column(add.column()).get().notNull()
                : Ternary.of(add.notNull()),
            Ternary.of(
                add.defaultValue().filter(value -> stores(value, add.type())).isPresent()
                    || add.generated() == Generated.SERIAL),
            add.generated(),
            Optional.of(origin));
    put(table, !inherited && untouched ? column.with(add) : column);
    table.descendants().forEach(child -> put(child, column));
    if (untouched && failsWithRows(add)) {
      catalog.setEmptied(table, origin);
      table.descendants().forEach(child -> catalog.setEmptied(child, origin));
    }
    if (add.defaultValue().isPresent()) {
      setNeeds(table, false, add.column(), add.defaultValue());
    }
    if (add.generated() == Generated.SERIAL || add.generated() == Generated.IDENTITY) {
      relations.createSequence(table, add.column(), origin);
    }
  }

  /** Whether all rows hold what it says; IF NOT EXISTS may have found one with other values. */
  private boolean isUntouched(ColumnOperation.AddColumn add) {
    return add.written() != Written.CREATE_TABLE
        && (!add.ifNotExists() || NoOps.hasColumn(catalog, add) == Ternary.NO)
        && catalog.types().domains(add.type()).isEmpty();
  }

  /** Whether a row would have made it fail: the table has none. */
  private static boolean failsWithRows(ColumnOperation.AddColumn add) {
    return add.notNull()
        && add.generated() == Generated.NO
        && add.defaultValue().map(Columns::isNull).orElse(true);
  }

  private void setNeeds(Relation table, boolean only, Name column, Optional<Expression> value) {
    catalog.dependencies().setDefault(table, column, value);
    descendants(table, only)
        .forEach(child -> catalog.dependencies().setDefault(child, column, value));
  }

  private static Column withDefault(Column column, Expression value) {
    return column.withDefault(column.type().map(type -> stores(value, type)).orElse(true));
  }

  /** A null is no default, but its cast to a type's length is one. */
  private static boolean stores(Expression value, TypeName type) {
    return !isNull(value) || !type.modifiers().isEmpty();
  }

  private static boolean isNull(Expression value) {
    return KnownValues.isNull(value);
  }

  private void change(Relation table, Name name, UnaryOperator<Column> change) {
    change(table, false, name, change);
  }

  private void change(Relation table, boolean only, Name name, UnaryOperator<Column> change) {
    put(table, change.apply(column(table, name)));
    descendants(table, only).forEach(child -> put(child, change.apply(column(child, name))));
  }

  private static List<Relation> descendants(Relation table, boolean only) {
    return only ? List.of() : table.descendants();
  }

  private Column column(Relation table, Name name) {
    return table.column(name).orElseGet(() -> Column.unknown(name));
  }

  private void put(Relation table, Column column) {
    relations.putColumn(table, column);
  }

  /** With CASCADE what is generated from the column and the views on it go, too. */
  private void drop(Relation table, Name name, boolean cascade) {
    drop(table, name);
    if (cascade) {
      table.generatedFrom(name).forEach(generated -> drop(table, generated, true));
      table.viewsOver(name).forEach(view -> relations.drop(view.name(), true));
      table
          .attachedTo(name)
          .forEach(attached -> catalog.journal.remove(table.attached, attached.key()));
    }
  }

  /** Indexes and constraints over the column go with it. */
  void drop(Relation table, Name name) {
    catalog.journal.remove(table.columns, name);
    catalog.journal.remove(table.defaults, name);
    catalog.journal.remove(table.copied, name);
    relations.dropSequences(table, name);
    foreignKeys.dropThoseTo(table, name);
    for (Constraint constraint : table.constraints(name)) {
      if (constraint.columns().contains(name)) {
        relations.removeConstraint(table, constraint.name());
      }
    }
    for (Index index : table.indexes(name)) {
      index.constraint().ifPresent(c -> relations.removeConstraint(table, c));
      indexes.remove(table, index.name());
    }
  }

  /** Views, generated columns and policies go on reading the column under its new name. */
  private void renameInReaders(Relation table, Name from, Name to) {
    for (Relation view : table.viewsOver(from)) {
      Set<Name> columns = new LinkedHashSet<>(view.readColumns.getOrDefault(table, Set.of()));
      columns.remove(from);
      columns.add(to);
      catalog.journal.put(view.readColumns, table, columns);
    }
    for (Name generated : table.generatedFrom(from)) {
      Dependencies.Needs needs = table.defaults.get(generated);
      if (needs != null) {
        catalog.journal.put(table.defaults, generated, needs.withColumnRenamed(from, to));
      }
    }
    for (Attached attached : table.attachedTo(from)) {
      catalog.journal.put(table.attached, attached.key(), attached.withColumnRenamed(from, to));
    }
  }

  private void rename(Relation table, Name from, Name to) {
    foreignKeys.rename(table, from, to);
    Column column = column(table, from).withName(to);
    if (table.columns.containsKey(from) && !from.equals(to)) {
      catalog.journal.rename(table.columns, from, to);
    }
    put(table, column);
    for (Constraint each : table.constraints(from)) {
      relations.replaceConstraint(table, each.withColumnRenamed(from, to));
    }
    relations.renameColumn(table, from, to);
    renameInReaders(table, from, to);
    for (Index each : table.indexes(from)) {
      catalog.journal.put(table.indexes, each.name(), each.withColumnRenamed(from, to));
    }
  }
}
