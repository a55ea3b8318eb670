package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.SHARE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.schema.Index;
import dev.migralint.schema.MadeIndex;
import dev.migralint.schema.Relation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.IndexOperation.Reindex;
import dev.migralint.sql.IndexOperation.Target;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The effects of what happens to indexes. */
final class IndexEffects {
  /**
   * The parameters of indexes that are set while the index is read; reloptions.c says which lock
   * each of them takes.
   * https://github.com/postgres/postgres/blob/master/src/backend/access/common/reloptions.c
   */
  private static final Set<String> WEAK_PARAMETERS = Set.of("deduplicate_items", "fillfactor");

  private final StatementContext before;

  IndexEffects(StatementContext before) {
    this.before = before;
  }

  Builder of(IndexOperation operation) {
    return switch (operation) {
      case CreateIndex create -> create(create);
      case DropIndex drop -> drop(drop);
      case IndexOperation.RenameIndex rename -> rename(rename);
      case IndexOperation.AlterIndex alter -> alter(alter);
      case Reindex reindex -> reindex(reindex);
    };
  }

  /** Partitions get indexes of their own; the tables that inherit do not. */
  private Builder create(CreateIndex create) {
    LockMode mode = create.concurrently() ? SHARE_UPDATE_EXCLUSIVE : SHARE;
    Builder effect = before.locking(create.table(), mode);
    Optional<Relation> table = before.relation(create.table());
    if (!create.only()) {
      table.ifPresent(t -> t.partitions().forEach(p -> effect.lock(before.name(p), mode)));
    }
    for (MadeIndex made : before.catalog().madeBy(create)) {
      if (table.isEmpty() || StatementContext.hasStorage(made.table())) {
        ObjectName on = table.isEmpty() ? create.table() : before.name(made.table());
        effect.build(Optional.of(before.name(made.table(), made.index().name())), on, Ternary.YES);
      }
    }
    if (!create.only() && before.mayHavePartitions(create.table())) {
      effect.build(Optional.empty(), create.table(), Ternary.UNKNOWN);
    }
    boolean passes =
        !create.unique()
            || new Keys(before)
                .areUnique(create.table(), create.columns(), !create.nullsNotDistinct())
            || new NewColumns(before)
                .areDistinct(create.table(), create.columns(), !create.nullsNotDistinct());
    if (!passes) {
      effect.failIf(
          create.predicate().isPresent() ? Failure.Kind.SAME_PARTIAL_KEY : Failure.Kind.SAME_KEY,
          create.table(),
          create.isOverExpressions() ? List.of() : create.columns());
    }
    return effect.refuseTransaction(create.concurrently() || create.perChunk());
  }

  /** With CASCADE go the foreign keys that need the index. */
  private Builder drop(DropIndex drop) {
    LockMode mode = drop.concurrently() ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE;
    Builder effect = new Builder();
    Optional<Relation> owner = before.catalog().indexOwner(drop.index());
    owner.ifPresent(
        table -> {
          effect.add(before.locking(table.name(), mode));
          table.partitions().forEach(p -> effect.lock(before.name(p), mode));
        });
    Optional<Index> index = owner.flatMap(table -> table.index(drop.index().name()));
    if (drop.cascade() && index.filter(i -> i.unique() && !i.derived()).isPresent()) {
      for (Relation referencing : owner.get().referencing()) {
        boolean needsIt =
            referencing.constraints().stream()
                .flatMap(constraint -> constraint.reference().stream())
                .filter(reference -> reference.table() == owner.get())
                .anyMatch(reference -> reference.columns().equals(index.get().columns()));
        if (needsIt) {
          effect.lock(before.name(referencing), ACCESS_EXCLUSIVE);
        }
      }
    }
    return effect.refuseTransaction(drop.concurrently());
  }

  /**
   * No other session waits for the new name of an index, unless ALTER TABLE gives it, which locks
   * the index so that no query of its table can be planned.
   */
  private Builder rename(IndexOperation.RenameIndex rename) {
    Builder effect = new Builder();
    if (rename.asTable()) {
      before
          .catalog()
          .indexOwner(rename.index())
          .ifPresent(table -> lock(effect, table, rename.index()));
    }
    return effect;
  }

  /** These lock the index so that no query of its table can be planned. */
  private Builder alter(IndexOperation.AlterIndex alter) {
    Builder effect = new Builder();
    Optional<Relation> owner = before.catalog().indexOwner(alter.index());
    owner.ifPresent(
        table -> {
          switch (alter.option()) {
            case TABLESPACE -> {
              lock(effect, table, alter.index());
              if (StatementContext.hasStorage(table)) {
                effect.copyIndex(alter.index(), before.name(table));
              }
            }
            case DEPENDS_ON_EXTENSION -> lock(effect, table, alter.index());
            case ATTACH_PARTITION -> attach(effect, table, alter);
            case STORAGE_PARAMETERS -> {
              if (!WEAK_PARAMETERS.containsAll(alter.parameters())) {
                lock(effect, table, alter.index());
              }
            }
            case STATISTICS, OTHER -> {}
          }
        });
    return effect;
  }

  private void attach(Builder effect, Relation table, IndexOperation.AlterIndex alter) {
    effect.lock(before.name(table), ACCESS_SHARE);
    alter
        .attached()
        .ifPresent(
            part ->
                before
                    .catalog()
                    .indexOwner(part)
                    .ifPresent(
                        partition -> {
                          effect.lock(before.name(partition), ACCESS_SHARE);
                          lock(effect, partition, part);
                        }));
  }

  /**
   * StatementContext 16, a query of a partitioned table opened the indexes of its partitions alone.
   */
  private void lock(Builder effect, Relation table, ObjectName index) {
    if (StatementContext.hasStorage(table) || before.version() >= 16) {
      effect.lockIndex(index, before.name(table), ACCESS_EXCLUSIVE);
    }
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
    boolean partitioned = false;
    if (!whole && reindex.name().isPresent()) {
      ObjectName name = reindex.name().get();
      if (reindex.target() == Target.TABLE) {
        partitioned = before.isPartitioned(name);
        table(effect, name, mode, reindex.concurrently());
      } else {
        Optional<Relation> owner = before.catalog().indexOwner(name);
        partitioned = owner.filter(t -> t.partitioned() == Ternary.YES).isPresent();
        owner.ifPresent(table -> index(effect, table, name.name(), mode, reindex.concurrently()));
      }
    }
    return effect.refuseTransaction(
        reindex.concurrently() || whole || (partitioned && before.version() >= 14));
  }

  /** An index of a partitioned table is those of its partitions. */
  private void index(
      Builder effect, Relation table, Name name, LockMode mode, boolean concurrently) {
    effect.lock(before.name(table), mode);
    Optional<Index> index = table.index(name);
    if (StatementContext.hasStorage(table)) {
      rebuild(effect, table, name, concurrently);
    } else if (!concurrently) {
      lock(effect, table, before.name(table, name));
    }
    for (Relation partition : table.partitions()) {
      effect.lock(before.name(partition), SHARE);
      partition.indexes().stream()
          .filter(part -> index.filter(part::matches).isPresent())
          .filter(part -> StatementContext.hasStorage(partition))
          .forEach(part -> rebuild(effect, partition, part.name(), concurrently));
    }
  }

  private static boolean isIn(Relation table, Reindex reindex) {
    return StatementContext.hasStorage(table)
        && table.kind() != Relation.Kind.SEQUENCE
        && (reindex.target() == Target.DATABASE
            || table.name().schema().equals(reindex.name().map(ObjectName::name)));
  }

  /** A partitioned table's tree is locked SHARE while its partitions are looked up, even then. */
  private void table(Builder effect, ObjectName name, LockMode mode, boolean concurrently) {
    effect.add(before.locking(name, mode));
    Optional<Relation> known = before.relation(name);
    if (known.isEmpty()) {
      effect.build(Optional.empty(), name, Ternary.UNKNOWN);
      return;
    }
    known.get().partitions().forEach(p -> effect.lock(before.name(p), SHARE));
    Stream.concat(known.stream(), known.get().partitions().stream())
        .filter(StatementContext::hasStorage)
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
    effect.build(Optional.of(name), before.name(table), Ternary.YES);
    if (!concurrently) {
      effect.lockIndex(name, before.name(table), ACCESS_EXCLUSIVE);
    }
  }
}
