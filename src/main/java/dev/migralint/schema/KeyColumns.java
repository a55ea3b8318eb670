package dev.migralint.schema;

import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.expression.Names;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns that a new constraint is over. */
public final class KeyColumns {
  private KeyColumns() {}

  /** The columns that a CHECK names. */
  static List<Name> ofCheck(
      ConstraintOperation.AddCheck add, Optional<Relation> table, Collection<Name> added) {
    return Names.columns(add.expression()).stream()
        .filter(
            name ->
                added.contains(name)
                    || table.map(t -> t.hasColumn(name)).orElse(Ternary.UNKNOWN) != Ternary.NO)
        .toList();
  }

  /** The columns that a constraint is over, those of an adopted index included. */
  public static List<Name> of(ConstraintOperation operation, Optional<Relation> table) {
    return switch (operation) {
      case ConstraintOperation.AddForeignKey add -> add.columns();
      case ConstraintOperation.AddUnique add -> adopted(add.usingIndex(), table, add.columns());
      case ConstraintOperation.AddPrimaryKey add -> adopted(add.usingIndex(), table, add.columns());
      case ConstraintOperation.AddNotNull add -> List.of(add.column());
      case ConstraintOperation.AddCheck add -> List.of();
      case ConstraintOperation.AddExclude add -> add.columns();
      case ConstraintOperation.ValidateConstraint validate -> List.of();
      case ConstraintOperation.DropConstraint drop -> List.of();
      case ConstraintOperation.RenameConstraint rename -> List.of();
      case ConstraintOperation.AlterConstraint alter -> List.of();
    };
  }

  /** The columns that a foreign key points at; empty where they are not known. */
  public static List<Name> referenced(ConstraintOperation.AddForeignKey add, Relation referenced) {
    return add.referencedColumns().isEmpty()
        ? referenced.primaryKey().map(Constraint::columns).orElse(List.of())
        : add.referencedColumns();
  }

  /** What a generated name of the constraint or its index is made of. */
  public static List<Name> labels(ConstraintOperation operation, Optional<Relation> table) {
    List<Name> columns = of(operation, table);
    return switch (operation) {
      case ConstraintOperation.AddUnique add -> joined(columns, add.including());
      case ConstraintOperation.AddPrimaryKey add -> joined(columns, add.including());
      case ConstraintOperation.AddExclude add -> add.labels();
      default -> columns;
    };
  }

  private static List<Name> joined(List<Name> columns, List<Name> including) {
    return Stream.concat(columns.stream(), including.stream()).toList();
  }

  private static List<Name> adopted(
      Optional<Name> index, Optional<Relation> table, List<Name> written) {
    return index
        .flatMap(name -> table.flatMap(t -> t.index(name)))
        .map(Index::columns)
        .orElse(written);
  }
}
