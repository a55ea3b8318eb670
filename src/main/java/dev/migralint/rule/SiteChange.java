package dev.migralint.rule;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Relation;
import dev.migralint.schema.change.Fate;
import dev.migralint.schema.change.Replacements;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation;
import java.util.List;
import java.util.Optional;

/** What the change of a site does, before and after it, to what its operation is about. */
public record SiteChange(Site site) {
  /** The column or table of the same change that may be the dropped one under another name. */
  public Optional<String> possibleRename() {
    return switch (site.matched()) {
      case Sql(DropColumn drop) ->
          site.replacements()
              .possibleRename(site.file().path(), drop, site.catalog())
              .map(Name::sql);
      case Sql(TableOperation.DropTable drop) ->
          site.replacements()
              .possibleRename(site.file().path(), drop, site.catalog())
              .map(ObjectName::sql);
      default -> Optional.empty();
    };
  }

  /** What the change makes of the column or table that the operation drops or renames. */
  public Fate fate() {
    return site.matched() instanceof Sql(Operation operation)
        ? site.replacements().fate(site.file().path(), operation, site.catalog())
        : Fate.NONE;
  }

  /** Whether the change drops the operation's table after it. */
  public boolean dropsLater() {
    return site.matched() instanceof Sql(Operation operation)
        && site.tableName()
            .filter(
                table ->
                    site.replacements().drops(site.file().path(), operation, table, site.catalog()))
            .isPresent();
  }

  /** Whether the change fills the operation's table from other tables after it. */
  public boolean refills() {
    return site.matched() instanceof Sql(Operation operation)
        && site.tableName()
            .filter(
                table ->
                    site.replacements()
                        .refills(site.file().path(), operation, table, site.catalog()))
            .isPresent();
  }

  /** Whether the column of the operation's table is new and null in each row before it. */
  public boolean isUnfilled(Name column) {
    return site.matched() instanceof Sql(Operation operation)
        && site.tableName()
            .filter(
                t ->
                    site.replacements()
                        .isUnfilled(site.file().path(), operation, t, column, site.catalog()))
            .isPresent();
  }

  /** Whether the change shows by the constraints around it that no row holds NULL in the column. */
  public boolean isProvenNearby(Name column) {
    return site.matched() instanceof Sql(Operation operation)
        && site.tableName()
            .filter(
                t ->
                    site.replacements()
                        .provesPresent(site.file().path(), operation, t, column, site.catalog()))
            .isPresent();
  }

  /**
   * The functions of the table's triggers that read the operation's column by NEW or OLD, and that
   * the change leaves as they are.
   */
  public List<ObjectName> triggered() {
    return site.matched() instanceof Sql(ColumnOperation on)
        ? site.table().stream()
            .flatMap(table -> site.catalog().triggered(table, on.column()).stream())
            .filter(
                f -> !site.replacements().definesAgain(site.file().path(), on, f, site.catalog()))
            .toList()
        : List.of();
  }

  /** The serial sequences of a column whose type changes, which keep the type that they have. */
  public List<ObjectName> sequencesLeft() {
    if (!(site.matched() instanceof Sql(AlterColumnType alter))
        || site.column().filter(c -> c.generated() == ColumnOperation.Generated.SERIAL).isEmpty()) {
      return List.of();
    }
    return site.table().stream()
        .flatMap(table -> table.sequences(alter.column()).stream())
        .filter(sequence -> !sequence.isRetyped())
        .map(Relation::name)
        .filter(
            name -> !site.replacements().retypes(site.file().path(), alter, name, site.catalog()))
        .toList();
  }

  /** Whether the change lets an INSERT leave out the operation's column in the end. */
  public boolean isExcusedLater() {
    return site.matched() instanceof Sql(ColumnOperation on)
        && site.replacements()
            .excuses(site.file().path(), on, on.table(), on.column(), site.catalog());
  }

  /** How the change fills the operation's column, if it added it without a default before. */
  public Optional<Replacements.Filling> filling() {
    return site.matched() instanceof Sql(Operation operation) && site.columnName().isPresent()
        ? site.tableName()
            .flatMap(
                table ->
                    site.replacements()
                        .filling(
                            site.file().path(),
                            operation,
                            table,
                            site.columnName().get(),
                            site.catalog()))
        : Optional.empty();
  }

  /** How the change added the operation's column before. */
  Optional<AddColumn> added() {
    return site.matched() instanceof Sql(ColumnOperation on)
        ? site.replacements().added(site.file().path(), on, on.table(), on.column(), site.catalog())
        : Optional.empty();
  }
}
