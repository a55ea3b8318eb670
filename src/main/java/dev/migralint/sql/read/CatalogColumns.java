package dev.migralint.sql.read;

import dev.migralint.sql.Guard.Sought;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of the system catalogs and the information schema that name objects. */
final class CatalogColumns {
  /** The schemas that hold them. */
  static final Set<String> SCHEMAS = Set.of("pg_catalog", "information_schema");

  /** What part of an object's name a column holds. */
  enum Part {
    SCHEMA,
    TABLE,
    COLUMN,
    CONSTRAINT,
    INDEX,
    TYPE,
    ENUM_VALUE,
    ROUTINE,
    TRIGGER,
    POLICY,
    RULE,
    OTHER
  }

  /** What a query asks for that names several parts: the first of these. */
  static final List<Sought> FIRST_ASKED =
      List.of(
          Sought.ENUM_VALUE,
          Sought.TRIGGER,
          Sought.POLICY,
          Sought.RULE,
          Sought.CONSTRAINT,
          Sought.INDEX,
          Sought.COLUMN,
          Sought.TYPE,
          Sought.ROUTINE,
          Sought.OTHER);

  private static final Map<String, Part> PARTS =
      Map.ofEntries(
          Map.entry("table_schema", Part.SCHEMA),
          Map.entry("schemaname", Part.SCHEMA),
          Map.entry("constraint_schema", Part.SCHEMA),
          Map.entry("sequence_schema", Part.SCHEMA),
          Map.entry("routine_schema", Part.SCHEMA),
          Map.entry("trigger_schema", Part.SCHEMA),
          Map.entry("event_object_schema", Part.SCHEMA),
          Map.entry("schema_name", Part.SCHEMA),
          Map.entry("nspname", Part.SCHEMA),
          Map.entry("relnamespace", Part.SCHEMA),
          Map.entry("connamespace", Part.SCHEMA),
          Map.entry("typnamespace", Part.SCHEMA),
          Map.entry("pronamespace", Part.SCHEMA),
          Map.entry("table_name", Part.TABLE),
          Map.entry("event_object_table", Part.TABLE),
          Map.entry("tablename", Part.TABLE),
          Map.entry("viewname", Part.TABLE),
          Map.entry("matviewname", Part.TABLE),
          Map.entry("sequencename", Part.TABLE),
          Map.entry("sequence_name", Part.TABLE),
          Map.entry("relname", Part.TABLE),
          Map.entry("attrelid", Part.TABLE),
          Map.entry("conrelid", Part.TABLE),
          Map.entry("tgrelid", Part.TABLE),
          Map.entry("polrelid", Part.TABLE),
          Map.entry("column_name", Part.COLUMN),
          Map.entry("attname", Part.COLUMN),
          Map.entry("constraint_name", Part.CONSTRAINT),
          Map.entry("conname", Part.CONSTRAINT),
          Map.entry("indexname", Part.INDEX),
          Map.entry("typname", Part.TYPE),
          Map.entry("enumtypid", Part.TYPE),
          Map.entry("enumlabel", Part.ENUM_VALUE),
          Map.entry("proname", Part.ROUTINE),
          Map.entry("routine_name", Part.ROUTINE),
          Map.entry("tgname", Part.TRIGGER),
          Map.entry("trigger_name", Part.TRIGGER),
          Map.entry("polname", Part.POLICY),
          Map.entry("policyname", Part.POLICY),
          Map.entry("rulename", Part.RULE),
          Map.entry("extname", Part.OTHER),
          Map.entry("rolname", Part.OTHER),
          Map.entry("oid", Part.OTHER),
          Map.entry("indexrelid", Part.OTHER),
          Map.entry("indrelid", Part.OTHER));

  private static final Set<String> RELATIONS =
      Set.of(
          "pg_class",
          "pg_tables",
          "pg_views",
          "pg_matviews",
          "pg_sequences",
          "pg_stat_user_tables",
          "tables",
          "views",
          "sequences");

  private static final Set<String> OTHERS =
      Set.of(
          "pg_attribute",
          "pg_constraint",
          "pg_indexes",
          "pg_index",
          "pg_type",
          "pg_enum",
          "pg_namespace",
          "pg_proc",
          "pg_trigger",
          "pg_policy",
          "pg_policies",
          "pg_rules",
          "pg_extension",
          "pg_roles",
          "columns",
          "table_constraints",
          "key_column_usage",
          "referential_constraints",
          "check_constraints",
          "triggers",
          "routines",
          "schemata");

  /** The columns whose equality ties rows of two catalogs to one object. */
  private static final Set<Set<String>> TIES = new HashSet<>();

  static {
    for (String reference :
        List.of(
            "relnamespace",
            "connamespace",
            "typnamespace",
            "pronamespace",
            "attrelid",
            "conrelid",
            "tgrelid",
            "polrelid",
            "enumtypid")) {
      TIES.add(Set.of("oid", reference));
    }
    TIES.add(Set.of("indexrelid", "oid"));
    for (String same :
        List.of(
            "table_name",
            "table_schema",
            "constraint_name",
            "constraint_schema",
            "table_catalog")) {
      TIES.add(Set.of(same));
    }
    TIES.add(Set.of("table_schema", "constraint_schema"));
  }

  private CatalogColumns() {}

  static boolean isKnown(String catalog) {
    return RELATIONS.contains(catalog) || OTHERS.contains(catalog);
  }

  static boolean holdsRelations(String catalog) {
    return RELATIONS.contains(catalog);
  }

  static boolean holdsSchemas(String catalog) {
    return catalog.equals("pg_namespace") || catalog.equals("schemata");
  }

  static boolean isKey(String column) {
    return PARTS.containsKey(column);
  }

  static Part part(String column) {
    return PARTS.getOrDefault(column, Part.OTHER);
  }

  static Part partOf(Sought sought) {
    return sought == Sought.RELATION ? Part.TABLE : Part.valueOf(sought.name());
  }

  static boolean isDatabase(String column) {
    return column.endsWith("_catalog");
  }

  /** Whether the equality of these columns means one object. */
  static boolean tie(String one, String other) {
    return TIES.contains(one.equals(other) ? Set.of(one) : Set.of(one, other));
  }
}
