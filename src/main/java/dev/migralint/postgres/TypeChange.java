package dev.migralint.postgres;

import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a change of a column's type makes of the stored rows, decided as ALTER TABLE does: a cast
 * that only relabels leaves them, any other rewrites the table.
 *
 * @param rewrites whether every row is rewritten
 * @param narrows whether a value of the old type may not fit the new one, which makes the change
 *     fail
 * @param reindexes whether indexes on the column are rebuilt although the rows stay
 */
public record TypeChange(Ternary rewrites, Ternary narrows, boolean reindexes) {
  private static final Set<String> STRINGS = Set.of("text", "varchar", "bpchar", "citext", "name");

  /** The fields of an interval, the finest first. */
  private static final List<String> FIELDS =
      List.of("second", "minute", "hour", "day", "month", "year");

  /** Built-in types that nothing else can become by a mere relabelling. */
  private static final Set<String> NEVER_RELABELLED =
      words(
          "int2 int4 int8 float4 float8 bool uuid json jsonb date bytea time timetz interval point"
              + " money bpchar bit");

  private static final Set<String> BUILT_IN =
      words(
          "int2 int4 int8 float4 float8 numeric bool uuid json jsonb date bytea time timetz"
              + " timestamp timestamptz interval point money text varchar bpchar name bit varbit"
              + " inet cidr macaddr xml oid tsvector citext");

  private static final int UNLIMITED = Integer.MAX_VALUE;

  /** What becomes of the rows. */
  private enum Rows {
    KEPT,
    KEPT_SORTED_ANEW,
    WRITTEN,
    UNKNOWN
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /**
   * Decides one change.
   *
   * @param from the old type, where it is known
   * @param computed whether a USING computes the value otherwise than by a cast to the new type
   * @param utc whether the session's time zone is known to be UTC
   */
  public static TypeChange decide(
      Optional<TypeName> from, TypeName to, boolean computed, boolean utc) {
    if (computed) {
      return new TypeChange(Ternary.YES, Ternary.UNKNOWN, false);
    }
    if (from.isEmpty()) {
      boolean certain = to.dimensions() == 0 && NEVER_RELABELLED.contains(to.name());
      // Every type is cast to text by its output function, which fails for no value.
      boolean text =
          to.dimensions() == 0
              && to.modifiers().isEmpty()
              && (to.name().equals("text") || to.name().equals("varchar"));
      return new TypeChange(
          certain ? Ternary.YES : Ternary.UNKNOWN, text ? Ternary.NO : Ternary.UNKNOWN, false);
    }
    Ternary narrows = Casts.narrows(from.get(), to);
    return switch (rows(from.get(), to, utc)) {
      case KEPT -> new TypeChange(Ternary.NO, narrows, false);
      case KEPT_SORTED_ANEW -> new TypeChange(Ternary.NO, narrows, true);
      case WRITTEN -> new TypeChange(Ternary.YES, narrows, false);
      case UNKNOWN -> new TypeChange(Ternary.UNKNOWN, narrows, false);
    };
  }

  private static Rows rows(TypeName old, TypeName to, boolean utc) {
    if (old.equals(to)) {
      return Rows.KEPT;
    }
    if (old.dimensions() > 0 || to.dimensions() > 0) {
      return Rows.WRITTEN;
    }
    if (old.schema().isPresent()
        || to.schema().isPresent()
        || !BUILT_IN.contains(old.name())
        || !BUILT_IN.contains(to.name())) {
      return otherTypes(old, to);
    }
    return old.name().equals(to.name()) ? sameName(old, to) : differentNames(old, to, utc);
  }

  /** An enum or an extension's type: only a change of its modifiers is known to rewrite. */
  private static Rows otherTypes(TypeName old, TypeName to) {
    boolean sameType = old.name().equals(to.name()) && old.schema().equals(to.schema());
    boolean castNeeded = STRINGS.contains(old.name()) != STRINGS.contains(to.name());
    return sameType || castNeeded ? Rows.WRITTEN : Rows.UNKNOWN;
  }

  private static Rows sameName(TypeName old, TypeName to) {
    return switch (to.name()) {
      case "varchar", "varbit" ->
          kept(Casts.number(old, 0, UNLIMITED) <= Casts.number(to, 0, UNLIMITED));
      case "numeric" -> kept(keepsDigits(old, to));
      case "timestamp", "timestamptz", "time", "timetz" -> kept(keepsPrecision(old, to));
      case "interval" -> kept(keepsFields(old, to));
      default -> Rows.WRITTEN;
    };
  }

  private static Rows kept(boolean kept) {
    return kept ? Rows.KEPT : Rows.WRITTEN;
  }

  private static boolean keepsDigits(TypeName old, TypeName to) {
    return to.modifiers().isEmpty()
        || (!old.modifiers().isEmpty()
            && Casts.number(old, 1, 0) == Casts.number(to, 1, 0)
            && Casts.number(old, 0, 0) <= Casts.number(to, 0, 0));
  }

  /** A precision of 6 is as good as none. */
  private static boolean keepsPrecision(TypeName old, TypeName to) {
    return precision(old) <= precision(to);
  }

  private static int precision(TypeName type) {
    return type.modifiers().isEmpty() ? 6 : Casts.number(type, type.modifiers().size() - 1, 6);
  }

  /** An interval's fields, such as {@code day to second}, count by the finest of them. */
  private static boolean keepsFields(TypeName old, TypeName to) {
    int oldFinest = finest(old);
    return finest(to) <= oldFinest && (oldFinest > 0 || keepsPrecision(old, to));
  }

  private static int finest(TypeName type) {
    if (type.modifiers().isEmpty()) {
      return 0;
    }
    String fields = type.modifiers().getFirst();
    return Math.max(0, FIELDS.indexOf(fields.substring(fields.lastIndexOf(' ') + 1)));
  }

  /** Rows stay where pg_cast says WITHOUT FUNCTION; an index then has to have another order. */
  private static Rows differentNames(TypeName old, TypeName to, boolean utc) {
    String from = old.name();
    String into = to.name();
    boolean unlimited = to.modifiers().isEmpty();
    if (STRINGS.contains(from) && STRINGS.contains(into)) {
      return strings(from, into, unlimited);
    }
    return switch (from + " to " + into) {
      case "cidr to inet" -> Rows.KEPT;
      case "xml to text", "xml to varchar" -> kept(unlimited);
      case "int4 to oid", "oid to int4" -> Rows.KEPT_SORTED_ANEW;
      case "bit to varbit" -> unlimited ? Rows.KEPT_SORTED_ANEW : Rows.WRITTEN;
      case "timestamp to timestamptz", "timestamptz to timestamp" ->
          utc && precision(to) == 6 ? Rows.KEPT_SORTED_ANEW : Rows.WRITTEN;
      default -> Rows.WRITTEN;
    };
  }

  private static Rows strings(String from, String into, boolean unlimited) {
    boolean written =
        !unlimited
            || from.equals("bpchar")
            || from.equals("name")
            || into.equals("bpchar")
            || into.equals("name");
    if (written) {
      return Rows.WRITTEN;
    }
    boolean sortedAnew = from.equals("citext") || into.equals("citext");
    return sortedAnew ? Rows.KEPT_SORTED_ANEW : Rows.KEPT;
  }
}
