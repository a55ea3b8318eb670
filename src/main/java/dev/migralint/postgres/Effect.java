package dev.migralint.postgres;

import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What PostgreSQL does for one operation.
 *
 * @param locks the locks on relations that it takes, in the order in which it takes them
 * @param indexLocks the locks on indexes that others have to wait for
 * @param rewritten the relations whose storage is written anew, or may be
 * @param scanned the relations that are read in full, or may be, and not written anew
 * @param built the indexes that are built over all rows, or may be
 * @param refusesTransaction whether PostgreSQL refuses it in a transaction block (25001)
 * @param failsIf which rows make it fail, in words to follow "fails if"
 * @param loses what is gone afterwards, in words
 */
public record Effect(
    List<Lock> locks,
    List<IndexLock> indexLocks,
    List<Work> rewritten,
    List<Work> scanned,
    List<Build> built,
    boolean refusesTransaction,
    List<Failure> failsIf,
    List<String> loses) {

  /** A lock on a relation that is no index. */
  public record Lock(ObjectName table, LockMode mode) {}

  /** A lock on an index of a table. */
  public record IndexLock(ObjectName index, ObjectName table, LockMode mode) {}

  /**
   * Work on all rows of a relation; unknown where it may be needed.
   *
   * @param rowsOf the relation that must hold rows for it, itself or one that points at it
   */
  public record Work(ObjectName table, Ternary certain, ObjectName rowsOf) {
    Work(ObjectName table, Ternary certain) {
      this(table, certain, table);
    }
  }

  /**
   * A new index or one that is built anew or copied; without a name where PostgreSQL's can't be
   * told.
   *
   * @param copied whether it is moved as it is, without a look at the table
   */
  public record Build(
      Optional<ObjectName> index, ObjectName table, Ternary certain, boolean copied) {}

  /**
   * Rows that make it fail, in words to follow "fails if".
   *
   * @param table the relation whose rows they are
   */
  public record Failure(ObjectName table, String rows) {}

  /** The effect that touches nothing. */
  public static final Effect NONE = new Builder().effect();

  /** Whether any relation is written anew. */
  public Ternary rewrites() {
    return any(rewritten.stream().map(Work::certain).toList());
  }

  /** Whether any relation is read in full, to check its rows or to answer a query. */
  public Ternary scans() {
    return any(scanned.stream().map(Work::certain).toList());
  }

  /** Whether any index is built on a table that is not written anew with all its indexes. */
  public Ternary buildsIndex() {
    List<ObjectName> anew = rewritten.stream().map(Work::table).toList();
    return any(
        built.stream().filter(build -> !anew.contains(build.table())).map(Build::certain).toList());
  }

  /** Whether rows or values are gone afterwards. */
  public boolean losesData() {
    return !loses.isEmpty();
  }

  private static Ternary any(List<Ternary> parts) {
    return parts.contains(Ternary.YES)
        ? Ternary.YES
        : parts.contains(Ternary.UNKNOWN) ? Ternary.UNKNOWN : Ternary.NO;
  }

  /** Gathers an effect; of two locks on one relation the stronger is kept, in the first's place. */
  static final class Builder {
    private final Map<ObjectName, LockMode> locks = new LinkedHashMap<>();
    private final List<IndexLock> indexLocks = new ArrayList<>();
    private final List<Work> rewritten = new ArrayList<>();
    private final List<Work> scanned = new ArrayList<>();
    private final List<Build> built = new ArrayList<>();
    private final List<Failure> failsIf = new ArrayList<>();
    private final List<String> loses = new ArrayList<>();
    private boolean refusesTransaction;

    Builder lock(ObjectName table, LockMode mode) {
      locks.merge(table, mode, (old, now) -> now.compareTo(old) > 0 ? now : old);
      return this;
    }

    /** Takes back what is done to relations that are not there. */
    void without(Predicate<ObjectName> missing) {
      locks.keySet().removeIf(missing);
      rewritten.removeIf(work -> missing.test(work.table()));
      scanned.removeIf(work -> missing.test(work.table()));
    }

    Builder lockIndex(ObjectName index, ObjectName table, LockMode mode) {
      indexLocks.add(new IndexLock(index, table, mode));
      return this;
    }

    Builder rewrite(ObjectName table, Ternary certain) {
      if (certain != Ternary.NO) {
        rewritten.add(new Work(table, certain));
      }
      return this;
    }

    Builder scan(ObjectName table, Ternary certain) {
      if (certain != Ternary.NO) {
        scanned.add(new Work(table, certain));
      }
      return this;
    }

    /** The relation is read to look up the rows of another. */
    Builder scanFor(ObjectName rowsOf, ObjectName table) {
      scanned.add(new Work(table, Ternary.YES, rowsOf));
      return this;
    }

    Builder build(Optional<ObjectName> index, ObjectName table, Ternary certain) {
      if (certain != Ternary.NO) {
        built.add(new Build(index, table, certain, false));
      }
      return this;
    }

    Builder copyIndex(ObjectName index, ObjectName table) {
      built.add(new Build(Optional.of(index), table, Ternary.YES, true));
      return this;
    }

    Builder refuseTransaction(boolean refuses) {
      refusesTransaction |= refuses;
      return this;
    }

    /** Rows of the relation that make it fail, in words to follow "fails if". */
    Builder failIf(ObjectName table, String rows) {
      failsIf.add(new Failure(table, rows));
      return this;
    }

    Builder lose(String what) {
      loses.add(what);
      return this;
    }

    Builder add(Builder other) {
      other.locks.forEach(this::lock);
      indexLocks.addAll(other.indexLocks);
      rewritten.addAll(other.rewritten);
      scanned.addAll(other.scanned);
      built.addAll(other.built);
      failsIf.addAll(other.failsIf);
      loses.addAll(other.loses);
      return refuseTransaction(other.refusesTransaction);
    }

    Effect effect() {
      List<Lock> inOrder = new ArrayList<>(locks.size());
      locks.forEach((table, mode) -> inOrder.add(new Lock(table, mode)));
      return new Effect(
          List.copyOf(inOrder),
          once(indexLocks),
          once(rewritten),
          once(scanned),
          once(built),
          refusesTransaction,
          once(failsIf),
          once(loses));
    }

    private static <T> List<T> once(List<T> all) {
      return List.copyOf(all.size() < 2 ? all : new LinkedHashSet<>(all));
    }

    /** No row of these tables makes it fail: they hold none. */
    Builder sparing(Predicate<ObjectName> empty) {
      failsIf.removeIf(failure -> empty.test(failure.table()));
      return this;
    }

    /** The locks alone: what is left where IF EXISTS makes nothing of the rest. */
    Builder onlyLocks() {
      rewritten.clear();
      scanned.clear();
      built.clear();
      failsIf.clear();
      loses.clear();
      return this;
    }
  }
}
