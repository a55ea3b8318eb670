package dev.migralint.schema;

import dev.migralint.sql.Name;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of what no migration makes: PostgreSQL, extensions and migration tools do. */
final class SystemNames {
  private static final Set<String> SCHEMAS =
      Set.of("pg_catalog", "information_schema", "pg_toast", "public");

  /** The views of the information schema that have common names. */
  private static final Set<String> VIEWS =
      Set.of(
          "attributes",
          "character_sets",
          "collations",
          "columns",
          "domains",
          "parameters",
          "routines",
          "schemata",
          "sequences",
          "sql_features",
          "sql_implementation_info",
          "sql_parts",
          "sql_sizing",
          "tables",
          "transforms",
          "triggers",
          "views",
          "check_constraints",
          "constraint_column_usage",
          "constraint_table_usage",
          "key_column_usage",
          "referential_constraints",
          "table_constraints",
          "table_privileges",
          "user_defined_types",
          "user_mappings");

  /** What extensions and migration tools make in the schema of the application. */
  private static final Pattern TOOLS =
      Pattern.compile(
          "schema_migrations?|schema_version|schema_history|flyway_schema_history|_prisma_migrations"
              + "|__diesel_schema_migrations|__drizzle_migrations|goose_db_version|_sqlx_migrations"
              + "|gorp_migrations|pgmigrations|refinery_schema_history|atlas_schema_revisions"
              + "|databasechangelog(lock)?|migrations?|spatial_ref_sys|geometry_columns"
              + "|geography_columns|raster_columns|raster_overviews");

  private static final Set<String> TYPES =
      Set.of(
          "bit",
          "bool",
          "box",
          "bpchar",
          "bytea",
          "char",
          "cid",
          "cidr",
          "circle",
          "date",
          "daterange",
          "datemultirange",
          "float4",
          "float8",
          "inet",
          "int2",
          "int4",
          "int8",
          "int4range",
          "int8range",
          "int4multirange",
          "int8multirange",
          "interval",
          "json",
          "jsonb",
          "jsonpath",
          "line",
          "lseg",
          "macaddr",
          "macaddr8",
          "money",
          "name",
          "numeric",
          "numrange",
          "nummultirange",
          "oid",
          "path",
          "point",
          "polygon",
          "record",
          "refcursor",
          "regclass",
          "regproc",
          "regtype",
          "text",
          "tid",
          "time",
          "timestamp",
          "timestamptz",
          "timetz",
          "trigger",
          "tsquery",
          "tsrange",
          "tstzrange",
          "tsmultirange",
          "tstzmultirange",
          "tsvector",
          "uuid",
          "varbit",
          "varchar",
          "void",
          "xid",
          "xid8",
          "xml");

  private SystemNames() {}

  static boolean isSchema(Name name) {
    return SCHEMAS.contains(name.text());
  }

  static boolean isRelation(Name name) {
    String text = name.text();
    return text.startsWith("pg_") || VIEWS.contains(text) || TOOLS.matcher(text).matches();
  }

  static boolean isType(Name name) {
    return TYPES.contains(name.text()) || isRelation(name);
  }
}
