package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The effects of VACUUM, ANALYZE, CLUSTER and of work on the server itself. */
final class MaintenanceEffects {
  private final StatementContext before;

  MaintenanceEffects(StatementContext before) {
    this.before = before;
  }

  Builder of(OtherOperation operation) {
    return switch (operation) {
      case Maintenance work -> maintenance(work);
      case OtherOperation.Comment comment -> comment(comment);
      case OtherOperation.Privileges privileges -> privileges(privileges);
      case OtherOperation.Command command -> new Builder();
      case OtherOperation.Prepare prepare -> new Builder();
      case OtherOperation.Execute execute -> new Builder();
      case OtherOperation.Deallocate deallocate -> new Builder();
      case OtherOperation.PsqlCommand command -> new Builder();
      case OtherOperation.NotUnderstood unknown -> new Builder();
    };
  }

  /** From 18 on, so that nobody drops or renames it meanwhile. */
  private Builder privileges(OtherOperation.Privileges privileges) {
    Builder effect = new Builder();
    if (before.version() >= 18) {
      privileges.relations().forEach(name -> effect.add(before.locking(name, ACCESS_SHARE)));
    }
    return effect;
  }

  private Builder comment(OtherOperation.Comment comment) {
    LockMode mode = comment.part() ? ACCESS_SHARE : SHARE_UPDATE_EXCLUSIVE;
    return comment
        .relation()
        .map(relation -> before.locking(relation, mode))
        .orElseGet(Builder::new);
  }

  private Builder maintenance(Maintenance work) {
    Builder effect = new Builder().refuseTransaction(refuses(work));
    switch (work.command()) {
      case VACUUM -> tables(work).forEach(table -> vacuum(effect, table, work.full()));
      case ANALYZE -> tables(work).forEach(table -> analyze(effect, table));
      case CLUSTER, REPACK -> named(work).forEach(table -> vacuum(effect, table, true));
      case REPACK_CONCURRENTLY -> named(work).forEach(table -> repack(effect, table));
      default -> {}
    }
    work.table()
        .filter(name -> before.relation(name).isEmpty())
        .ifPresent(name -> unknown(effect, name, work.full() || !isVacuum(work)));
    return effect;
  }

  /** The relations that it names, or all. */
  private List<Relation> tables(Maintenance work) {
    return work.table().isPresent()
        ? named(work)
        : before.catalog().relations().stream().filter(MaintenanceEffects::holdsRows).toList();
  }

  private List<Relation> named(Maintenance work) {
    return work.table().flatMap(before::relation).stream().toList();
  }

  private static boolean isVacuum(Maintenance work) {
    return work.command() == MaintenanceCommand.VACUUM
        || work.command() == MaintenanceCommand.ANALYZE;
  }

  private static boolean holdsRows(Relation relation) {
    return switch (relation.kind()) {
      case TABLE, MATERIALIZED_VIEW -> true;
      case VIEW, SEQUENCE, FOREIGN_TABLE -> false;
    };
  }

  private static void unknown(Builder effect, ObjectName table, boolean rewrites) {
    effect.lock(table, rewrites ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE);
    effect.rewrite(table, Ternary.of(rewrites));
  }

  /** FULL rewrites the table and its indexes, as CLUSTER does; partitions have their turn. */
  private void vacuum(Builder effect, Relation table, boolean full) {
    boolean children = before.version() >= 18;
    List<Relation> below = children ? table.descendants() : table.partitions();
    Stream.concat(Stream.of(table), below.stream())
        .forEach(
            one -> {
              effect.lock(before.name(one), full ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE);
              if (full && StatementContext.hasStorage(one)) {
                effect.rewrite(before.name(one), Ternary.YES);
                for (Index index : one.indexes()) {
                  effect.build(
                      Optional.of(before.name(one, index.name())), before.name(one), Ternary.YES);
                }
              }
            });
  }

  /**
   * Other sessions use the table until the new files take the place of the old ones, for which it
   * is locked. https://www.postgresql.org/docs/19/sql-repack.html; not seen on a server.
   */
  private void repack(Builder effect, Relation table) {
    effect
        .lock(before.name(table), SHARE_UPDATE_EXCLUSIVE)
        .lock(before.name(table), ACCESS_EXCLUSIVE);
  }

  /** Partitions are analysed too; of what inherits, rows are read for the parent's statistics. */
  private void analyze(Builder effect, Relation table) {
    effect.lock(before.name(table), SHARE_UPDATE_EXCLUSIVE);
    boolean partitioned = table.partitioned() == Ternary.YES;
    LockMode mode = partitioned || before.version() >= 18 ? SHARE_UPDATE_EXCLUSIVE : ACCESS_SHARE;
    table.descendants().forEach(child -> effect.lock(before.name(child), mode));
  }

  /** ANALYZE, CLUSTER and REPACK of one table and CHECKPOINT run in a transaction. */
  private boolean refuses(Maintenance work) {
    return switch (work.command()) {
      case VACUUM,
          CREATE_DATABASE,
          CREATE_TABLESPACE,
          DISCARD_ALL,
          DROP_DATABASE,
          DROP_TABLESPACE,
          ALTER_SYSTEM,
          CREATE_SUBSCRIPTION,
          REPACK_CONCURRENTLY ->
          true;
      case CLUSTER, REPACK -> work.table().filter(t -> !before.isPartitioned(t)).isEmpty();
      case ALTER_INDEX_ALL,
          ALTER_MATERIALIZED_VIEW_ALL,
          ALTER_TABLE_ALL,
          ANALYZE,
          CHECKPOINT,
          DISCARD_TEMP,
          DROP_SUBSCRIPTION ->
          false;
    };
  }
}
