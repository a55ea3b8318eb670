package dev.migralint.sql.read.table;

import dev.migralint.sql.ColumnOperation.SetColumnOption;
import dev.migralint.sql.IndexOperation.AlterIndex;
import dev.migralint.sql.IndexOperation.Option;
import dev.migralint.sql.IndexOperation.RenameIndex;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.SetTableOption;
import dev.migralint.sql.TableOperation.SetTablespace;
import dev.migralint.sql.read.object.AlteredObject;
import dev.migralint.sql.read.query.Cursor;
import java.util.List;
import java.util.Optional;

/** Reads ALTER INDEX. */
public final class AlterIndexReader {
  private AlterIndexReader() {}

  /** From behind ALTER INDEX on: what ALTER TABLE may say is an action on the index. */
  public static List<Operation> read(Cursor c) {
    if (c.accept("ALL", "IN", "TABLESPACE")) {
      return AlterTableReader.allInTablespace(c, MaintenanceCommand.ALTER_INDEX_ALL);
    }
    boolean ifExists = c.alteredIfExists();
    ObjectName index = c.objectName();
    if (c.accept("RENAME", "TO")) {
      Name newName = c.name();
      return List.of(new RenameIndex(c.since(0), index, newName, ifExists, false));
    }
    if (!ifExists) {
      if (c.accept("ATTACH")) {
        c.expect("PARTITION");
        Optional<ObjectName> attached = Optional.of(c.objectName());
        return List.of(
            new AlterIndex(c.since(0), index, Option.ATTACH_PARTITION, attached, List.of()));
      }
      if (AlteredObject.depends(c)) {
        return List.of(
            new AlterIndex(
                c.since(0), index, Option.DEPENDS_ON_EXTENSION, Optional.empty(), List.of()));
      }
    }
    List<Operation> actions = AlterTableReader.actions(c, index, ifExists);
    return actions.stream()
        .<Operation>map(
            action ->
                new AlterIndex(
                    actions.size() == 1 ? c.since(0) : action.span(),
                    index,
                    option(action),
                    Optional.empty(),
                    action instanceof SetTableOption set ? set.parameters() : List.of()))
        .toList();
  }

  private static Option option(Operation action) {
    return switch (action) {
      case SetTablespace set -> Option.TABLESPACE;
      case SetColumnOption set -> Option.STATISTICS;
      case SetTableOption set when set.option() == TableOperation.Option.STORAGE_PARAMETERS ->
          Option.STORAGE_PARAMETERS;
      default -> Option.OTHER;
    };
  }
}
