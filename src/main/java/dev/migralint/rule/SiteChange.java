package dev.migralint.rule;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Relation;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.schema.change.ChangePosition.Filling;
import dev.migralint.schema.change.Fate;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TableOperation.RenameTable;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What the change of a site does, before and after it, to what its operation is about. */
public record SiteChange(Site site) {
  /** Where the site's operation stands in its change. */
  Optional<ChangePosition> position() {
    return site.matched() instanceof Sql(Operation operation)
        ? site.replacements().position(site.file().path(), operation, site.catalog())
        : Optional.empty();
  }

  /** Whether something holds of the operation's table. */
  public boolean ofTable(BiPredicate<ChangePosition, ObjectName> holds) {
    return site.tableName()
        .flatMap(table -> position().filter(here -> holds.test(here, table)))
        .isPresent();
  }

  /** The column or table of the same change that may be the dropped one under another name. */
  public Optional<String> possibleRename() {
    return hasNoRow() ? Optional.empty() : position().flatMap(ChangePosition::possibleRename);
  }

  /** Whether the operation drops a column of which no row can hold a value. */
  public boolean losesNothing() {
    return site.matched() instanceof Sql(DropColumn drop) && hasNoRow();
  }

  /** Whether the statement can only succeed if the operation's table holds no row. */
  public boolean hasNoRow() {
    return failsOnRows() || Born.of(site.table().flatMap(Relation::emptied), site.moment()).isNew();
  }

  /** Whether the statement or one before it adds a column that no existing row has a value for. */
  public boolean failsOnRows() {
    return WrittenFacts.addsRequired(site) || ofTable(ChangePosition::requires);
  }

  /** What the change makes of the column or table that the operation drops or renames. */
  public Fate fate() {
    return position().map(ChangePosition::fate).orElse(Fate.NONE);
  }

  /** Whether the change drops or renames another column that has the name of the new one. */
  public boolean replacesColumn() {
    return site.matched() instanceof Sql(AddColumn add)
        && position().filter(here -> here.frees(add.table(), add.column())).isPresent();
  }

  /** Whether the change drops an index of the name of the new one before. */
  public boolean replacesIndex() {
    return site.matched() instanceof Sql(CreateIndex create)
        && create
            .index()
            .flatMap(index -> position().filter(here -> here.dropsIndex(index)))
            .isPresent();
  }

  /** Whether the change creates an index of the dropped one's name afterwards. */
  public boolean recreatesIndex() {
    return site.matched() instanceof Sql(DropIndex drop)
        && position().filter(here -> here.makesIndex(drop.index().name())).isPresent();
  }

  /** Whether the change later alters a table whose name is a part of the dropped index's name. */
  public boolean altersNamesake() {
    return site.matched() instanceof Sql(DropIndex drop)
        && site.table().isEmpty()
        && position().filter(here -> here.altersNamesake(drop.index().name())).isPresent();
  }

  /** Whether the change drops a column of the table that the operation renames. */
  public boolean narrows() {
    return site.matched() instanceof Sql(RenameTable rename)
        && position()
            .filter(
                here ->
                    here.narrows(rename.table())
                        || here.narrows(new ObjectName(rename.table().schema(), rename.newName())))
            .isPresent();
  }

  /** Whether the column of the operation's table is new and null in each row before it. */
  public boolean isUnfilled(Name column) {
    return ofTable((here, table) -> here.isUnfilled(table, column));
  }

  /** Whether the change shows by the constraints around it that no row holds NULL in the column. */
  public boolean isProvenNearby(Name column) {
    return ofTable((here, table) -> here.provesPresent(table, column));
  }

  /**
   * The functions of the table's triggers that read the operation's column by NEW or OLD, and that
   * the change leaves as they are.
   */
  public List<ObjectName> triggered() {
    Optional<ChangePosition> here = position();
    return site.matched() instanceof Sql(ColumnOperation on)
        ? site.table().stream()
            .flatMap(table -> site.catalog().triggered(table, on.column()).stream())
            .filter(function -> here.filter(p -> p.definesAgain(function)).isEmpty())
            .toList()
        : List.of();
  }

  /**
   * The routines that name the dropped or renamed table in their bodies, and that the change leaves
   * as they are.
   */
  public List<ObjectName> named() {
    Optional<ChangePosition> here = position();
    boolean drops = site.matched() instanceof Sql(DropTable drop);
    return drops || site.matched() instanceof Sql(RenameTable rename)
        ? site.table().stream()
            .flatMap(table -> site.catalog().bodyUses().of(table.name()).stream())
            .filter(r -> !isOfSession(r))
            .filter(r -> here.filter(p -> p.definesAgain(r) || p.dropsRoutine(r)).isEmpty())
            .toList()
        : List.of();
  }

  /** A temporary function ends with the session that made it. */
  private static boolean isOfSession(ObjectName routine) {
    return routine.schema().filter(schema -> schema.text().startsWith("pg_temp")).isPresent();
  }

  /** The same for a column that is dropped or renamed. */
  public List<ObjectName> namedColumn() {
    Optional<ChangePosition> here = position();
    boolean drops = site.matched() instanceof Sql(ColumnOperation.DropColumn drop);
    return drops || site.matched() instanceof Sql(ColumnOperation.RenameColumn rename)
        ? site.table().stream()
            .flatMap(
                table ->
                    site.columnName().stream()
                        .flatMap(c -> site.catalog().bodyUses().of(table.name(), c).stream()))
            .filter(r -> !isOfSession(r))
            .filter(r -> here.filter(p -> p.definesAgain(r) || p.dropsRoutine(r)).isEmpty())
            .toList()
        : List.of();
  }

  /** The serial sequences of a column whose type changes, which keep the type that they have. */
  public List<ObjectName> sequencesLeft() {
    if (!(site.matched() instanceof Sql(AlterColumnType alter))
        || site.column().filter(c -> c.generated() == ColumnOperation.Generated.SERIAL).isEmpty()) {
      return List.of();
    }
    Optional<ChangePosition> here = position();
    return site.table().stream()
        .flatMap(table -> table.sequences(alter.column()).stream())
        .filter(sequence -> !sequence.isRetyped())
        .filter(sequence -> here.filter(p -> p.excuses(alter.table(), alter.column())).isEmpty())
        .map(Relation::name)
        .filter(name -> here.filter(p -> p.retypes(name)).isEmpty())
        .toList();
  }

  /** Whether the change updates the column later that the operation gives another name. */
  public boolean isRewrittenLater() {
    return site.matched() instanceof Sql(ColumnOperation.RenameColumn rename)
        && position().filter(here -> here.updates(rename.table(), rename.newName())).isPresent();
  }

  /** Whether the change lets an INSERT leave out the operation's column in the end. */
  public boolean isExcusedLater() {
    return site.matched() instanceof Sql(ColumnOperation on)
        && position().filter(here -> here.excuses(on.table(), on.column())).isPresent();
  }

  /** How the change fills the operation's column, if it added it without a default before. */
  public Optional<Filling> filling() {
    return site.columnName()
        .flatMap(
            column ->
                site.tableName().flatMap(t -> position().flatMap(here -> here.filling(t, column))));
  }

  /** How the change added the operation's column before. */
  Optional<AddColumn> added() {
    return site.matched() instanceof Sql(ColumnOperation on)
        ? position().flatMap(here -> here.added(on.table(), on.column()))
        : Optional.empty();
  }
}
