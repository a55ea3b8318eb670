package dev.migralint.schema;

import dev.migralint.sql.Guard.Exists;
import dev.migralint.sql.Guard.Trait;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What conditions ask of a relation, a column or a constraint besides its name.
 * https://www.postgresql.org/docs/current/catalogs.html,
 * https://www.postgresql.org/docs/current/information-schema.html
 */
final class GuardTraits {
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

  private GuardTraits() {}

  /** Whether the relation is one of them; what was only mentioned is taken for a table. */
  static Ternary fits(Relation relation, Exists asked) {
    Ternary fits = Ternary.of(lists(asked.catalog(), relation.kind()));
    for (Trait trait : asked.traits()) {
      fits = fits.and(fits(relation, trait));
    }
    return relation.origin().isPresent() ? fits : Ternary.UNKNOWN;
  }

  private static boolean lists(String catalog, Relation.Kind kind) {
    return switch (catalog) {
      case "pg_tables" -> kind == Relation.Kind.TABLE;
      case "pg_views", "views" -> kind == Relation.Kind.VIEW;
      case "pg_matviews" -> kind == Relation.Kind.MATERIALIZED_VIEW;
      case "pg_sequences", "sequences" -> kind == Relation.Kind.SEQUENCE;
      case "pg_stat_user_tables" ->
          kind == Relation.Kind.TABLE || kind == Relation.Kind.MATERIALIZED_VIEW;
      case "tables" ->
          switch (kind) {
            case TABLE, FOREIGN_TABLE, VIEW -> true;
            case MATERIALIZED_VIEW, SEQUENCE -> false;
          };
      default -> true;
    };
  }

  private static Ternary fits(Relation relation, Trait trait) {
    List<String> values = trait.values();
    return switch (trait.column()) {
      case "relkind" ->
          switch (relation.kind()) {
            case TABLE ->
                values.contains("r") && values.contains("p")
                    ? Ternary.YES
                    : values.contains("p")
                        ? relation.partitioned()
                        : values.contains("r") ? relation.partitioned().not() : Ternary.NO;
            case FOREIGN_TABLE -> Ternary.of(values.contains("f"));
            case VIEW -> Ternary.of(values.contains("v"));
            case MATERIALIZED_VIEW -> Ternary.of(values.contains("m"));
            case SEQUENCE -> Ternary.of(values.contains("S"));
          };
      case "table_type" ->
          switch (relation.kind()) {
            case TABLE ->
                Ternary.of(
                    values.contains(relation.isTemporary() ? "LOCAL TEMPORARY" : "BASE TABLE"));
            case FOREIGN_TABLE -> Ternary.of(values.contains("FOREIGN"));
            case VIEW -> Ternary.of(values.contains("VIEW"));
            case MATERIALIZED_VIEW, SEQUENCE -> Ternary.NO;
          };
      default -> Ternary.UNKNOWN;
    };
  }

  /** Whether an index is one of them. */
  static Ternary fitsIndex(Exists asked) {
    if (!asked.catalog().equals("pg_class")) {
      return Ternary.NO;
    }
    Ternary fits = Ternary.YES;
    for (Trait trait : asked.traits()) {
      boolean kind = trait.values().contains("i") || trait.values().contains("I");
      fits = fits.and(trait.column().equals("relkind") ? Ternary.of(kind) : Ternary.UNKNOWN);
    }
    return fits;
  }

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
    return BUILT_IN.contains(name) && catalog.types().domains(type).isEmpty()
        ? Optional.of(name)
        : Optional.empty();
  }

  static Ternary hold(Constraint constraint, Trait trait) {
    return switch (trait.column()) {
      case "contype" -> Ternary.of(trait.values().contains(letter(constraint.kind())));
      case "constraint_type" -> Ternary.of(trait.values().contains(words(constraint.kind())));
      default -> Ternary.UNKNOWN;
    };
  }

  private static String letter(Constraint.Kind kind) {
    return switch (kind) {
      case PRIMARY_KEY -> "p";
      case UNIQUE -> "u";
      case FOREIGN_KEY -> "f";
      case CHECK -> "c";
      case EXCLUDE -> "x";
      case NOT_NULL -> "n";
    };
  }

  private static String words(Constraint.Kind kind) {
    return switch (kind) {
      case PRIMARY_KEY -> "PRIMARY KEY";
      case UNIQUE -> "UNIQUE";
      case FOREIGN_KEY -> "FOREIGN KEY";
      case CHECK, NOT_NULL -> "CHECK";
      case EXCLUDE -> "EXCLUDE";
    };
  }
}
