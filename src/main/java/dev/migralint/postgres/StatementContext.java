package dev.migralint.postgres;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Index;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Derived;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statement, and what is true just before it: all that its effects follow from.
 *
 * @param change the change that it belongs to; 0 for one that was applied before
 */
record StatementContext(Statement statement, Catalog catalog, Session session, int change) {
  private static final Derived<Others> OTHERS = Derived.by(Others::new);

  Optional<Relation> relation(ObjectName name) {
    return catalog.relation(name);
  }

  /** The name as messages say it: without a schema where that is the first to be looked in. */
  ObjectName name(Relation relation) {
    return catalog.shortest(relation.name());
  }

  /** The name of a relation's index or the like. */
  ObjectName name(Relation relation, Name part) {
    return catalog.shortest(new ObjectName(relation.name().schema(), part));
  }

  /** Whether the transaction itself has made or emptied the table, so that it holds no row. */
  boolean isEmptied(ObjectName name) {
    return relation(name).stream()
        .flatMap(table -> Stream.of(table.emptied(), table.rowsDeleted(), table.madeEmpty()))
        .flatMap(Optional::stream)
        .anyMatch(emptied -> emptied.moment().transaction() == session.transaction());
  }

  /**
   * Whether the transaction did that, and lets no other session write to the table.
   *
   * @param done what it did while it held the lock that it still holds
   */
  boolean isUndisturbedSince(Origin done, ObjectName table) {
    return done.moment().transaction() == session.transaction()
        && session.blockedWrites(table, done);
  }

  /** Whether the transaction itself has written to the table. */
  boolean isWrittenHere(Relation table) {
    return table
        .written()
        .filter(written -> written.moment().transaction() == session.transaction())
        .isPresent();
  }

  /** Whether the change that the statement belongs to did that. */
  boolean isOfThisChange(Origin done) {
    return change > 0 && done.moment().change() == change;
  }

  int version() {
    return session.serverVersion();
  }

  /** The lock on the relation of that name. */
  Builder locking(ObjectName table, LockMode mode) {
    return new Builder().lock(relation(table).map(this::name).orElse(table), mode);
  }

  /** The lock on the relation of that name, and on all that inherit from it. */
  Builder lockingTree(ObjectName table, LockMode mode) {
    Builder effect = locking(table, mode);
    relation(table)
        .ifPresent(t -> t.descendants().forEach(child -> effect.lock(name(child), mode)));
    return effect;
  }

  /** The lock on the relation, and without ONLY on all that inherit from it. */
  Builder locking(ObjectName table, boolean only, LockMode mode) {
    return only ? locking(table, mode) : lockingTree(table, mode);
  }

  /** The relation of that name, its partitions or children; nothing where it is not known. */
  Stream<Relation> tree(ObjectName table) {
    return isOnly(table)
        ? relation(table).stream()
        : relation(table).stream()
            .flatMap(t -> Stream.concat(Stream.of(t), t.descendants().stream()));
  }

  /** Whether ONLY leaves out what inherits from the relation of that name. */
  boolean isOnly(ObjectName table) {
    return statement.aside().only().contains(table);
  }

  /** The relation alone with ONLY, else with its partitions or children. */
  Stream<Relation> tree(ObjectName table, boolean only) {
    return only ? relation(table).stream() : tree(table);
  }

  /** The lock on the relation of that name, and on its partitions, but on no children. */
  Builder lockingPartitions(ObjectName table, LockMode mode) {
    return locking(table, !isPartitioned(table), mode);
  }

  /** The rows of the table and of its partitions are read, but those of no children. */
  Builder scanPartitions(Builder effect, ObjectName table, Ternary certain, Reason reason) {
    return isPartitioned(table)
        ? scanTree(effect, table, certain, reason)
        : effect.scan(table, certain, reason);
  }

  /** The indexes that the table has when the statement comes to look at its rows. */
  Stream<Index> keptIndexes(Relation table) {
    if (statement.operations().size() < 2) {
      return table.indexes().stream();
    }
    Set<Name> dropped = others().droppedColumns();
    Set<Name> gone = others().droppedConstraints();
    return table.indexes().stream()
        .filter(index -> dropped.isEmpty() || dropped.stream().noneMatch(index::names))
        .filter(index -> index.constraint().filter(gone::contains).isEmpty());
  }

  /** Whether ALTER TABLE IF EXISTS is certain to find no such table. */
  boolean isAbsent(ObjectName table) {
    return statement.aside().ifExists() && catalog.hasRelation(table) == Ternary.NO;
  }

  /** The relations of the tree that hold rows of their own; where it is not known, its name. */
  List<ObjectName> storage(ObjectName table) {
    return relation(table).isEmpty()
        ? List.of(table)
        : tree(table).filter(StatementContext::hasStorage).map(this::name).toList();
  }

  /** The rows of the table and of what inherits from it are read, or may be. */
  Builder scanTree(Builder effect, ObjectName table, Ternary certain, Reason reason) {
    if (certain != Ternary.NO) {
      storage(table).forEach(stored -> effect.scan(stored, certain, reason));
      effect.scan(table, mayHavePartitions(table) ? Ternary.UNKNOWN : Ternary.NO, reason);
    }
    return effect;
  }

  boolean isPartitioned(ObjectName table) {
    return relation(table).filter(t -> t.partitioned() == Ternary.YES).isPresent();
  }

  /** A partitioned table none of whose partitions is known may have some all the same. */
  boolean mayHavePartitions(ObjectName table) {
    return relation(table)
        .filter(t -> t.partitioned() == Ternary.YES && t.children().isEmpty())
        .isPresent();
  }

  /** Whether rows are kept in the relation itself: a partitioned table and a view have none. */
  static boolean hasStorage(Relation relation) {
    return switch (relation.kind()) {
      case TABLE -> relation.partitioned() != Ternary.YES;
      case MATERIALIZED_VIEW, SEQUENCE -> true;
      case VIEW, FOREIGN_TABLE -> false;
    };
  }

  /** What the operations of the statement are about. */
  Others others() {
    return statement.derived(OTHERS);
  }
}
