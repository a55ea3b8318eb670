package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.TableOperation.SetTableSchema;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation;
import java.util.Optional;
import java.util.Set;

/** What IF EXISTS and IF NOT EXISTS turn into nothing. */
public final class NoOps {
  private NoOps() {}

  /** Whether the whole statement skips: a CREATE TABLE IF NOT EXISTS takes its parts along. */
  public static boolean skips(Catalog catalog, Statement statement) {
    return statement.operations().getFirst() instanceof CreateTable create
        && !create.asQuery()
        && isNoOp(catalog, create);
  }

  /** Whether the operation is certain to change nothing in this catalog. */
  public static boolean isNoOp(Catalog catalog, Operation operation) {
    return switch (operation) {
      case CreateTable create -> create.ifNotExists() && isThere(catalog, create) == Ternary.YES;
      case DropTable drop -> drop.ifExists() && catalog.hasRelation(drop.table()) == Ternary.NO;
      case RenameTable rename ->
          rename.ifExists() && catalog.hasRelation(rename.table()) == Ternary.NO;
      case SetTableSchema set -> set.ifExists() && catalog.hasRelation(set.table()) == Ternary.NO;
      case TableOperation table -> false;
      case AddColumn add -> add.ifNotExists() && hasColumn(catalog, add) == Ternary.YES;
      case DropColumn drop -> drop.ifExists() && hasColumn(catalog, drop) == Ternary.NO;
      case ColumnOperation column -> false;
      case DropConstraint drop ->
          drop.ifExists() && catalog.hasRelation(drop.table()) == Ternary.NO;
      case ConstraintOperation constraint -> false;
      case CreateIndex create -> create.ifNotExists() && hasIndex(catalog, create);
      case DropIndex drop ->
          drop.ifExists()
              && catalog.indexOwner(drop.index()).isEmpty()
              && catalog.isAbsent(drop.index());
      case IndexOperation index -> false;
      case TypeOperation type -> false;
      case CreateObject create ->
          create.ifNotExists()
              && create.name().filter(n -> catalog.hasRelation(n) == Ternary.YES).isPresent();
      case CreateView create ->
          create.ifNotExists() && catalog.hasRelation(create.name()) == Ternary.YES;
      case DropObject drop when drop.on().isPresent() && drop.name().isPresent() ->
          drop.ifExists() && isDetached(catalog, drop);
      case DropObject drop when drop.on().isEmpty() && drop.name().isPresent() ->
          drop.ifExists()
              && Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE)
                  .contains(drop.object())
              && catalog.hasRelation(drop.name().get()) == Ternary.NO;
      case ObjectOperation object -> false;
      case SessionOperation session -> false;
      case DataOperation data -> false;
      case OtherOperation other -> false;
    };
  }

  /** Whether DROP … IF EXISTS is about a part of a table that no migration has made. */
  public static boolean mayFindNothing(Catalog catalog, Operation operation) {
    return operation instanceof DropObject drop
        && drop.ifExists()
        && drop.on().isPresent()
        && drop.name().isPresent()
        && catalog
            .relation(drop.on().get())
            .filter(table -> table.attached(key(drop)).isPresent())
            .isEmpty();
  }

  private static Attached.Key key(DropObject drop) {
    return new Attached.Key(drop.object(), drop.name().orElseThrow().name());
  }

  /**
   * Whether CREATE TABLE IF NOT EXISTS finds a table, whatever that holds: what follows is about
   * that one.
   */
  public static boolean mayBeThere(Catalog catalog, Statement statement) {
    return statement.operations().getFirst() instanceof CreateTable create
        && create.ifNotExists()
        && isThere(catalog, create) == Ternary.UNKNOWN;
  }

  /** A name is taken in the schema alone in which the table would be created. */
  static Ternary isThere(Catalog catalog, CreateTable create) {
    if (create.persistence() == Persistence.TEMPORARY) {
      return catalog.hasRelation(SearchPath.in(SearchPath.TEMPORARY, create.table()));
    }
    Ternary there = catalog.hasRelation(catalog.qualified(create.table()));
    return there == Ternary.NO && catalog.wasFound(create.table()) ? Ternary.UNKNOWN : there;
  }

  private static boolean isDetached(Catalog catalog, DropObject drop) {
    ObjectName name = drop.on().orElseThrow();
    return catalog
        .relation(name)
        .map(table -> table.complete() && table.attached(key(drop)).isEmpty())
        .orElseGet(() -> catalog.hasRelation(name) == Ternary.NO);
  }

  /** Whether the table has the column already. */
  static Ternary hasColumn(Catalog catalog, ColumnOperation operation) {
    return catalog
        .relation(operation.table())
        .map(table -> table.hasColumn(operation.column()))
        .orElseGet(() -> catalog.hasRelation(operation.table()));
  }

  private static boolean hasIndex(Catalog catalog, CreateIndex create) {
    Optional<Relation> table = catalog.relation(create.table());
    return table.isPresent()
        && create.index().filter(index -> catalog.hasNamed(table.get(), index)).isPresent();
  }
}
