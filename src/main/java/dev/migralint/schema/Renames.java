package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.IndexOperation.RenameIndex;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.TypeOperation.AlterAttribute;
import dev.migralint.sql.TypeOperation.AttributeAction;
import java.util.List;

/**
 * What RENAME does to a relation of another kind than the statement says: PostgreSQL renames tables
 * by ALTER INDEX, indexes by ALTER TABLE, and columns of tables by ALTER TYPE … RENAME ATTRIBUTE.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/commands/tablecmds.c
 * (RenameRelation, renameatt)
 */
public final class Renames {
  private Renames() {}

  /** The statement with the operations that it carries out in this catalog. */
  public static Statement asCarriedOut(Catalog catalog, Statement statement) {
    Operation written = statement.operations().getFirst();
    Operation carriedOut = asCarriedOut(catalog, written);
    return carriedOut.equals(written) ? statement : statement.doing(List.of(carriedOut));
  }

  static Operation asCarriedOut(Catalog catalog, Operation operation) {
    return switch (operation) {
      case RenameIndex rename
          when catalog.indexOwner(rename.index()).isEmpty()
              && catalog.relation(rename.index()).isPresent() ->
          new RenameTable(rename.span(), rename.index(), rename.newName(), rename.ifExists());
      case RenameTable rename
          when catalog.relation(rename.table()).isEmpty()
              && catalog.indexOwner(rename.table()).isPresent() ->
          new RenameIndex(rename.span(), rename.table(), rename.newName(), rename.ifExists(), true);
      case AlterAttribute alter
          when alter.action() == AttributeAction.RENAME
              && catalog.relation(alter.type()).isPresent() ->
          new RenameColumn(
              alter.span(), alter.type(), alter.attribute(), alter.newName().orElseThrow());
      default -> operation;
    };
  }
}
