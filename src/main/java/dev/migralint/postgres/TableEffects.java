package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Read;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.Ternary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The effects of what happens to a table as a whole. */
final class TableEffects {
  private static final Name HEAP = Name.unquoted("heap");
  private static final Name DEFAULT = Name.unquoted("pg_default");

  private final StatementContext before;

  TableEffects(StatementContext before) {
    this.before = before;
  }

  Builder of(TableOperation operation) {
    ObjectName table = operation.table();
    return switch (operation) {
      case TableOperation.CreateTable create -> create(create);
      case TableOperation.DropTable drop -> new Drops(before).table(table, drop.cascade());
      case TableOperation.Truncate truncate -> truncate(truncate);
      case TableOperation.LockTable lock -> lock(lock);
      case TableOperation.AttachPartition attach -> new PartitionEffects(before).attach(attach);
      case TableOperation.DetachPartition detach -> new PartitionEffects(before).detach(detach);
      case TableOperation.SetPersistence set -> setPersistence(set);
      case TableOperation.SetAccessMethod set ->
          isMade(table, t -> t.accessMethod().orElse(HEAP).equals(set.method().orElse(HEAP)))
              ? before.locking(table, ACCESS_EXCLUSIVE)
              : rewriting(table, true);
      case TableOperation.SetTablespace set ->
          isMade(table, t -> t.tablespace().orElse(DEFAULT).equals(set.tablespace()))
              ? before.locking(table, ACCESS_EXCLUSIVE)
              : rewriting(table, false);
      case TableOperation.SetInheritance set ->
          before
              .locking(table, ACCESS_EXCLUSIVE)
              .lock(set.parent(), set.joins() ? SHARE_UPDATE_EXCLUSIVE : ACCESS_SHARE);
      case TableOperation.SetTriggerState set ->
          before.locking(table, before.isOnly(table), SHARE_ROW_EXCLUSIVE);
      case TableOperation.SetTableOption set -> setOption(set);
      case TableOperation.SetRowSecurity set -> before.locking(table, ACCESS_EXCLUSIVE);
      case TableOperation.RefreshMaterializedView refresh -> refresh(refresh);
      case TableOperation.PublishTable publish -> before.locking(table, SHARE_UPDATE_EXCLUSIVE);
      case TableOperation.RenameTable rename -> rename(rename);
      case TableOperation.SetTableSchema set -> {
        Builder effect = before.locking(table, ACCESS_EXCLUSIVE);
        sequences(table).forEach(s -> effect.lock(before.name(s), ACCESS_EXCLUSIVE));
        yield effect;
      }
    };
  }

  private Builder create(TableOperation.CreateTable create) {
    Builder effect = new Builder();
    if (create.partitionOf().isPresent()) {
      effect = new PartitionEffects(before).createPartition(create, create.partitionOf().get());
    }
    for (ObjectName parent : create.inherits()) {
      effect.add(before.locking(parent, SHARE_UPDATE_EXCLUSIVE));
    }
    for (TableOperation.Like like : create.likes()) {
      effect.add(before.locking(like.table(), ACCESS_SHARE));
    }
    return effect.add(new DataEffects(before).reading(create.reads()));
  }

  private List<Relation> sequences(ObjectName table) {
    return before.relation(table).map(t -> List.copyOf(t.sequences())).orElse(List.of());
  }

  /** Whether all about the table is known since it was made, and so it is. */
  private boolean isMade(ObjectName table, Predicate<Relation> is) {
    return before.relation(table).filter(t -> t.origin().isPresent()).filter(is).isPresent();
  }

  /** A table's sequences have its owner. */
  private Builder setOption(TableOperation.SetTableOption set) {
    Builder effect = before.locking(set.table(), mode(set));
    if (set.option() == TableOperation.Option.OWNER) {
      sequences(set.table()).forEach(s -> effect.lock(before.name(s), ACCESS_EXCLUSIVE));
    }
    return effect;
  }

  /** From 15 on the sequences that a table owns are as lasting as the table. */
  private Builder setPersistence(TableOperation.SetPersistence set) {
    ObjectName table = set.table();
    if (isMade(table, t -> t.persistence() == set.persistence())) {
      return before.locking(table, ACCESS_EXCLUSIVE);
    }
    Builder effect = rewriting(table, true);
    if (before.version() >= 15) {
      for (Relation sequence : sequences(table)) {
        effect.lock(before.name(sequence), ACCESS_EXCLUSIVE);
        effect.rewriteSequence(before.name(sequence));
      }
    }
    return effect;
  }

  private Builder rewriting(ObjectName name, boolean withIndexes) {
    Builder effect = before.locking(name, ACCESS_EXCLUSIVE);
    Optional<Relation> table = before.relation(name);
    if (table.filter(t -> !StatementContext.hasStorage(t)).isPresent()) {
      return effect;
    }
    if (withIndexes) {
      table.ifPresent(t -> buildAll(effect, t));
    }
    return effect.rewrite(name, Ternary.YES);
  }

  private void buildAll(Builder effect, Relation table) {
    table
        .indexes()
        .forEach(
            index ->
                effect.build(
                    Optional.of(before.name(table, index.name())),
                    before.name(table),
                    Ternary.YES));
  }

  /** CASCADE empties all tables with a foreign key to it too, and those that point at them. */
  private Builder truncate(TableOperation.Truncate truncate) {
    ObjectName name = truncate.table();
    Optional<Relation> table = before.relation(name);
    if (table.isEmpty()) {
      return before.locking(name, ACCESS_EXCLUSIVE).empty(name);
    }
    Set<Relation> reached = new LinkedHashSet<>();
    reached.add(table.get());
    if (!truncate.only()) {
      reached.addAll(table.get().descendants());
    }
    if (truncate.cascade()) {
      List.copyOf(reached).forEach(start -> reached.addAll(start.emptiedWith()));
    }
    Builder effect = new Builder();
    for (Relation one : reached) {
      effect.lock(before.name(one), ACCESS_EXCLUSIVE);
      if (before.version() < 14) {
        one.partitionOf().ifPresent(parent -> effect.lock(before.name(parent), ACCESS_SHARE));
      }
      if (StatementContext.hasStorage(one)) {
        effect.empty(before.name(one));
      }
      if (truncate.restartIdentity()) {
        for (Relation sequence : one.sequences()) {
          effect.lock(before.name(sequence), ACCESS_EXCLUSIVE);
          effect.rewriteSequence(before.name(sequence));
        }
      }
    }
    return effect;
  }

  /** A lock on a view is one on all that it reads, through other views too. */
  private Builder lock(TableOperation.LockTable lock) {
    LockMode mode = mode(lock.mode());
    if (lock.only() || before.relation(lock.table()).isEmpty()) {
      return before.locking(lock.table(), mode);
    }
    Builder effect = new Builder();
    for (Relation reached : before.relation(lock.table()).get().readWith()) {
      effect.lock(before.name(reached), mode);
    }
    return effect;
  }

  /** ALTER TABLE renames an index too, but locks it as strongly as a table. */
  private Builder rename(TableOperation.RenameTable rename) {
    ObjectName name = rename.table();
    Optional<Relation> owner =
        before.relation(name).isPresent() ? Optional.empty() : before.catalog().indexOwner(name);
    return owner
        .map(table -> new Builder().lockIndex(name, before.name(table), ACCESS_EXCLUSIVE))
        .orElseGet(() -> before.locking(name, ACCESS_EXCLUSIVE));
  }

  private Builder refresh(TableOperation.RefreshMaterializedView refresh) {
    ObjectName view = refresh.table();
    Builder effect = before.locking(view, refresh.concurrently() ? EXCLUSIVE : ACCESS_EXCLUSIVE);
    Optional<Relation> known = before.relation(view);
    if (refresh.withData()) {
      known.ifPresent(
          v ->
              v.reads()
                  .forEach(
                      read ->
                          effect.add(
                              new DataEffects(before).reading(List.of(Read.whole(read.name()))))));
    }
    if (refresh.concurrently()) {
      return effect.scan(view, Ternary.YES, Reason.QUERY);
    }
    known.filter(v -> refresh.withData()).ifPresent(v -> buildAll(effect, v));
    return effect.rewrite(view, Ternary.YES);
  }

  private static LockMode mode(TableOperation.SetTableOption set) {
    return switch (set.option()) {
      case STORAGE_PARAMETERS ->
          set.parameters().contains("user_catalog_table")
              ? ACCESS_EXCLUSIVE
              : SHARE_UPDATE_EXCLUSIVE;
      case CLUSTER_ON, WITHOUT_CLUSTER -> SHARE_UPDATE_EXCLUSIVE;
      case WITHOUT_OIDS, REPLICA_IDENTITY, OWNER, OF_TYPE, RULE_STATE, FOREIGN_OPTIONS ->
          ACCESS_EXCLUSIVE;
    };
  }

  private static LockMode mode(String written) {
    String name = written.toUpperCase(Locale.ROOT).replace(' ', '_');
    for (LockMode mode : LockMode.values()) {
      if (mode.name().equals(name)) {
        return mode;
      }
    }
    return ACCESS_EXCLUSIVE;
  }
}
