package dev.migralint.schema;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map in the order in which its keys came. A key can get another name and keep its place, and
 * {@link Lookup}s find values by what they hold: neither looks at the other entries.
 */
final class Ordered<K, V> extends AbstractMap<K, V> {
  private final Map<K, Node<K, V>> nodes = new HashMap<>();
  private final List<Lookup<K, V, ?>> lookups = new ArrayList<>(0);
  private @Nullable Node<K, V> first;
  private @Nullable Node<K, V> last;

  private static final class Node<K, V> {
    private K key;
    private V value;
    private @Nullable Node<K, V> before;
    private @Nullable Node<K, V> after;

    private Node(K key, V value) {
      this.key = key;
      this.value = value;
    }
  }

  /** The values by one kind of their parts. It costs nothing before it is first asked. */
  static final class Lookup<K, V, C> {
    private final Ordered<K, V> map;
    private final Function<V, ? extends Collection<C>> parts;
    private @Nullable Map<C, Set<K>> keys;

    private Lookup(Ordered<K, V> map, Function<V, ? extends Collection<C>> parts) {
      this.map = map;
      this.parts = parts;
    }

    /** The values that have the part; safe to go through while the map changes. */
    List<V> with(C part) {
      List<V> found = new ArrayList<>();
      for (K key : keys().getOrDefault(part, Set.of())) {
        V value = map.get(key);
        if (value != null) {
          found.add(value);
        }
      }
      return found;
    }

    /** The keys of the values that have the part. */
    List<K> keysWith(C part) {
      return List.copyOf(keys().getOrDefault(part, Set.of()));
    }

    /** All parts that a value has. */
    Set<C> parts() {
      return Collections.unmodifiableSet(keys().keySet());
    }

    private Map<C, Set<K>> keys() {
      Map<C, Set<K>> known = keys;
      if (known == null) {
        known = new LinkedHashMap<>();
        keys = known;
        map.forEach(this::add);
      }
      return known;
    }

    private void add(K key, V value) {
      if (keys != null) {
        for (C part : parts.apply(value)) {
          keys.computeIfAbsent(part, p -> new LinkedHashSet<>()).add(key);
        }
      }
    }

    private void remove(K key, V value) {
      if (keys != null) {
        for (C part : parts.apply(value)) {
          keys.computeIfPresent(
              part, (p, with) -> with.remove(key) && with.isEmpty() ? null : with);
        }
      }
    }
  }

  /** A lookup of the values by these parts, which must not change. */
  <C> Lookup<K, V, C> by(Function<V, ? extends Collection<C>> parts) {
    Lookup<K, V, C> lookup = new Lookup<>(this, parts);
    lookups.add(lookup);
    return lookup;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    Node<K, V> node = nodes.get(key);
    return node == null ? null : node.value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return nodes.containsKey(key);
  }

  @Override
  public int size() {
    return nodes.size();
  }

  @Override
  public @Nullable V put(K key, V value) {
    Node<K, V> known = nodes.get(key);
    if (known == null) {
      Node<K, V> node = new Node<>(key, value);
      nodes.put(key, node);
      append(node);
      lookups.forEach(lookup -> lookup.add(key, value));
      return null;
    }
    V before = known.value;
    lookups.forEach(lookup -> lookup.remove(key, before));
    known.value = value;
    lookups.forEach(lookup -> lookup.add(key, value));
    return before;
  }

  private void append(Node<K, V> node) {
    Node<K, V> end = last;
    node.before = end;
    if (end == null) {
      first = node;
    } else {
      end.after = node;
    }
    last = node;
  }

  @Override
  public @Nullable V remove(@Nullable Object key) {
    Node<K, V> node = nodes.remove(key);
    if (node == null) {
      return null;
    }
    Node<K, V> before = node.before;
    Node<K, V> after = node.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
    lookups.forEach(lookup -> lookup.remove(node.key, node.value));
    return node.value;
  }

  /** Gives the value of a key another one that is free, in its place. */
  void rename(K from, K to) {
    Node<K, V> node = nodes.remove(from);
    if (node == null || nodes.containsKey(to)) {
      throw new IllegalArgumentException("no free key");
    }
    lookups.forEach(lookup -> lookup.remove(from, node.value));
    node.key = to;
    nodes.put(to, node);
    lookups.forEach(lookup -> lookup.add(to, node.value));
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return nodes.size();
      }

      @Override
      public Iterator<Entry<K, V>> iterator() {
        return new InOrder<>(first);
      }
    };
  }

  /** Goes through the entries; those that are removed meanwhile may still come. */
  private static final class InOrder<K, V> implements Iterator<Entry<K, V>> {
    private @Nullable Node<K, V> next;

    private InOrder(@Nullable Node<K, V> first) {
      next = first;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Entry<K, V> next() {
      Node<K, V> node = next;
      if (node == null) {
        throw new NoSuchElementException();
      }
      next = node.after;
      return new SimpleImmutableEntry<>(node.key, node.value);
    }
  }
}
