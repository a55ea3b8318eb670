package dev.migralint.lint;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TableOperation.RenameTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a history starts with nothing. One whose first migration changes a table that it does not
 * create started in the middle: other tables may be there, too.
 */
final class FirstMigration {
  private FirstMigration() {}

  static boolean startsInTheMiddle(List<Statement> statements) {
    Set<Name> made = new HashSet<>();
    boolean drops = false;
    for (Statement statement : statements) {
      for (Operation operation : statement.operations()) {
        switch (operation) {
          case CreateTable create -> made.add(create.table().name());
          case CreateView create -> made.add(create.name().name());
          case RenameTable rename when isUnmade(made, rename.table()) -> {
            return true;
          }
          case RenameTable rename -> made.add(rename.newName());
          case DropTable drop when drop.ifExists() -> drops = true;
          default -> {
            if (changed(operation).filter(table -> isUnmade(made, table)).isPresent()) {
              return true;
            }
          }
        }
      }
    }
    // DROP … IF EXISTS before CREATE makes a script that can be run again; alone it means a table.
    return drops && made.isEmpty();
  }

  /** A table of another schema may be the runner's or an extension's. */
  private static boolean isUnmade(Set<Name> made, ObjectName table) {
    return table.schema().isEmpty() && !made.contains(table.name());
  }

  private static Optional<ObjectName> changed(Operation operation) {
    return switch (operation) {
      case ColumnOperation column -> Optional.of(column.table());
      case ConstraintOperation constraint -> Optional.of(constraint.table());
      case IndexOperation.CreateIndex create -> Optional.of(create.table());
      case DropTable drop -> Optional.of(drop.table());
      case DataOperation.Update update -> Optional.of(update.table());
      case DataOperation.Delete delete -> Optional.of(delete.table());
      default -> Optional.empty();
    };
  }
}
