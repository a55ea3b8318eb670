package dev.migralint.layout.runner;

import dev.migralint.layout.project.FlywayNaming;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file name as Flyway reads it
 * (https://github.com/flyway/flyway/blob/main/flyway-core/src/main/java/org/flywaydb/core/internal/resource/ResourceNameParser.java).
 *
 * @param kind what the prefix says
 * @param version with {@code .} between its parts; "" for a repeatable one
 * @param description what follows the separator, with blanks for underscores
 */
record FlywayName(Kind kind, String version, String description) {
  private static final Pattern VERSION = Pattern.compile("[-+]?[0-9]+(?:\\.[0-9]+)*");

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

  /** The name of a SQL file. */
  static Optional<FlywayName> parse(String file, FlywayNaming naming) {
    return naming.withoutSuffix(file).flatMap(stem -> ofStem(stem, naming));
  }

  /** A name without its suffix: of a file, or of a class. */
  static Optional<FlywayName> ofStem(String stem, FlywayNaming naming) {
    Optional<Kind> kind = Optional.empty();
    String prefix = "";
    for (Kind each : Kind.values()) {
      String its = prefix(each, naming);
      if (stem.startsWith(its) && !its.isEmpty() && its.length() > prefix.length()) {
        kind = Optional.of(each);
        prefix = its;
      }
    }
    String rest = stem.substring(prefix.length());
    int separator = rest.indexOf(naming.separator());
    String version = (separator < 0 ? rest : rest.substring(0, separator)).replace('_', '.');
    String description =
        separator < 0
            ? ""
            : rest.substring(separator + naming.separator().length()).replace('_', ' ');
    return kind.filter(
            k -> k == Kind.REPEATABLE ? version.isEmpty() : VERSION.matcher(version).matches())
        .map(k -> new FlywayName(k, version, description));
  }

  /** The prefix of names of this kind. */
  static String prefix(Kind kind, FlywayNaming naming) {
    return switch (kind) {
      case VERSIONED -> naming.versioned();
      case UNDO -> naming.undo();
      case BASELINE -> naming.baseline();
      case REPEATABLE -> naming.repeatable();
    };
  }

  /** Compares versions part by part as numbers of any size; a missing part is zero. */
  static int compareVersions(String a, String b) {
    String[] left = a.split("\\.", -1);
    String[] right = b.split("\\.", -1);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int compared = number(left, i).compareTo(number(right, i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  /** The same text for versions that are equal: 1, 01 and 1.0 are 1. */
  static String canonical(String version) {
    return version.replaceAll("(?<![0-9])0+(?=[0-9])", "").replaceAll("(?:\\.0*)+$", "");
  }

  private static BigInteger number(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty()
        ? new BigInteger(parts[index])
        : BigInteger.ZERO;
  }
}
