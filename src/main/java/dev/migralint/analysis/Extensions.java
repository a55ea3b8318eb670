package dev.migralint.analysis;

import java.util.Set;

/** Which extensions make relations that no migration tells of. */
final class Extensions {
  /**
   * Extensions that make no relation, or those in schemas of their own and with names that begin
   * with {@code pg_} alone.
   */
  private static final Set<String> WITHOUT_RELATIONS =
      Set.of(
          "amcheck",
          "btree_gin",
          "btree_gist",
          "citext",
          "cube",
          "dblink",
          "dict_int",
          "earthdistance",
          "file_fdw",
          "fuzzystrmatch",
          "hstore",
          "http",
          "hypopg",
          "index_advisor",
          "insert_username",
          "intarray",
          "isn",
          "lo",
          "ltree",
          "moddatetime",
          "pageinspect",
          "pg_bigm",
          "pg_buffercache",
          "pg_cron",
          "pg_graphql",
          "pg_net",
          "pg_prewarm",
          "pg_stat_statements",
          "pg_trgm",
          "pg_uuidv7",
          "pgaudit",
          "pgcrypto",
          "pgjwt",
          "pgroonga",
          "pgsodium",
          "pgstattuple",
          "plpgsql",
          "plv8",
          "postgres_fdw",
          "rum",
          "seg",
          "sslinfo",
          "supabase_vault",
          "tablefunc",
          "tcn",
          "timescaledb",
          "tsm_system_rows",
          "tsm_system_time",
          "unaccent",
          "uuid-ossp",
          "vector");

  private Extensions() {}

  /** Whether it may make relations in a schema of the migrations'. */
  static boolean mayMakeRelations(String extension) {
    return !WITHOUT_RELATIONS.contains(extension);
  }
}
