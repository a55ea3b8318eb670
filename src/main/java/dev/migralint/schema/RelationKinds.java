package dev.migralint.schema;

import dev.migralint.sql.Guard.Exists;
import dev.migralint.sql.Guard.Trait;
import dev.migralint.sql.Ternary;
import java.util.List;

/**
 * The kinds of relation that a catalog lists and that a condition leaves.
 * https://www.postgresql.org/docs/current/catalog-pg-class.html,
 * https://www.postgresql.org/docs/current/infoschema-tables.html
 */
final class RelationKinds {
  private RelationKinds() {}

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
}
