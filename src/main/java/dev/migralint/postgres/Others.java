package dev.migralint.postgres;

import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.SetNotNull;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation.CreateTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the operations of one statement are about, by name: each may change what another does. */
final class Others {
  private final Map<Name, AddColumn> added = new LinkedHashMap<>();
  private final Set<Name> droppedColumns = new HashSet<>();
  private final Set<Name> droppedConstraints = new HashSet<>();
  private final Set<Name> required = new HashSet<>();
  private final Set<ObjectName> created = new HashSet<>();
  private final List<AddForeignKey> foreignKeys = new ArrayList<>();

  Others(List<Operation> operations) {
    for (Operation operation : operations) {
      switch (operation) {
        case AddColumn add -> added.putIfAbsent(add.column(), add);
        case DropColumn drop -> droppedColumns.add(drop.column());
        case DropConstraint drop -> droppedConstraints.add(drop.constraint());
        case SetNotNull set -> required.add(set.column());
        case CreateTable create -> created.add(create.table());
        case AddForeignKey add -> foreignKeys.add(add);
        default -> {}
      }
    }
  }

  /** The columns that are added. */
  Collection<AddColumn> addedColumns() {
    return added.values();
  }

  /** The column of that name that is added. */
  Optional<AddColumn> addedColumn(Name column) {
    return Optional.ofNullable(added.get(column));
  }

  Set<Name> droppedColumns() {
    return droppedColumns;
  }

  Set<Name> droppedConstraints() {
    return droppedConstraints;
  }

  /** The columns that are SET NOT NULL. */
  Set<Name> requiredColumns() {
    return required;
  }

  Set<ObjectName> createdTables() {
    return created;
  }

  List<AddForeignKey> foreignKeys() {
    return foreignKeys;
  }
}
