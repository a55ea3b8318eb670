package dev.migralint.postgres;

import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL does for one operation, or for a whole statement. It is computed once, in {@link
 * Effects}; all that people and scripts are shown of it comes from here.
 *
 * @param locks the locks that it takes: those on relations in the order in which it takes them,
 *     then those on indexes
 * @param heldUp the partitions whose users wait for these locks too
 * @param work what it does to all rows of a relation, or may do
 * @param refusesTransaction whether PostgreSQL refuses it in a transaction block (25001)
 * @param failures which rows make it fail
 * @param losses what is gone afterwards
 * @param unnoticed the relations among these that no other session uses: the migration made them
 *     itself, or they are temporary
 */
public record Effect(
    List<Lock> locks,
    List<HeldUp> heldUp,
    List<Work> work,
    boolean refusesTransaction,
    List<Failure> failures,
    List<Loss> losses,
    Set<Target> unnoticed) {

  /** The effect that touches nothing. */
  public static final Effect NONE =
      new Effect(List.of(), List.of(), List.of(), false, List.of(), List.of(), Set.of());

  /** The locks on relations, not those on indexes. */
  public List<Lock> tableLocks() {
    return locks.stream().filter(Lock::isOnTable).toList();
  }

  /** Whose statements wait, for each relation for which any do. */
  public Map<Target, Blocked> waits() {
    Map<Target, Blocked> waits = new LinkedHashMap<>();
    locks.forEach(lock -> waits.merge(lock.table(), lock.blocks(), Effect::more));
    heldUp.forEach(held -> waits.merge(held.partition(), held.blocked(), Effect::more));
    waits.values().removeIf(blocked -> !blocked.writes());
    return waits;
  }

  private static Blocked more(Blocked one, Blocked other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Whether any relation is rewritten. */
  public Ternary rewrites() {
    return any(of(Work.Kind.REWRITE));
  }

  /** Whether any relation is scanned, to check its rows or to answer a query. */
  public Ternary scans() {
    return any(of(Work.Kind.SCAN));
  }

  /** Whether any index is built on a table that is not rewritten with all its indexes. */
  public Ternary buildsIndex() {
    Set<Target> rewritten = of(Work.Kind.REWRITE).map(Work::table).collect(Collectors.toSet());
    return any(
        Stream.concat(of(Work.Kind.BUILD), of(Work.Kind.COPY))
            .filter(build -> !rewritten.contains(build.table())));
  }

  private Stream<Work> of(Work.Kind kind) {
    return work.stream().filter(one -> one.kind() == kind);
  }

  private static Ternary any(Stream<Work> work) {
    List<Ternary> parts = work.map(Work::certain).toList();
    return parts.contains(Ternary.YES)
        ? Ternary.YES
        : parts.contains(Ternary.UNKNOWN) ? Ternary.UNKNOWN : Ternary.NO;
  }

  /** The relations that are certain to be rewritten. */
  public List<Target> rewritten() {
    return targets(work.stream().filter(one -> one.kind() == Work.Kind.REWRITE), Work::table);
  }

  /** The relations that are certain to be scanned, also for an index, and are not rewritten. */
  public List<Target> scanned() {
    List<Target> rewritten = rewritten();
    Stream<Work> reading =
        work.stream().filter(w -> w.kind() == Work.Kind.SCAN || w.kind() == Work.Kind.BUILD);
    return targets(reading.filter(w -> !rewritten.contains(w.table())), Work::table);
  }

  /** The indexes of known name that are certain to be built or copied. */
  public List<Target> builtIndexes() {
    return targets(work.stream().filter(w -> w.index().isPresent()), w -> w.index().orElseThrow());
  }

  private static List<Target> targets(Stream<Work> work, Function<Work, Target> target) {
    return work.filter(Work::isCertain).map(target).distinct().toList();
  }

  /** The part of it that other sessions notice, and rows that were there before. */
  public Effect noticed() {
    if (unnoticed.isEmpty()) {
      return this;
    }
    return new Effect(
        locks.stream().filter(lock -> isNoticed(lock.table())).toList(),
        heldUp.stream().filter(held -> isNoticed(held.partition())).toList(),
        work.stream().filter(w -> isNoticed(w.table()) && isNoticed(w.rowsOf())).toList(),
        refusesTransaction,
        failures,
        losses.stream().filter(loss -> isNoticed(loss.table())).toList(),
        Set.of());
  }

  private boolean isNoticed(Target target) {
    return !unnoticed.contains(target);
  }

  /** Both effects as one. */
  public Effect and(Effect other) {
    return all(List.of(this, other));
  }

  /**
   * All of these effects as one; of several locks on one relation the strongest is kept, in the
   * first's place.
   */
  public static Effect all(List<Effect> effects) {
    Effect first = effects.getFirst();
    return effects.stream().allMatch(first::equals)
        ? first
        : of(
            strongest(effects.stream().flatMap(e -> e.locks.stream())),
            effects.stream().flatMap(e -> e.heldUp.stream()).toList(),
            effects.stream().flatMap(e -> e.work.stream()).toList(),
            effects.stream().anyMatch(Effect::refusesTransaction),
            effects.stream().flatMap(e -> e.failures.stream()).toList(),
            effects.stream().flatMap(e -> e.losses.stream()).toList(),
            effects.stream().flatMap(e -> e.unnoticed.stream()).collect(Collectors.toSet()));
  }

  private static List<Lock> strongest(Stream<Lock> locks) {
    Map<Target, Lock> onTables = new LinkedHashMap<>();
    Map<Target, Lock> onIndexes = new LinkedHashMap<>();
    locks.forEach(
        lock -> (lock.isOnTable() ? onTables : onIndexes).merge(lock.on(), lock, Lock::and));
    List<Lock> all = new ArrayList<>(onTables.values());
    all.addAll(onIndexes.values());
    return all;
  }

  /** The same where nothing is gone. */
  public Effect withoutLosses() {
    return losses.isEmpty()
        ? this
        : new Effect(locks, heldUp, work, refusesTransaction, failures, List.of(), unnoticed);
  }

  /** The same with these locks, each where it has one on the relation or index. */
  Effect withLocks(Map<Target, Lock> known) {
    if (locks.stream().allMatch(lock -> known.getOrDefault(lock.on(), lock).equals(lock))) {
      return this;
    }
    return of(
        locks.stream().map(lock -> known.getOrDefault(lock.on(), lock)).toList(),
        heldUp,
        work,
        refusesTransaction,
        failures,
        losses,
        unnoticed);
  }

  /** An effect that says each thing once, and nothing that something else in it implies. */
  static Effect of(
      List<Lock> locks,
      List<HeldUp> heldUp,
      List<Work> work,
      boolean refusesTransaction,
      List<Failure> failures,
      List<Loss> losses,
      Set<Target> unnoticed) {
    return new Effect(
        List.copyOf(locks),
        heldUp.isEmpty() ? List.of() : withoutImplied(heldUp, locks),
        certainOnly(work),
        refusesTransaction,
        failures.stream().distinct().toList(),
        losses.stream().distinct().toList(),
        unnoticed);
  }

  private static List<HeldUp> withoutImplied(List<HeldUp> heldUp, List<Lock> locks) {
    Map<Target, Blocked> strongest = new HashMap<>();
    locks.forEach(lock -> strongest.merge(lock.table(), lock.blocks(), Effect::more));
    return heldUp.stream()
        .distinct()
        .filter(held -> !implies(strongest.get(held.partition()), held.blocked()))
        .toList();
  }

  private static boolean implies(@Nullable Blocked strongest, Blocked blocked) {
    return strongest != null && strongest.compareTo(blocked) >= 0;
  }

  /** Work that is certain is not named as possible too. */
  private static List<Work> certainOnly(List<Work> work) {
    if (work.size() < 2) {
      return List.copyOf(work);
    }
    record Key(Work.Kind kind, Target table, Optional<Target> index) {}
    Function<Work, Key> key = one -> new Key(one.kind(), one.table(), one.index());
    Set<Key> certain = work.stream().filter(Work::isCertain).map(key).collect(Collectors.toSet());
    return work.stream()
        .distinct()
        .filter(one -> one.isCertain() || !certain.contains(key.apply(one)))
        .toList();
  }
}
