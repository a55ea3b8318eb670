package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Known;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.OtherOperation.Maintenance;
import java.util.Optional;

/** The effects of VACUUM, ANALYZE, CLUSTER and of work on the server itself. */
final class MaintenanceEffects {
  private final Before before;

  MaintenanceEffects(Before before) {
    this.before = before;
  }

  Builder of(OtherOperation operation) {
    return switch (operation) {
      case Maintenance work -> maintenance(work);
      case OtherOperation.BeginMigration begin -> new Builder();
      case OtherOperation.EndMigration end -> new Builder();
      case OtherOperation.Comment comment -> comment(comment);
      case OtherOperation.Command command -> new Builder();
      case OtherOperation.PsqlCommand command -> new Builder();
      case OtherOperation.Included included -> new Builder();
      case OtherOperation.MisusedSuppression misuse -> new Builder();
      case OtherOperation.NotUnderstood unknown -> new Builder();
    };
  }

  private Builder comment(OtherOperation.Comment comment) {
    LockMode mode = comment.part() ? ACCESS_SHARE : SHARE_UPDATE_EXCLUSIVE;
    return comment
        .relation()
        .map(relation -> before.locking(relation, mode))
        .orElseGet(Builder::new);
  }

  private Builder maintenance(Maintenance work) {
    boolean rewrites =
        switch (work.command()) {
          case "vacuum" -> work.full();
          case "cluster", "repack" -> true;
          default -> false;
        };
    Builder effect = new Builder().refuseTransaction(refuses(work));
    work.table()
        .ifPresent(
            table -> {
              LockMode mode = rewrites ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE;
              effect.add(before.locking(table, mode).effect());
              effect.rewrite(table, Known.of(rewrites));
              before
                  .relation(table)
                  .filter(t -> rewrites)
                  .ifPresent(
                      t ->
                          t.indexes()
                              .forEach(
                                  i ->
                                      effect.build(
                                          Optional.of(before.name(t, i.name())),
                                          table,
                                          Known.YES)));
            });
    return effect;
  }

  /** ANALYZE, CLUSTER and REPACK of one table and CHECKPOINT run in a transaction. */
  private static boolean refuses(Maintenance work) {
    return switch (work.command()) {
      case "vacuum",
          "create database",
          "create tablespace",
          "discard all",
          "drop database",
          "drop tablespace",
          "alter system",
          "create subscription" ->
          true;
      case "cluster", "repack" -> work.table().isEmpty();
      default -> false;
    };
  }
}
