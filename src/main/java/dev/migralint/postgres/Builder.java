package dev.migralint.postgres;

import dev.migralint.postgres.Work.Kind;
import dev.migralint.postgres.Work.Reason;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gathers an effect by the names that statements and the catalog use; of two locks on one relation
 * the stronger is kept, in the first's place.
 */
final class Builder {
  private final Map<ObjectName, LockMode> locks = new LinkedHashMap<>();
  private final List<IndexLock> indexLocks = new ArrayList<>();
  private final List<NamedWork> work = new ArrayList<>();
  private final List<NamedFailure> failures = new ArrayList<>();
  private final List<NamedLoss> losses = new ArrayList<>();
  private boolean refusesTransaction;

  private record IndexLock(ObjectName index, ObjectName table, LockMode mode) {}

  private record NamedWork(
      Kind kind,
      Reason reason,
      ObjectName table,
      Optional<ObjectName> index,
      Ternary certain,
      ObjectName rowsOf) {}

  private record NamedFailure(
      Failure.Kind kind,
      ObjectName table,
      List<Name> columns,
      Optional<ObjectName> referenced,
      Optional<TypeName> type) {}

  private record NamedLoss(Loss.Kind kind, ObjectName table, Optional<Name> column) {}

  Builder lock(ObjectName table, LockMode mode) {
    locks.merge(table, mode, (old, now) -> now.compareTo(old) > 0 ? now : old);
    return this;
  }

  Builder lockIndex(ObjectName index, ObjectName table, LockMode mode) {
    indexLocks.add(new IndexLock(index, table, mode));
    return this;
  }

  Builder rewrite(ObjectName table, Ternary certain) {
    return rewrite(table, certain, Reason.ROWS);
  }

  Builder rewrite(ObjectName table, Ternary certain, Reason reason) {
    return work(Kind.REWRITE, reason, table, Optional.empty(), certain);
  }

  /** The relation gets a new file, and its rows do not. */
  Builder empty(ObjectName table) {
    return work(Kind.REWRITE, Reason.EMPTIED, table, Optional.empty(), Ternary.YES)
        .lose(Loss.Kind.ALL_ROWS, table);
  }

  Builder rewriteSequence(ObjectName sequence) {
    return work(Kind.REWRITE, Reason.SEQUENCE, sequence, Optional.empty(), Ternary.YES);
  }

  Builder scan(ObjectName table, Ternary certain, Reason reason) {
    return work(Kind.SCAN, reason, table, Optional.empty(), certain);
  }

  /** The relation is read to look up the rows that those of another reference. */
  Builder scanFor(ObjectName rowsOf, ObjectName table) {
    work.add(
        new NamedWork(Kind.SCAN, Reason.FOREIGN_KEY, table, Optional.empty(), Ternary.YES, rowsOf));
    return this;
  }

  Builder build(Optional<ObjectName> index, ObjectName table, Ternary certain) {
    return work(Kind.BUILD, Reason.INDEX, table, index, certain);
  }

  /** Whether it is certain already that the index is built. */
  boolean builds(ObjectName index) {
    return work.stream()
        .anyMatch(
            one ->
                one.kind() == Kind.BUILD
                    && one.certain() == Ternary.YES
                    && one.index().filter(index::equals).isPresent());
  }

  /** The index is built because the table is rewritten, for the same reason. */
  Builder rebuild(ObjectName index, ObjectName table, Ternary certain, Reason rewritten) {
    Reason reason = rewritten == Reason.TIME_ZONE ? rewritten : Reason.INDEX;
    return work(Kind.BUILD, reason, table, Optional.of(index), certain);
  }

  Builder copyIndex(ObjectName index, ObjectName table) {
    return work(Kind.COPY, Reason.INDEX, table, Optional.of(index), Ternary.YES);
  }

  private Builder work(
      Kind kind, Reason reason, ObjectName table, Optional<ObjectName> index, Ternary certain) {
    if (certain != Ternary.NO) {
      work.add(new NamedWork(kind, reason, table, index, certain, table));
    }
    return this;
  }

  Builder refuseTransaction(boolean refuses) {
    refusesTransaction |= refuses;
    return this;
  }

  /** Rows of the relation that make it fail. */
  Builder failIf(Failure.Kind kind, ObjectName table, Name... columns) {
    return failIf(kind, table, List.of(columns));
  }

  Builder failIf(Failure.Kind kind, ObjectName table, List<Name> columns) {
    failures.add(new NamedFailure(kind, table, columns, Optional.empty(), Optional.empty()));
    return this;
  }

  Builder failIfUnreferenced(ObjectName table, List<Name> columns, ObjectName referenced) {
    failures.add(
        new NamedFailure(
            Failure.Kind.FOREIGN_KEY, table, columns, Optional.of(referenced), Optional.empty()));
    return this;
  }

  Builder failIfUnfit(ObjectName table, Name column, TypeName type) {
    failures.add(
        new NamedFailure(
            Failure.Kind.TYPE, table, List.of(column), Optional.empty(), Optional.of(type)));
    return this;
  }

  Builder lose(Loss.Kind kind, ObjectName table) {
    losses.add(new NamedLoss(kind, table, Optional.empty()));
    return this;
  }

  Builder loseColumn(ObjectName table, Name column) {
    losses.add(new NamedLoss(Loss.Kind.COLUMN, table, Optional.of(column)));
    return this;
  }

  Builder add(Builder other) {
    other.locks.forEach(this::lock);
    indexLocks.addAll(other.indexLocks);
    work.addAll(other.work);
    failures.addAll(other.failures);
    losses.addAll(other.losses);
    return refuseTransaction(other.refusesTransaction);
  }

  /** Takes back what is done to relations that are not there. */
  void without(Predicate<ObjectName> missing) {
    locks.keySet().removeIf(missing);
    work.removeIf(one -> missing.test(one.table()));
  }

  /** No row of these tables makes it fail: they hold none. */
  Builder sparing(Predicate<ObjectName> empty) {
    failures.removeIf(failure -> empty.test(failure.table()));
    return this;
  }

  /** The locks alone: what is left where IF EXISTS makes nothing of the rest. */
  Builder onlyLocks() {
    work.clear();
    failures.clear();
    losses.clear();
    return this;
  }

  /** The effect, with each relation as it was found. */
  Effect effect(Targets targets) {
    Map<Target, Lock> onTables = new LinkedHashMap<>();
    locks.forEach(
        (table, mode) -> onTables.merge(targets.of(table), targets.lock(table, mode), Lock::and));
    Set<Lock> all = new LinkedHashSet<>(onTables.values());
    List<HeldUp> heldUp = new ArrayList<>();
    all.stream()
        .filter(lock -> !targets.isBelow(lock, onTables))
        .forEach(lock -> heldUp.addAll(targets.heldUp(lock)));
    for (IndexLock lock : indexLocks) {
      all.add(targets.indexLock(lock.index(), lock.table(), lock.mode()));
    }
    targets.spend(all.size() + heldUp.size() + work.size() + losses.size());
    return Effect.of(
        List.copyOf(all),
        heldUp,
        work.stream()
            .map(
                w ->
                    new Work(
                        w.kind(),
                        w.reason(),
                        targets.of(w.table()),
                        w.index().map(index -> targets.index(index, w.table())),
                        w.certain(),
                        targets.of(w.rowsOf())))
            .toList(),
        refusesTransaction,
        failures.stream()
            .map(
                f ->
                    new Failure(
                        f.kind(),
                        targets.of(f.table()),
                        f.columns(),
                        f.referenced().map(targets::of),
                        f.type(),
                        targets.mayBeRuledOut(f.kind(), f.table(), f.columns(), f.referenced())))
            .toList(),
        losses.stream().map(l -> new Loss(l.kind(), targets.of(l.table()), l.column())).toList(),
        targets.unnoticed());
  }
}
