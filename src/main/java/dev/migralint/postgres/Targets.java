package dev.migralint.postgres;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.schema.Subjects;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The relations of one effect, as they are just before its statement. */
final class Targets {
  private final StatementContext before;
  private final Optional<Target> written;
  private final String path;
  private final Map<ObjectName, Target> known = new HashMap<>();
  private final Set<Target> unnoticed = new HashSet<>();

  /**
   * Relations as they are before the statement; the one that the operation is about is shown as it
   * is written there.
   *
   * @param path the migration that runs it
   */
  Targets(StatementContext before, Operation operation, String path) {
    this.before = before;
    this.written =
        Subjects.table(operation, before.catalog())
            .map(name -> new Target(name, qualified(name, before.relation(name))));
    this.path = path;
  }

  /** The relation of that name. */
  Target of(ObjectName name) {
    Target found = known.get(name);
    if (found == null) {
      Optional<Relation> relation = before.relation(name);
      ObjectName qualified = qualified(name, relation);
      found =
          written
              .filter(one -> one.qualified().equals(qualified))
              .orElseGet(() -> target(qualified));
      known.put(name, found);
      if (relation.filter(this::isUnnoticed).isPresent()) {
        unnoticed.add(found);
      }
    }
    return found;
  }

  private ObjectName qualified(ObjectName name, Optional<Relation> relation) {
    return relation.map(Relation::name).orElseGet(() -> catalog().qualified(name));
  }

  private boolean isUnnoticed(Relation relation) {
    boolean joined = relation.joined().filter(before.session()::isOver).isPresent();
    return relation.isTemporary()
        || (!joined && relation.origin().filter(this::isMadeHere).isPresent());
  }

  /** A statement that an edited migration had before belongs to change 0: it has been run. */
  private boolean isMadeHere(Origin origin) {
    int made = origin.moment().change();
    return origin.path().equals(path)
        && made != 0
        && (before.change() == 0 || made == before.change());
  }

  /** Whether an earlier statement of the transaction may make sure that there is no such row. */
  boolean mayBeRuledOut(
      Failure.Kind kind, ObjectName table, List<Name> columns, Optional<ObjectName> referenced) {
    return new RuledOut(before).mayBe(kind, table, columns, referenced);
  }

  /** The index of that name on a table; it is in the table's schema. */
  Target index(ObjectName index, ObjectName table) {
    Optional<Name> schema = index.schema().or(() -> of(table).qualified().schema());
    return target(new ObjectName(schema, index.name()));
  }

  private Target target(ObjectName qualified) {
    return new Target(catalog().shortest(qualified), qualified);
  }

  /** Counts the objects that an effect names. */
  void spend(int objects) {
    catalog().spend(objects);
  }

  private Catalog catalog() {
    return before.catalog();
  }

  /** The relations met so far that no other session uses. */
  Set<Target> unnoticed() {
    return Set.copyOf(unnoticed);
  }

  Lock lock(ObjectName table, LockMode mode) {
    Optional<HeldLocks.Held> stronger =
        before.session().held(table).filter(held -> held.mode().compareTo(mode) > 0);
    LockMode decisive = stronger.map(HeldLocks.Held::mode).orElse(mode);
    Optional<HeldLocks.Held> possible =
        before.session().mayHold(table).filter(held -> held.mode().compareTo(decisive) > 0);
    return new Lock(of(table), mode, Optional.empty(), stronger, possible);
  }

  Lock indexLock(ObjectName index, ObjectName table, LockMode mode) {
    return new Lock(index(index, table), mode, Optional.of(of(table)), Optional.empty());
  }

  /** Whether who waits for a lock waits for one that is as strong on the table above it, too. */
  boolean isBelow(Lock lock, Map<Target, Lock> locks) {
    return before
        .relation(lock.on().qualified())
        .flatMap(Relation::partitionOf)
        .map(parent -> locks.get(of(parent.name())))
        .filter(above -> above.mode().compareTo(lock.mode()) >= 0)
        .isPresent();
  }

  /**
   * Who else waits for a lock: a session that uses a partition for the first time reads its bounds
   * from the tables above it, before 14 to write to it, and on every version to plan anything on
   * one that is partitioned itself.
   */
  List<HeldUp> heldUp(Lock lock) {
    if (!lock.blocks().reads()) {
      return List.of();
    }
    List<HeldUp> heldUp = new ArrayList<>();
    Function<Relation, List<Relation>> partitions =
        before.version() < 14 ? Relation::partitions : Relation::partitionedPartitions;
    List<Relation> below = before.relation(lock.on().qualified()).map(partitions).orElse(List.of());
    spend(below.size());
    for (Relation partition : below) {
      boolean isPartitioned = partition.partitioned() == Ternary.YES;
      heldUp.add(
          new HeldUp(
              of(partition.name()),
              lock.on(),
              isPartitioned ? Blocked.READS_AND_WRITES : Blocked.WRITES));
    }
    return heldUp;
  }
}
