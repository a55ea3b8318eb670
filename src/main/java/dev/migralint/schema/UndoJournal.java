package dev.migralint.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to take back every change to the catalog, the latest first. */
final class UndoJournal {
  private final List<Runnable> undo = new ArrayList<>();

  int mark() {
    return undo.size();
  }

  void rollBackTo(int mark) {
    while (undo.size() > mark) {
      undo.removeLast().run();
    }
  }

  /** Forgets how to take anything back. */
  void clear() {
    undo.clear();
  }

  void add(Runnable inverse) {
    undo.add(inverse);
  }

  /** Sets what was {@code before} to {@code now}. */
  <V extends @Nullable Object> void set(V before, V now, Consumer<V> setter) {
    undo.add(() -> setter.accept(before));
    setter.accept(now);
  }

  <K, V> void put(Map<K, V> map, K key, V value) {
    restore(map, key, map.put(key, value));
  }

  <K, V> void remove(Map<K, V> map, K key) {
    restore(map, key, map.remove(key));
  }

  <E> void add(Set<E> set, E element) {
    if (set.add(element)) {
      undo.add(() -> set.remove(element));
    }
  }

  <E> void remove(Set<E> set, E element) {
    if (set.remove(element)) {
      undo.add(() -> set.add(element));
    }
  }

  private <K, V> void restore(Map<K, V> map, K key, @Nullable V before) {
    undo.add(
        () -> {
          if (before == null) {
            map.remove(key);
          } else {
            map.put(key, before);
          }
        });
  }
}
