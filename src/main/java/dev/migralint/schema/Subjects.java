package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TypeOperation;
import java.util.Optional;

/** What operations are about. */
public final class Subjects {
  private Subjects() {}

  /** The table that an operation is about, also where it is found by one of its indexes. */
  public static Optional<ObjectName> table(Operation operation, Catalog catalog) {
    return switch (operation) {
      case TableOperation table -> Optional.of(table.table());
      case ColumnOperation column -> Optional.of(column.table());
      case ConstraintOperation constraint -> Optional.of(constraint.table());
      case IndexOperation.CreateIndex create -> Optional.of(create.table());
      case IndexOperation.DropIndex drop -> owner(catalog, drop.index());
      case IndexOperation.RenameIndex rename -> owner(catalog, rename.index());
      case IndexOperation.AlterIndex alter -> owner(catalog, alter.index());
      case IndexOperation.Reindex reindex ->
          reindex.target() == IndexOperation.Target.TABLE
              ? reindex.name()
              : reindex.name().flatMap(index -> owner(catalog, index));
      case TypeOperation type -> Optional.empty();
      case ObjectOperation.CreateObject create -> create.on();
      case ObjectOperation.CreateView create -> Optional.empty();
      case ObjectOperation.CreateRoutine create -> Optional.empty();
      case ObjectOperation.AlterObject alter -> alter.on();
      case ObjectOperation.RenameObject rename -> rename.on();
      case ObjectOperation.DropObject drop -> drop.on();
      case SessionOperation session -> Optional.empty();
      case DataOperation.Insert insert -> Optional.of(insert.table());
      case DataOperation.Update update -> Optional.of(update.table());
      case DataOperation.Delete delete -> Optional.of(delete.table());
      case DataOperation.Merge merge -> Optional.of(merge.table());
      case DataOperation.Copy copy -> copy.table();
      case DataOperation.Query query -> Optional.empty();
      case DataOperation.DoBlock block -> Optional.empty();
      case DataOperation.Call call -> Optional.empty();
      case OtherOperation.Maintenance work -> work.table();
      case OtherOperation other -> Optional.empty();
    };
  }

  private static Optional<ObjectName> owner(Catalog catalog, ObjectName index) {
    return catalog.indexOwner(index).map(Relation::name).map(catalog::shortest);
  }
}
