package dev.migralint.baseline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How often each entry of a baseline is there and not taken yet. */
final class Counts {
  private final Map<BaselineEntry, Integer> left = new HashMap<>();

  static Counts of(Collection<BaselineEntry> entries) {
    Counts counts = new Counts();
    entries.forEach(entry -> counts.left.merge(entry, 1, Integer::sum));
    return counts;
  }

  /** Takes one of the entry, if one is left. */
  boolean take(BaselineEntry entry) {
    int there = left.getOrDefault(entry, 0);
    left.put(entry, Math.max(0, there - 1));
    return there > 0;
  }
}
