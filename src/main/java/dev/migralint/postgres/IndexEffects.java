package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Index;
import dev.migralint.schema.Known;
import dev.migralint.schema.Relation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.Reindex;
import dev.migralint.sql.IndexOperation.Target;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.Optional;

/** The effects of what happens to indexes. */
final class IndexEffects {
  private final Before before;

  IndexEffects(Before before) {
    this.before = before;
  }

  Builder of(IndexOperation operation) {
    return switch (operation) {
      case CreateIndex create -> create(create);
      case IndexOperation.DropIndex drop ->
          owner(drop.index(), drop.concurrently() ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE)
              .refuseTransaction(drop.concurrently());
      case IndexOperation.RenameIndex rename -> new Builder();
      case IndexOperation.AlterIndex alter -> alter(alter);
      case Reindex reindex -> reindex(reindex);
    };
  }

  private Builder create(CreateIndex create) {
    LockMode mode = create.concurrently() ? SHARE_UPDATE_EXCLUSIVE : SHARE;
    Builder effect =
        create.only()
            ? before.locking(create.table(), mode)
            : before.lockingTree(create.table(), mode);
    Optional<Relation> table = before.relation(create.table());
    boolean storage = table.filter(t -> !Before.hasStorage(t)).isEmpty();
    if (storage) {
      Optional<ObjectName> name =
          create.index().map(i -> table.map(t -> before.name(t, i)).orElse(ObjectName.of(i)));
      effect.build(name, create.table(), Known.YES);
    }
    if (!create.only() && before.mayHavePartitions(create.table())) {
      effect.build(Optional.empty(), create.table(), Known.UNKNOWN);
    }
    if (!create.only()) {
      table.ifPresent(
          t ->
              t.partitions().stream()
                  .filter(Before::hasStorage)
                  .forEach(p -> effect.build(Optional.empty(), before.name(p), Known.YES)));
    }
    if (create.unique()) {
      effect.failIf("two rows of " + create.table() + " have the same key");
    }
    return effect.refuseTransaction(create.concurrently());
  }

  /** ATTACH PARTITION and SET TABLESPACE lock the index so that no query can be planned. */
  private Builder alter(IndexOperation.AlterIndex alter) {
    Builder effect = new Builder();
    before
        .catalog()
        .indexOwner(alter.index())
        .ifPresent(
            table -> {
              switch (alter.option()) {
                case TABLESPACE ->
                    effect
                        .lockIndex(alter.index(), before.name(table), ACCESS_EXCLUSIVE)
                        .build(Optional.of(alter.index()), before.name(table), Known.YES);
                case ATTACH_PARTITION ->
                    effect.lockIndex(alter.index(), before.name(table), ACCESS_EXCLUSIVE);
                case STORAGE_PARAMETERS, STATISTICS, DEPENDS_ON_EXTENSION, OTHER -> {}
              }
            });
    return effect;
  }

  private Builder reindex(Reindex reindex) {
    LockMode mode = reindex.concurrently() ? SHARE_UPDATE_EXCLUSIVE : SHARE;
    boolean whole =
        switch (reindex.target()) {
          case INDEX, TABLE -> false;
          case SCHEMA, DATABASE, SYSTEM -> true;
        };
    Builder effect = new Builder();
    if (reindex.target() == Target.SCHEMA || reindex.target() == Target.DATABASE) {
      for (Relation table : before.catalog().relations()) {
        if (isIn(table, reindex)) {
          table(effect, before.name(table), mode, reindex.concurrently());
        }
      }
    }
    if (!whole && reindex.name().isPresent()) {
      ObjectName name = reindex.name().get();
      if (reindex.target() == Target.TABLE) {
        table(effect, name, mode, reindex.concurrently());
      } else {
        before
            .catalog()
            .indexOwner(name)
            .ifPresent(
                table -> {
                  effect.lock(before.name(table), mode);
                  rebuild(effect, table, name.name(), reindex.concurrently());
                });
      }
    }
    return effect.refuseTransaction(reindex.concurrently() || whole);
  }

  private static boolean isIn(Relation table, Reindex reindex) {
    return table.partitioned() != Known.YES
        && !table.indexes().isEmpty()
        && (reindex.target() == Target.DATABASE
            || table.name().schema().equals(reindex.name().map(ObjectName::name)));
  }

  private void table(Builder effect, ObjectName name, LockMode mode, boolean concurrently) {
    effect.add(before.lockingTree(name, mode).effect());
    if (before.relation(name).isEmpty()) {
      effect.build(Optional.empty(), name, Known.UNKNOWN);
    }
    before
        .tree(name)
        .filter(Before::hasStorage)
        .forEach(
            table -> {
              for (Index index : table.indexes()) {
                rebuild(effect, table, index.name(), concurrently);
              }
            });
  }

  /** Planning a query opens every index of its tables, so readers wait for one that is locked. */
  private void rebuild(Builder effect, Relation table, Name index, boolean concurrently) {
    ObjectName name = before.name(table, index);
    effect.build(Optional.of(name), before.name(table), Known.YES);
    if (!concurrently) {
      effect.lockIndex(name, before.name(table), ACCESS_EXCLUSIVE);
    }
  }

  private Builder owner(ObjectName index, LockMode mode) {
    Builder effect = new Builder();
    before
        .catalog()
        .indexOwner(index)
        .ifPresent(table -> effect.add(before.lockingTree(table.name(), mode).effect()));
    return effect;
  }
}
