package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation.CreateTable;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which PostgreSQL carries out the actions of one ALTER TABLE, whatever the order in
 * which they are written: what goes, new types, new columns, checks, keys, foreign keys.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/commands/tablecmds.c
 * (AlterTablePass)
 */
public final class AlterTablePasses {
  private static final int OTHERS = 9;

  private AlterTablePasses() {}

  /**
   * The operations of a statement in the order in which they take effect, without the constraints
   * of a column that IF NOT EXISTS does not add.
   */
  public static List<Operation> inOrder(List<Operation> operations, Catalog catalog) {
    List<Operation> skipped =
        operations.stream()
            .filter(operation -> operation instanceof AddColumn && NoOps.isNoOp(catalog, operation))
            .toList();
    return inOrder(
        skipped.isEmpty()
            ? operations
            : operations.stream()
                .filter(one -> one instanceof AddColumn || skipped.stream().noneMatch(one::isIn))
                .toList());
  }

  private static List<Operation> inOrder(List<Operation> operations) {
    boolean asWritten =
        operations.size() < 2 || operations.stream().anyMatch(o -> o instanceof CreateTable);
    return asWritten
        ? operations
        : operations.stream().sorted(Comparator.comparingInt(AlterTablePasses::pass)).toList();
  }

  private static int pass(Operation operation) {
    return switch (operation) {
      case ColumnOperation column -> pass(column);
      case ConstraintOperation constraint -> pass(constraint);
      default -> OTHERS;
    };
  }

  private static int pass(ColumnOperation operation) {
    return switch (operation) {
      case ColumnOperation.DropColumn drop -> 0;
      case ColumnOperation.DropDefault drop -> 0;
      case ColumnOperation.DropNotNull drop -> 0;
      case ColumnOperation.DropIdentity drop -> 0;
      case ColumnOperation.DropExpression drop -> 0;
      case ColumnOperation.AlterColumnType alter -> 1;
      case ColumnOperation.AddColumn add -> 2;
      case ColumnOperation.SetExpression set -> 3;
      case ColumnOperation.SetNotNull set -> 5;
      case ColumnOperation.SetDefault set -> 7;
      case ColumnOperation.AddIdentity add -> 7;
      case ColumnOperation.SetColumnOption set -> OTHERS;
      case ColumnOperation.RenameColumn rename -> OTHERS;
    };
  }

  private static int pass(ConstraintOperation operation) {
    return switch (operation) {
      case ConstraintOperation.DropConstraint drop -> 0;
      case ConstraintOperation.AddCheck add -> 4;
      case ConstraintOperation.AddNotNull add -> 4;
      case ConstraintOperation.AddPrimaryKey add -> 6;
      case ConstraintOperation.AddUnique add -> 6;
      case ConstraintOperation.AddExclude add -> 6;
      case ConstraintOperation.AddForeignKey add -> 7;
      case ConstraintOperation.AlterConstraint alter -> OTHERS;
      case ConstraintOperation.ValidateConstraint validate -> OTHERS;
      case ConstraintOperation.RenameConstraint rename -> OTHERS;
    };
  }
}
