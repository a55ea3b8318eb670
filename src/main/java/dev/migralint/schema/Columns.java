package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a catalog take in what happens to columns, and to what is made of them. */
final class Columns {
  private final Catalog catalog;
  private final Constraints constraints;

  Columns(Catalog catalog, Constraints constraints) {
    this.catalog = catalog;
    this.constraints = constraints;
  }

  void apply(ColumnOperation operation, Origin origin) {
    Table table = constraints.known(operation.table());
    Name name = operation.column();
    switch (operation) {
      case ColumnOperation.AddColumn add -> put(table, added(add, origin));
      case ColumnOperation.DropColumn drop -> dropColumn(table, name);
      case ColumnOperation.AlterColumnType alter ->
          put(table, column(table, name).withType(alter.type()));
      case ColumnOperation.SetDefault set -> put(table, column(table, name).withDefault(true));
      case ColumnOperation.DropDefault drop -> put(table, column(table, name).withDefault(false));
      case ColumnOperation.SetNotNull set -> put(table, column(table, name).withNotNull(true));
      case ColumnOperation.DropNotNull drop -> put(table, column(table, name).withNotNull(false));
      case ColumnOperation.RenameColumn rename -> renameColumn(table, name, rename.newName());
      case ColumnOperation.AddIdentity add ->
          put(table, column(table, name).withGenerated(Generated.IDENTITY));
      case ColumnOperation.DropIdentity drop ->
          put(table, column(table, name).withGenerated(Generated.NO));
      case ColumnOperation.DropExpression drop ->
          put(table, column(table, name).withGenerated(Generated.NO));
      case ColumnOperation.SetExpression set -> {}
      case ColumnOperation.SetColumnOption set -> {}
    }
  }

  private static Column added(ColumnOperation.AddColumn add, Origin origin) {
    return new Column(
        add.column(),
        Optional.of(add.type()),
        Known.of(add.notNull()),
        Known.of(add.defaultValue().isPresent()),
        add.generated(),
        Optional.of(origin));
  }

  private Column column(Table table, Name name) {
    return table.column(name).orElseGet(() -> Column.unknown(name));
  }

  private void put(Table table, Column column) {
    catalog.journal.put(table.columns, column.name(), column);
  }

  /** Indexes and constraints over the column go with it. */
  private void dropColumn(Table table, Name name) {
    catalog.journal.remove(table.columns, name);
    for (Constraint constraint : List.copyOf(table.constraints.values())) {
      if (constraint.columns().contains(name)) {
        catalog.journal.remove(table.constraints, constraint.name());
      }
    }
    for (Index index : List.copyOf(table.indexes.values())) {
      if (index.columns().contains(name)) {
        constraints.removeIndex(table, index.name());
      }
    }
  }

  private void renameColumn(Table table, Name from, Name to) {
    Column column = column(table, from).withName(to);
    List<Column> inOrder = new ArrayList<>(table.columns.values());
    for (Column each : inOrder) {
      catalog.journal.remove(table.columns, each.name());
    }
    for (Column each : inOrder) {
      put(table, each.name().equals(from) ? column : each);
    }
    put(table, column);
    for (Constraint each : List.copyOf(table.constraints.values())) {
      catalog.journal.put(table.constraints, each.name(), each.withColumnRenamed(from, to));
    }
    for (Index each : List.copyOf(table.indexes.values())) {
      catalog.journal.put(table.indexes, each.name(), each.withColumnRenamed(from, to));
    }
  }
}
