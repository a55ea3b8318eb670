package dev.migralint.postgres;

import dev.migralint.schema.Known;
import dev.migralint.sql.ObjectName;
import java.util.List;

/**
 * What PostgreSQL does for one operation.
 *
 * @param locks the table locks that it takes, the operation's own table first
 * @param rewrites whether the table is written anew
 * @param scans whether all rows of the table are read under its lock, to check them
 * @param buildsIndex whether an index over all rows is built
 * @param refusesTransaction whether PostgreSQL refuses it in a transaction block (25001)
 * @param losesData whether rows or values are gone afterwards
 */
public record Effect(
    List<Lock> locks,
    Known rewrites,
    Known scans,
    Known buildsIndex,
    boolean refusesTransaction,
    boolean losesData) {

  /** A lock on one table. */
  public record Lock(ObjectName table, LockMode mode) {}

  /** The effect that touches nothing. */
  public static final Effect NONE =
      new Effect(List.of(), Known.NO, Known.NO, Known.NO, false, false);

  /** Only these locks. */
  static Effect locking(Lock... locks) {
    return new Effect(List.of(locks), Known.NO, Known.NO, Known.NO, false, false);
  }

  Effect rewriting(Known rewrites) {
    return new Effect(locks, rewrites, scans, buildsIndex, refusesTransaction, losesData);
  }

  Effect scanning(Known scans) {
    return new Effect(locks, rewrites, scans, buildsIndex, refusesTransaction, losesData);
  }

  Effect buildingIndex(Known buildsIndex) {
    return new Effect(locks, rewrites, scans, buildsIndex, refusesTransaction, losesData);
  }

  Effect refusingTransaction(boolean refuses) {
    return new Effect(locks, rewrites, scans, buildsIndex, refuses, losesData);
  }

  Effect losing() {
    return new Effect(locks, rewrites, scans, buildsIndex, refusesTransaction, true);
  }
}
