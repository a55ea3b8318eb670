package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.schema.Replay;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation.AttachPartition;
import dev.migralint.sql.TableOperation.Bound;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.DetachPartition;
import dev.migralint.sql.Ternary;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The effects of partitions that come and go. */
final class PartitionEffects {
  private static final Origin TRIED = new Origin("", 0, new Origin.Moment(0, 0));

  private final StatementContext before;

  PartitionEffects(StatementContext before) {
    this.before = before;
  }

  /** The parent's default partition is checked for rows that belong to the new one. */
  Builder createPartition(CreateTable create, ObjectName parent) {
    Builder effect = before.locking(parent, ACCESS_EXCLUSIVE);
    before.relation(parent).ifPresent(p -> join(effect, p, create.bound()));
    return effect;
  }

  Builder attach(AttachPartition attach) {
    Builder effect = before.locking(attach.table(), SHARE_UPDATE_EXCLUSIVE);
    Optional<Relation> parent = before.relation(attach.table());
    effect.add(before.lockingTree(attach.partition(), ACCESS_EXCLUSIVE));
    Ternary checked = checked(attach, parent);
    if (checked != Ternary.NO) {
      before
          .storage(attach.partition())
          .forEach(stored -> effect.scan(stored, checked, Reason.BOUNDS));
      effect.failIf(Failure.Kind.BOUNDS, attach.partition());
    }
    if (parent.isPresent()) {
      join(effect, parent.get(), attach.bound());
      before.relation(attach.partition()).ifPresent(p -> adopt(effect, attach, parent.get(), p));
    }
    return effect;
  }

  /** What any new partition does to the parent's default one and to foreign keys. */
  private void join(Builder effect, Relation parent, Optional<Bound> bound) {
    Optional<Relation> rest = parent.defaultPartition();
    if (rest.isPresent()) {
      ObjectName name = before.name(rest.get());
      effect.add(before.lockingTree(rest.get().name(), ACCESS_EXCLUSIVE));
      if (!bound.map(b -> Bounds.keepOut(parent, rest.get(), b)).orElse(false)) {
        before
            .storage(rest.get().name())
            .forEach(stored -> effect.scan(stored, Ternary.YES, Reason.BOUNDS));
        effect.failIf(Failure.Kind.DEFAULT_PARTITION, name);
      }
    }
    parent.referenced().forEach(r -> effect.lock(before.name(r), SHARE_ROW_EXCLUSIVE));
    LockMode mode = before.version() >= 15 ? SHARE_ROW_EXCLUSIVE : ACCESS_SHARE;
    ownReferencing(parent).forEach(r -> effect.lock(before.name(r), mode));
  }

  private Ternary checked(AttachPartition attach, Optional<Relation> parent) {
    if (attach.isDefault()
        && parent.filter(p -> p.complete() && p.children().isEmpty()).isPresent()) {
      return Ternary.NO;
    }
    Optional<Relation> partition = before.relation(attach.partition());
    if (parent.isEmpty() || partition.isEmpty() || attach.bound().isEmpty()) {
      return Ternary.YES;
    }
    return Bounds.isProven(parent.get(), partition.get(), attach.bound().get())
        ? Ternary.NO
        : Ternary.YES;
  }

  /** The parent's foreign keys are checked, and its indexes built, where the partition has none. */
  private void adopt(Builder effect, AttachPartition attach, Relation parent, Relation partition) {
    for (Constraint key : parent.constraints()) {
      if (key.kind() == Constraint.Kind.FOREIGN_KEY && key.referenced().isPresent()) {
        ObjectName referenced = before.name(key.referenced().get());
        if (hasForeignKey(partition, key)) {
          effect.lock(referenced, ACCESS_EXCLUSIVE);
          continue;
        }
        before
            .storage(partition.name())
            .forEach(stored -> effect.scan(stored, Ternary.YES, Reason.FOREIGN_KEY));
        before
            .storage(key.referenced().get().name())
            .forEach(stored -> effect.scanFor(attach.partition(), stored));
        effect.failIfUnreferenced(attach.partition(), key.columns(), referenced);
      }
    }
    List<Relation> tree = before.tree(attach.partition()).toList();
    Set<Name> there = new HashSet<>();
    tree.forEach(t -> t.indexes().forEach(index -> there.add(index.name())));
    int mark = before.catalog().mark();
    new Replay(before.catalog()).apply(attach, TRIED);
    for (Relation table : tree) {
      for (Index index : table.indexes()) {
        if (!there.contains(index.name()) && StatementContext.hasStorage(table)) {
          effect.build(
              Optional.of(before.name(table, index.name())), before.name(table), Ternary.YES);
        }
      }
    }
    before.catalog().rollBackTo(mark);
  }

  private static boolean hasForeignKey(Relation partition, Constraint key) {
    return partition.constraints().stream()
        .anyMatch(
            c ->
                c.kind() == Constraint.Kind.FOREIGN_KEY
                    && c.columns().equals(key.columns())
                    && c.referenced().equals(key.referenced())
                    && c.validated());
  }

  Builder detach(DetachPartition detach) {
    boolean weak = detach.concurrently() || detach.isFinalize();
    Builder effect =
        before.locking(detach.table(), weak ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE);
    lockLeaving(effect, detach);
    before.relation(detach.table()).ifPresent(parent -> leave(effect, parent, detach));
    return effect.refuseTransaction(detach.concurrently());
  }

  /**
   * StatementContext 14 the partition itself is locked less than its indexes and its own
   * partitions.
   */
  private void lockLeaving(Builder effect, DetachPartition detach) {
    boolean referenced =
        before
            .relation(detach.table())
            .filter(p -> ownReferencing(p).findAny().isPresent())
            .isPresent();
    if (before.version() >= 14 || referenced) {
      effect.add(before.lockingTree(detach.partition(), ACCESS_EXCLUSIVE));
      return;
    }
    effect.add(before.locking(detach.partition(), SHARE_UPDATE_EXCLUSIVE));
    before
        .tree(detach.partition())
        .skip(1)
        .forEach(below -> effect.lock(before.name(below), ACCESS_EXCLUSIVE));
    before
        .relation(detach.partition())
        .ifPresent(
            partition ->
                partition
                    .indexes()
                    .forEach(
                        index ->
                            effect.lockIndex(
                                before.name(partition, index.name()),
                                before.name(partition),
                                ACCESS_EXCLUSIVE)));
  }

  /** Its foreign keys become its own, and rows that point at its rows are looked for. */
  private void leave(Builder effect, Relation parent, DetachPartition detach) {
    parent
        .defaultPartition()
        .ifPresent(rest -> effect.add(before.lockingTree(rest.name(), ACCESS_EXCLUSIVE)));
    parent.referenced().forEach(r -> effect.lock(before.name(r), SHARE_ROW_EXCLUSIVE));
    List<Relation> referencing = ownReferencing(parent).toList();
    for (Relation table : referencing) {
      effect.lock(before.name(table), ACCESS_EXCLUSIVE);
      before
          .storage(table.name())
          .forEach(stored -> effect.scan(stored, Ternary.YES, Reason.FOREIGN_KEY));
    }
    if (!referencing.isEmpty()) {
      before
          .storage(detach.partition())
          .forEach(stored -> effect.scan(stored, Ternary.YES, Reason.FOREIGN_KEY));
      effect.failIf(Failure.Kind.REFERENCED, detach.partition());
    }
  }

  /** The tables that point at it, but not the parts of a partitioned one. */
  private static Stream<Relation> ownReferencing(Relation parent) {
    return parent.referencing().stream()
        .filter(
            table ->
                table.constraints().stream()
                    .anyMatch(
                        c ->
                            c.referenced().equals(Optional.of(parent))
                                && !Drops.isParents(table, c)));
  }
}
