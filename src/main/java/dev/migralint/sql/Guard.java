package dev.migralint.sql;

import java.util.List;
import java.util.Optional;

/** A condition of PL/pgSQL, as far as it asks the system's catalogs what is there. */
public sealed interface Guard {
  /** A condition whose value depends on no catalog. */
  record Known(Ternary holds) implements Guard {
    /** A condition that only the run can decide. */
    public static final Guard UNKNOWN = new Known(Ternary.UNKNOWN);

    /** A condition that is always true. */
    public static final Guard TRUE = new Known(Ternary.YES);
  }

  record Not(Guard guard) implements Guard {}

  record All(List<Guard> guards) implements Guard {}

  record Any(List<Guard> guards) implements Guard {}

  /**
   * Whether a catalog has a row.
   *
   * @param object what is asked for
   * @param catalog the catalog or the view of the information schema: "pg_class", "columns"
   * @param place in which schemas
   * @param schema the one schema, where there is one
   * @param table the relation, or what the column, constraint or trigger belongs to, for a value of
   *     an enum its type
   * @param name the object that is no relation; empty where any of them will do
   * @param traits what the object must be besides
   * @param exact whether the condition asks for no more than that
   */
  record Exists(
      Sought object,
      String catalog,
      Place place,
      Optional<Name> schema,
      Optional<Name> table,
      Optional<Name> name,
      List<Trait> traits,
      boolean exact)
      implements Guard {}

  /** What is asked for. */
  enum Sought {
    RELATION,
    COLUMN,
    CONSTRAINT,
    INDEX,
    TYPE,
    ENUM_VALUE,
    ROUTINE,
    TRIGGER,
    POLICY,
    RULE,
    SCHEMA,
    OTHER
  }

  /** In which schemas an object is looked for. */
  enum Place {
    /** In all. */
    ANYWHERE,
    /** In the one that is named. */
    NAMED,
    /** In the first of the search path. */
    CURRENT,
    /** In those of the search path. */
    SEARCH_PATH
  }

  /**
   * A column of a catalog and the values that it may have.
   *
   * @param column its name: "relkind", "data_type"
   */
  record Trait(String column, List<String> values) {}

  /** The opposite. */
  default Guard not() {
    return new Not(this);
  }
}
