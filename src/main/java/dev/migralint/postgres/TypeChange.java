package dev.migralint.postgres;

import dev.migralint.schema.Known;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a change of a column's type makes of the stored rows, decided as ALTER TABLE does: a cast
 * that only relabels leaves them, any other writes the table anew.
 *
 * @param rewrites whether every row is written anew
 * @param narrows whether the new type can't hold every value of the old one
 * @param reindexes whether indexes on the column are built anew although the rows stay
 */
public record TypeChange(Known rewrites, Known narrows, boolean reindexes) {
  private static final TypeChange FREE = new TypeChange(Known.NO, Known.NO, false);
  private static final TypeChange WIDENING = new TypeChange(Known.YES, Known.NO, false);
  private static final TypeChange NARROWING = new TypeChange(Known.YES, Known.YES, false);
  private static final TypeChange REINDEXING = new TypeChange(Known.NO, Known.NO, true);
  private static final TypeChange UNKNOWN = new TypeChange(Known.UNKNOWN, Known.UNKNOWN, false);

  private static final List<String> INTEGERS = List.of("int2", "int4", "int8");
  private static final Set<String> STRINGS = Set.of("text", "varchar", "bpchar", "citext", "name");

  /** Built-in types that nothing else can become by a mere relabelling. */
  private static final Set<String> NEVER_RELABELLED =
      Set.of(
          "int2",
          "int4",
          "int8",
          "float4",
          "float8",
          "bool",
          "uuid",
          "json",
          "jsonb",
          "date",
          "bytea",
          "time",
          "timetz",
          "interval",
          "point",
          "money",
          "bpchar",
          "bit");

  private static final Set<String> BUILT_IN =
      Set.of(
          "int2",
          "int4",
          "int8",
          "float4",
          "float8",
          "numeric",
          "bool",
          "uuid",
          "json",
          "jsonb",
          "date",
          "bytea",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval",
          "point",
          "money",
          "text",
          "varchar",
          "bpchar",
          "bit",
          "varbit",
          "inet",
          "cidr",
          "macaddr",
          "xml",
          "oid",
          "tsvector",
          "citext");

  /**
   * Decides one change.
   *
   * @param from the old type, where it is known
   * @param computed whether a USING computes the value otherwise than by a cast to the new type
   * @param utc whether the session's time zone is known to be UTC
   */
  public static TypeChange decide(
      Optional<TypeName> from, TypeName to, boolean computed, boolean utc) {
    if (from.isEmpty()) {
      boolean certain = to.dimensions() == 0 && NEVER_RELABELLED.contains(to.name());
      return computed || certain ? new TypeChange(Known.YES, Known.UNKNOWN, false) : UNKNOWN;
    }
    TypeName old = from.get();
    if (computed) {
      return new TypeChange(Known.YES, Known.UNKNOWN, false);
    }
    if (old.equals(to)) {
      return FREE;
    }
    if (old.dimensions() > 0 || to.dimensions() > 0) {
      return new TypeChange(Known.YES, Known.UNKNOWN, false);
    }
    if (old.schema().isPresent()
        || to.schema().isPresent()
        || !BUILT_IN.contains(old.name())
        || !BUILT_IN.contains(to.name())) {
      return otherTypes(old, to);
    }
    return old.name().equals(to.name()) ? sameName(old, to) : differentNames(old, to, utc);
  }

  /** An enum, domain or extension's type: only a change of its modifiers is known to rewrite. */
  private static TypeChange otherTypes(TypeName old, TypeName to) {
    boolean sameType = old.name().equals(to.name()) && old.schema().equals(to.schema());
    boolean castNeeded = STRINGS.contains(old.name()) != STRINGS.contains(to.name());
    return sameType || castNeeded ? new TypeChange(Known.YES, Known.UNKNOWN, false) : UNKNOWN;
  }

  private static TypeChange sameName(TypeName old, TypeName to) {
    return switch (to.name()) {
      case "varchar", "varbit" -> byLength(old, to);
      case "numeric" -> byDigits(old, to);
      case "timestamp", "timestamptz", "time", "timetz", "interval" -> byPrecision(old, to);
      case "bpchar", "bit" -> number(old, 0, 1) <= number(to, 0, 1) ? WIDENING : NARROWING;
      default -> new TypeChange(Known.YES, Known.UNKNOWN, false);
    };
  }

  private static TypeChange byLength(TypeName old, TypeName to) {
    int unlimited = Integer.MAX_VALUE;
    return number(old, 0, unlimited) <= number(to, 0, unlimited) ? FREE : NARROWING;
  }

  private static TypeChange byDigits(TypeName old, TypeName to) {
    if (to.modifiers().isEmpty()) {
      return FREE;
    }
    if (old.modifiers().isEmpty()) {
      return NARROWING;
    }
    int oldScale = number(old, 1, 0);
    int newScale = number(to, 1, 0);
    int oldWhole = number(old, 0, 0) - oldScale;
    int newWhole = number(to, 0, 0) - newScale;
    if (oldScale == newScale) {
      return newWhole >= oldWhole ? FREE : NARROWING;
    }
    return newScale > oldScale && newWhole >= oldWhole ? WIDENING : NARROWING;
  }

  /** A precision of 6 is as good as none. */
  private static TypeChange byPrecision(TypeName old, TypeName to) {
    if (hasFields(old) || hasFields(to)) {
      return UNKNOWN;
    }
    return number(old, 0, 6) <= number(to, 0, 6) ? FREE : NARROWING;
  }

  /** An interval's fields, such as {@code day to second}, decide with its precision. */
  private static boolean hasFields(TypeName type) {
    return type.modifiers().stream().anyMatch(m -> Character.isLetter(m.charAt(0)));
  }

  private static TypeChange differentNames(TypeName old, TypeName to, boolean utc) {
    String from = old.name();
    String into = to.name();
    if (INTEGERS.contains(from) && INTEGERS.contains(into)) {
      return INTEGERS.indexOf(from) < INTEGERS.indexOf(into) ? WIDENING : NARROWING;
    }
    if (isString(from) && isString(into)) {
      return strings(old, to);
    }
    if ((from.equals("timestamptz") && into.equals("timestamp"))
        || (from.equals("timestamp") && into.equals("timestamptz"))) {
      boolean relabelled = utc && (to.modifiers().isEmpty() || number(to, 0, 6) == 6);
      return relabelled ? REINDEXING : WIDENING;
    }
    if (from.equals("cidr") && into.equals("inet")) {
      return FREE;
    }
    if (to.modifiers().isEmpty()) {
      if (from.equals("xml") && (into.equals("text") || into.equals("varchar"))) {
        return FREE;
      }
      if ((from.equals("int4") && into.equals("oid"))
          || (from.equals("oid") && into.equals("int4"))
          || (from.equals("bit") && into.equals("varbit"))) {
        return REINDEXING;
      }
    }
    if (into.equals("text") || into.equals("jsonb") || into.equals("varchar")) {
      return to.modifiers().isEmpty() ? WIDENING : NARROWING;
    }
    return new TypeChange(Known.YES, Known.UNKNOWN, false);
  }

  private static boolean isString(String name) {
    return STRINGS.contains(name);
  }

  private static TypeChange strings(TypeName old, TypeName to) {
    if (old.name().equals("bpchar")) {
      return to.modifiers().isEmpty() ? WIDENING : NARROWING;
    }
    if (to.name().equals("citext") || old.name().equals("citext")) {
      return to.modifiers().isEmpty() ? REINDEXING : NARROWING;
    }
    return to.name().equals("bpchar") || !to.modifiers().isEmpty() ? NARROWING : FREE;
  }

  private static int number(TypeName type, int index, int otherwise) {
    if (type.modifiers().size() <= index) {
      return otherwise;
    }
    try {
      return Integer.parseInt(type.modifiers().get(index));
    } catch (NumberFormatException notPlain) {
      return otherwise;
    }
  }
}
