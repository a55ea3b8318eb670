package dev.migralint.schema;

import dev.migralint.sql.Guard.Trait;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What conditions ask of a column besides its name.
 * https://www.postgresql.org/docs/current/infoschema-columns.html
 */
final class ColumnTraits {
  /** The built-in types that the information schema calls by these names. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "bigint",
          "bit",
          "boolean",
          "bytea",
          "character",
          "character varying",
          "date",
          "double precision",
          "inet",
          "integer",
          "interval",
          "json",
          "jsonb",
          "money",
          "numeric",
          "point",
          "real",
          "smallint",
          "text",
          "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone",
          "tsvector",
          "uuid",
          "xml");

  private ColumnTraits() {}

  static Ternary hold(Catalog catalog, Column column, Trait trait) {
    List<String> values = trait.values();
    return switch (trait.column()) {
      case "is_nullable" -> nullable(column, values, "NO", "YES");
      case "attnotnull" -> nullable(column, values, "true", "false");
      case "data_type" -> isOfType(catalog, column, values);
      default -> Ternary.UNKNOWN;
    };
  }

  private static Ternary nullable(Column column, List<String> values, String not, String yes) {
    Ternary found = Ternary.NO;
    found = values.contains(not) ? found.or(column.notNull()) : found;
    return values.contains(yes) ? found.or(column.notNull().not()) : found;
  }

  private static Ternary isOfType(Catalog catalog, Column column, List<String> values) {
    Optional<String> type =
        column.type().filter(t -> t.schema().isEmpty()).flatMap(t -> shown(catalog, t));
    return type.map(t -> Ternary.of(values.contains(t))).orElse(Ternary.UNKNOWN);
  }

  /**
   * What the information schema calls the type; unknown for one that is neither built in nor made.
   */
  private static Optional<String> shown(Catalog catalog, TypeName type) {
    if (type.dimensions() > 0) {
      return Optional.of("ARRAY");
    }
    String written = TypeName.of(type.name()).sql();
    String name = written.equals("bpchar") ? "character" : written;
    return BUILT_IN.contains(name) && catalog.domains(type).isEmpty()
        ? Optional.of(name)
        : Optional.empty();
  }
}
