package dev.migralint.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to take back every change to the catalog, the latest first; and how many more are allowed.
 */
final class UndoJournal {
  private final List<Runnable> undo = new ArrayList<>();
  private long left = Catalog.WORK;
  private long removals;

  int mark() {
    return undo.size();
  }

  void rollBackTo(int mark) {
    removals++;
    while (undo.size() > mark) {
      undo.removeLast().run();
    }
  }

  /** Forgets how to take anything back. */
  void clear() {
    undo.clear();
  }

  void add(Runnable inverse) {
    record(inverse);
  }

  /** How often something was removed or taken back. */
  long removals() {
    return removals;
  }

  /** Allows so many changes more. */
  void allow(long changes) {
    left += changes;
  }

  /** Counts work that is as much as so many changes. */
  void spend(long changes) {
    left -= changes;
    if (left < 0) {
      throw new TooMuchWork();
    }
  }

  private void record(Runnable inverse) {
    undo.add(inverse);
    spend(1);
  }

  /** Sets what was {@code before} to {@code now}. */
  <V extends @Nullable Object> void set(V before, V now, Consumer<V> setter) {
    record(() -> setter.accept(before));
    setter.accept(now);
  }

  <K, V> void put(Map<K, V> map, K key, V value) {
    restore(map, key, map.put(key, value));
  }

  <K, V> void remove(Map<K, V> map, K key) {
    removals++;
    restore(map, key, map.remove(key));
  }

  /** Gives a key another name, in its place. */
  <K, V> void rename(Ordered<K, V> map, K from, K to) {
    remove(map, to);
    map.rename(from, to);
    record(() -> map.rename(to, from));
  }

  <E> void add(Set<E> set, E element) {
    if (set.add(element)) {
      record(() -> set.remove(element));
    }
  }

  <E> void remove(Set<E> set, E element) {
    if (set.remove(element)) {
      record(() -> set.add(element));
    }
  }

  private <K, V> void restore(Map<K, V> map, K key, @Nullable V before) {
    record(
        () -> {
          if (before == null) {
            map.remove(key);
          } else {
            map.put(key, before);
          }
        });
  }
}
