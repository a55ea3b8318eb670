package dev.migralint.postgres;

import java.util.Optional;

/**
 * A lock that a statement takes.
 *
 * @param on the relation or index that is locked
 * @param indexOf the table, where it is an index
 * @param held the stronger lock on the relation that the transaction holds already; it decides who
 *     waits
 * @param mayHold one that is stronger still, which it holds if the runner opens a transaction, or
 *     if this is the table that an earlier statement names at run time
 */
public record Lock(
    Target on,
    LockMode mode,
    Optional<Target> indexOf,
    Optional<HeldLocks.Held> held,
    Optional<HeldLocks.Held> mayHold) {

  /** A lock of a session whose transaction is known. */
  public Lock(Target on, LockMode mode, Optional<Target> indexOf, Optional<HeldLocks.Held> held) {
    this(on, mode, indexOf, held, Optional.empty());
  }

  /** The relation whose users wait: whoever plans a query opens every index of its tables. */
  public Target table() {
    return indexOf.orElse(on);
  }

  /** Whether it is a lock on a relation, not on an index. */
  public boolean isOnTable() {
    return indexOf.isEmpty();
  }

  /** The mode that decides who waits. */
  public LockMode decisive() {
    return held.map(HeldLocks.Held::mode).orElse(mode);
  }

  /** Whose statements on the table wait. */
  public Blocked blocks() {
    return decisive().blocks();
  }

  /** Who waits if that one is held; empty where it makes no difference. */
  public Optional<Blocked> mayBlock() {
    return mayHold.map(before -> before.mode().blocks()).filter(more -> more != blocks());
  }

  /** Both locks on one relation or index: the stronger one. */
  Lock and(Lock other) {
    Lock stronger = other.mode.compareTo(mode) > 0 ? other : this;
    Optional<HeldLocks.Held> longest =
        other.decisive().compareTo(decisive()) > 0 ? other.held : held;
    return new Lock(
        on,
        stronger.mode,
        indexOf,
        longest.filter(before -> before.mode().compareTo(stronger.mode) > 0),
        mayHold.filter(before -> before.mode().compareTo(stronger.decisive()) > 0));
  }
}
