package dev.migralint.history;

import dev.migralint.rule.FileOperation;
import dev.migralint.rule.FileOperation.IncompleteDown;
import dev.migralint.rule.FileOperation.UpInDown;
import dev.migralint.schema.AlterTablePasses;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Replay;
import dev.migralint.schema.compare.Difference;
import dev.migralint.schema.compare.Footprint;
import dev.migralint.schema.compare.Item;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.Ternary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether a down migration undoes its up migration: both are replayed on the catalog, what they
 * touch is compared with what was there before, and then the replay is rolled down.
 */
public final class DownMigration {
  private static final Origin.Moment NOW = new Origin.Moment(0, 0);

  private final Catalog catalog;
  private final Replay replay;
  private final SourceFile file;
  private final List<Statement> down;
  private final Set<ObjectName> names = new LinkedHashSet<>();
  private final Footprint before;

  private DownMigration(
      Catalog catalog, Replay replay, List<Statement> up, SourceFile file, List<Statement> down) {
    this.catalog = catalog;
    this.replay = replay;
    this.file = file;
    this.down = down;
    for (List<Statement> direction : List.of(up, down)) {
      direction.stream()
          .flatMap(statement -> statement.operations().stream())
          .forEach(operation -> names.addAll(Footprint.names(operation, catalog)));
    }
    List<Operation> operations =
        up.stream().flatMap(statement -> statement.operations().stream()).toList();
    this.before = Footprint.of(catalog, names, operations);
  }

  /**
   * Keeps what there is before a migration runs; nothing where the migration or its down migration
   * is not understood in full. A down migration that only queries ({@code SELECT 1}) means that
   * there is none.
   *
   * @param file the down migration's file
   */
  static Optional<DownMigration> before(
      Catalog catalog, Replay replay, List<Statement> up, SourceFile file, List<Statement> down) {
    boolean known = changesAnything(down) && isKnown(up) && isKnown(down);
    return known
        ? Optional.of(new DownMigration(catalog, replay, up, file, down))
        : Optional.empty();
  }

  private static boolean changesAnything(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement -> statement.operations().stream())
        .anyMatch(o -> !(o instanceof DataOperation.Query || o instanceof SessionOperation));
  }

  private static boolean isKnown(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement -> statement.operations().stream())
        .allMatch(DownMigration::isKnown);
  }

  private static boolean isKnown(Operation operation) {
    return switch (operation) {
      case OtherOperation.NotUnderstood unread -> false;
      case DataOperation.DoBlock block -> false;
      case OtherOperation.Execute execute -> false;
      case DataOperation.Call call -> false;
      case SessionOperation.Rollback rollback -> false;
      case SessionOperation.RollbackToSavepoint rollback -> false;
      default -> true;
    };
  }

  /**
   * What is wrong with the down migration, after its up migration has run on the catalog.
   *
   * @param refused why PostgreSQL refuses a statement in the catalog as it is then
   */
  public Optional<FileOperation> after(Function<Statement, Optional<FileOperation>> refused) {
    int mark = catalog.mark();
    try {
      Optional<FileOperation> repeated = replay(refused);
      return repeated.isPresent() ? repeated : differences();
    } finally {
      catalog.rollBackTo(mark);
    }
  }

  private Optional<FileOperation> replay(Function<Statement, Optional<FileOperation>> refused) {
    for (Statement statement : down) {
      if (NoOps.skips(catalog, statement)) {
        continue;
      }
      for (Operation operation : AlterTablePasses.inOrder(statement.operations(), catalog)) {
        Optional<Item> twice = isThere(operation);
        if (twice.isPresent()) {
          return Optional.of(new UpInDown(operation.span(), twice.get()));
        }
      }
      Optional<FileOperation> refusal = refused.apply(statement);
      if (refusal.isPresent()) {
        return refusal;
      }
      for (Operation operation : AlterTablePasses.inOrder(statement.operations(), catalog)) {
        if (!(operation instanceof SessionOperation)) {
          int line = file.line(operation.span().start());
          replay.apply(operation, new Origin(file.path(), line, NOW));
        }
      }
    }
    return Optional.empty();
  }

  /** What the operation would create although it is there. */
  private Optional<Item> isThere(Operation operation) {
    return switch (operation) {
      case CreateTable create when !create.ifNotExists() ->
          catalog.hasRelation(create.table()) == Ternary.YES
              ? Optional.of(Item.of(Item.Kind.TABLE, create.table()))
              : Optional.empty();
      case AddColumn add when !add.ifNotExists() -> column(add.table(), add.column());
      case CreateIndex create when !create.ifNotExists() ->
          create
              .index()
              .filter(
                  index ->
                      catalog.relation(create.table()).flatMap(t -> t.index(index)).isPresent())
              .map(index -> new Item(Item.Kind.INDEX, Optional.empty(), Optional.of(index)));
      default -> Optional.empty();
    };
  }

  private Optional<Item> column(ObjectName table, Name column) {
    return catalog
        .relation(table)
        .flatMap(relation -> relation.column(column))
        .map(there -> Item.part(Item.Kind.COLUMN, table, column));
  }

  private Optional<FileOperation> differences() {
    List<Difference> differences = Footprint.of(catalog, names, List.of()).differencesFrom(before);
    Span first = down.getFirst().span();
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(new IncompleteDown(first, differences));
  }

  /** The file of the down migration. */
  public SourceFile file() {
    return file;
  }
}
