package dev.migralint.postgres;

import dev.migralint.schema.Catalog;
import dev.migralint.sql.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table locks that a session's transaction holds. */
public final class HeldLocks {
  private final Catalog catalog;
  private final Map<Object, Held> held = new HashMap<>();
  private final List<Taken> taken = new ArrayList<>();

  /** What is held besides if the runner opens a transaction, which is unknown. */
  private final Map<Object, Held> mayHold = new HashMap<>();

  /** The tables during whose locks a statement has gone through rows already. */
  private final Set<Object> worked = new HashSet<>();

  private final NoticedLocks noticed = new NoticedLocks();

  /** The strongest lock on a table that is named at run time. */
  private @Nullable Held unnamed;

  /** What was held before a lock was taken. */
  private record Taken(Object table, Optional<Held> before) {}

  /**
   * A table lock that an earlier statement of the transaction took, and where.
   *
   * @param unnamed whether its table is named at run time, so that it may be any
   */
  public record Held(LockMode mode, String path, int line, boolean unnamed) {
    Held(LockMode mode, String path, int line) {
      this(mode, path, line, false);
    }

    boolean isStrongerThan(@Nullable Held other) {
      return other == null || mode.compareTo(other.mode) > 0;
    }
  }

  HeldLocks(Catalog catalog) {
    this.catalog = catalog;
  }

  void take(List<Lock> locks, String path, int line) {
    for (Lock lock : locks) {
      Object table = key(lock.on().qualified());
      Optional<Held> before = Optional.ofNullable(held.get(table));
      if (before.filter(old -> old.mode().compareTo(lock.mode()) >= 0).isEmpty()) {
        taken.add(new Taken(table, before));
        held.put(table, new Held(lock.mode(), path, line));
        worked.remove(table);
      }
      Held here = new Held(lock.mode(), path, line, true);
      if (lock.on().qualified().isMadeUp() && here.isStrongerThan(unnamed)) {
        unnamed = here;
      }
    }
  }

  /** These are among them, on tables that other sessions use. */
  void notice(List<Lock> locks) {
    for (Lock lock : locks) {
      Object table = key(lock.on().qualified());
      noticed.take(table, lock.on().qualified(), held.get(table));
    }
  }

  /** Those on tables that other sessions use. */
  public NoticedLocks noticed() {
    return noticed;
  }

  void mayTake(List<Lock> locks, String path, int line) {
    for (Lock lock : locks) {
      mayHold.merge(
          key(lock.on().qualified()),
          new Held(lock.mode(), path, line),
          (one, other) -> other.mode().compareTo(one.mode()) > 0 ? other : one);
    }
  }

  /** A statement has gone through rows while these locks were held. */
  void work() {
    worked.addAll(held.keySet());
    noticed.work();
  }

  /** Whether no statement has gone through rows since the strongest lock on the table was taken. */
  public boolean isIdle(ObjectName table) {
    return !worked.contains(key(table)) && !worked.contains(catalog.qualified(table));
  }

  /** How many were taken, for {@link #release}. */
  int count() {
    return taken.size();
  }

  /** Gives back all locks but the first that were taken. */
  void release(int kept) {
    if (kept == 0) {
      unnamed = null;
      worked.clear();
    }
    while (taken.size() > kept) {
      Taken last = taken.removeLast();
      last.before()
          .ifPresentOrElse(b -> held.put(last.table(), b), () -> held.remove(last.table()));
      noticed.release(last.table(), last.before());
    }
  }

  /** Gives back all locks. */
  void clear() {
    release(0);
    mayHold.clear();
  }

  /** The strongest lock on the table. */
  Optional<Held> held(ObjectName table) {
    Optional<Held> known = Optional.ofNullable(held.get(key(table)));
    return isNoticedLate(table)
        ? Stream.of(known, Optional.ofNullable(held.get(catalog.qualified(table))))
            .flatMap(Optional::stream)
            .max(Comparator.comparing(Held::mode))
        : known;
  }

  /** The strongest lock on the table that may be held. */
  Optional<Held> mayHold(ObjectName table) {
    Held known = mayHold.get(key(table));
    return Optional.ofNullable(unnamed != null && unnamed.isStrongerThan(known) ? unnamed : known);
  }

  /** Whether no migration made the relation, so that it may have been held by its name before. */
  private boolean isNoticedLate(ObjectName table) {
    return catalog.relation(table).filter(r -> r.origin().isEmpty()).isPresent();
  }

  /** A relation is held whatever it is renamed to; one that is not known is held by its name. */
  private Object key(ObjectName table) {
    return catalog
        .relation(table)
        .map(Object.class::cast)
        .orElseGet(() -> catalog.qualified(table));
  }
}
