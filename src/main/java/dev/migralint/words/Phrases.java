package dev.migralint.words;

import dev.migralint.postgres.Target;
import java.util.List;

/** What phrases are put together from. */
final class Phrases {
  private Phrases() {}

  /** "a", "a and b", "a, b and c". */
  static String and(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  static String name(Target target) {
    return target.name().sql();
  }

  static String names(List<Target> targets) {
    return and(targets.stream().map(Phrases::name).toList());
  }
}
