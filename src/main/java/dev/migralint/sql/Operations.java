package dev.migralint.sql;

import java.util.AbstractList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The operations of a statement, in order, with what has been derived from them so far. */
final class Operations extends AbstractList<Operation> implements RandomAccess {
  private final List<Operation> all;
  private @Nullable Map<Derived<?>, Object> derived;

  private Operations(List<Operation> all) {
    this.all = List.copyOf(all);
  }

  static Operations of(List<Operation> operations) {
    return operations instanceof Operations already ? already : new Operations(operations);
  }

  @SuppressWarnings("unchecked") // Each key puts in only what its own rule gives.
  <T> T derived(Derived<T> key) {
    Map<Derived<?>, Object> known = derived == null ? new IdentityHashMap<>() : derived;
    derived = known;
    Object value = known.get(key);
    if (value == null) {
      value = key.from(all);
      known.put(key, value);
    }
    return (T) value;
  }

  @Override
  public Operation get(int index) {
    return all.get(index);
  }

  @Override
  public int size() {
    return all.size();
  }
}
