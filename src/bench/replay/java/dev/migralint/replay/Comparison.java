package dev.migralint.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two descriptions of one schema, object by object.
 *
 * @param kinds how many objects of each kind there are, and how many are the same on both sides
 * @param differences a line for each object that is not the same
 */
record Comparison(NavigableMap<String, Count> kinds, List<String> differences) {
  /** What a description says of a property that it does not know. */
  static final String UNKNOWN = "?";

  record Count(int objects, int same) {
    Count plus(Count other) {
      return new Count(objects + other.objects, same + other.same);
    }
  }

  static Comparison of(
      NavigableMap<Item, List<String>> server, NavigableMap<Item, List<String>> migralint) {
    NavigableMap<String, Count> kinds = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    NavigableSet<Item> all = new TreeSet<>(server.keySet());
    all.addAll(migralint.keySet());
    for (Item item : all) {
      List<String> there = server.get(item);
      List<String> here = migralint.get(item);
      boolean same = there != null && there.equals(here);
      kinds.merge(item.kind(), new Count(1, same ? 1 : 0), Count::plus);
      if (!same) {
        differences.add(item + ": server " + words(there) + ", migralint " + words(here));
      }
    }
    return new Comparison(kinds, differences);
  }

  private static String words(List<String> properties) {
    return properties == null ? "has none" : "[" + String.join("; ", properties) + "]";
  }

  Count total() {
    return kinds.values().stream().reduce(new Count(0, 0), Count::plus);
  }
}
