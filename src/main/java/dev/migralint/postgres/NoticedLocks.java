package dev.migralint.postgres;

import dev.migralint.postgres.HeldLocks.Held;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ObjectName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a transaction on tables that other sessions use, in the order in which it took the
 * first on each.
 */
public final class NoticedLocks {
  private final Map<Object, OnTable> held = new LinkedHashMap<>();

  /** The tables whose strongest lock was taken since a statement last went through rows. */
  private final Set<Object> idle = new LinkedHashSet<>();

  /**
   * The strongest lock on a table.
   *
   * @param key the relation, or the name of one that no migration made
   * @param written its name with schema, as it was when the lock was taken
   */
  public record OnTable(Object key, ObjectName written, Held lock) {
    /** The name with schema that the table has now. */
    public ObjectName table() {
      return key instanceof Relation relation ? relation.name() : written;
    }
  }

  void take(Object key, ObjectName table, @Nullable Held strongest) {
    if (strongest != null && !Objects.equals(strongest, lock(key))) {
      held.put(key, new OnTable(key, table, strongest));
      idle.add(key);
    }
  }

  private @Nullable Held lock(Object key) {
    OnTable known = held.get(key);
    return known == null ? null : known.lock();
  }

  /** A statement has gone through rows while these locks were held. */
  void work() {
    idle.clear();
  }

  /** A lock is given back; before, the transaction held that one on the table. */
  void release(Object key, Optional<Held> before) {
    OnTable released = held.get(key);
    if (released == null) {
      return;
    }
    idle.remove(key);
    before.ifPresentOrElse(
        lock -> held.put(key, new OnTable(key, released.written(), lock)), () -> held.remove(key));
  }

  /** All of them. */
  public Stream<OnTable> all() {
    return held.values().stream();
  }

  /** Those that were taken since a statement last went through rows. */
  public List<OnTable> idle() {
    return idle.stream().map(held::get).filter(Objects::nonNull).toList();
  }
}
