package dev.migralint.layout;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name as Flyway reads it with its default prefixes and separator.
 * https://documentation.red-gate.com/fd/migrations-271585107.html
 *
 * @param kind what the prefix says
 * @param version with {@code .} between its parts; "" for a repeatable one
 * @param description what follows the separator
 */
record FlywayName(Kind kind, String version, String description) {
  private static final Pattern VERSIONED =
      Pattern.compile("([VUB])([0-9]+(?:[._][0-9]+)*)(?:__(.*))?\\.([a-zA-Z]+)", Pattern.DOTALL);
  private static final Pattern REPEATABLE =
      Pattern.compile("R__(.*)\\.([a-zA-Z]+)", Pattern.DOTALL);

  /** Flyway's order: versions by their numbers, repeatable ones last, by description. */
  static final Comparator<FlywayName> ORDER =
      Comparator.comparing((FlywayName name) -> name.kind == Kind.REPEATABLE)
          .thenComparing(FlywayName::version, FlywayName::compareVersions)
          .thenComparing(name -> name.kind == Kind.UNDO)
          .thenComparing(FlywayName::description);

  enum Kind {
    VERSIONED,
    UNDO,
    BASELINE,
    REPEATABLE
  }

  static Optional<FlywayName> parse(String file) {
    if (file.isEmpty() || "VUBR".indexOf(file.charAt(0)) < 0) {
      return Optional.empty();
    }
    Matcher versioned = VERSIONED.matcher(file);
    if (versioned.matches()) {
      Kind kind =
          switch (versioned.group(1)) {
            case "U" -> Kind.UNDO;
            case "B" -> Kind.BASELINE;
            default -> Kind.VERSIONED;
          };
      String description = versioned.group(3);
      return Optional.of(
          new FlywayName(
              kind, versioned.group(2).replace('_', '.'), description == null ? "" : description));
    }
    Matcher repeatable = REPEATABLE.matcher(file);
    return repeatable.matches()
        ? Optional.of(new FlywayName(Kind.REPEATABLE, "", repeatable.group(1)))
        : Optional.empty();
  }

  /** Compares versions part by part as numbers of any size; a missing part is zero. */
  static int compareVersions(String a, String b) {
    String[] left = a.split("\\.", -1);
    String[] right = b.split("\\.", -1);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int compared =
          NaturalOrder.numbers(i < left.length ? left[i] : "", i < right.length ? right[i] : "");
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }
}
