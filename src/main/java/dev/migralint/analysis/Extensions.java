package dev.migralint.analysis;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which relations, types and functions extensions make, which no migration tells of. */
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

  /** The types that widespread extensions make; those who install them by hand have them too. */
  private static final Map<String, Set<String>> TYPES =
      Map.ofEntries(
          Map.entry("btree_gin", Set.of()),
          Map.entry("btree_gist", Set.of()),
          Map.entry("citext", Set.of("citext")),
          Map.entry("fuzzystrmatch", Set.of()),
          Map.entry("hstore", Set.of("hstore", "ghstore")),
          Map.entry("ltree", Set.of("ltree", "lquery", "ltxtquery", "ltree_gist")),
          Map.entry("moddatetime", Set.of()),
          Map.entry("pg_stat_statements", Set.of()),
          Map.entry("pg_trgm", Set.of("gtrgm")),
          Map.entry("pgcrypto", Set.of()),
          Map.entry("plpgsql", Set.of()),
          Map.entry("unaccent", Set.of()),
          Map.entry("uuid-ossp", Set.of()),
          Map.entry("vector", Set.of("vector", "halfvec", "sparsevec")));

  /** Types of other extensions that are often installed by hand. */
  private static final Set<String> OTHER_TYPES =
      Set.of(
          "box2d",
          "box3d",
          "cube",
          "earth",
          "geography",
          "geometry",
          "h3index",
          "isbn",
          "isbn13",
          "lo",
          "raster",
          "seg",
          "semver",
          "ulid",
          "uint256");

  /** Extensions of which the pattern below holds all functions that anyone calls. */
  private static final Set<String> FEW_FUNCTIONS =
      Set.of(
          "btree_gin",
          "btree_gist",
          "moddatetime",
          "pg_stat_statements",
          "pgcrypto",
          "plpgsql",
          "uuid-ossp");

  private static final Pattern FUNCTIONS =
      Pattern.compile(
          "uuid_(generate_|ns_|nil|to_bin).*|st_.*|_st_.*|pgp_.*|(raw_)?encrypt(_iv)?|(raw_)?decrypt(_iv)?|h3_.*|gbt?_.*|gin_.*"
              + "|digest|hmac|crypt|gen_salt|gen_random_(uuid|bytes)|armor|dearmor|fips_mode|citext.*"
              + "|(strict_)?word_similarity.*|similarity.*|show_(trgm|limit)|set_limit|unaccent"
              + "|levenshtein.*|soundex|difference|dmetaphone.*|metaphone|daitch_mokotoff"
              + "|moddatetime|sign|verify|url_(en|de)code|algorithm_sign|try_cast_double"
              + "|hstore.*|akeys|avals|skeys|svals|each|exist|defined|populate_record|delete"
              + "|ltree.*|subltree|subpath|nlevel|index|lca|text2ltree|l2_.*|cosine_distance"
              + "|inner_product|vector.*|halfvec.*|sparsevec.*|l1_distance|hamming_distance"
              + "|jaccard_distance|binary_quantize|subvector|crosstab.*|normal_rand|connectby"
              + "|earth.*|ll_to_earth|dblink.*|.*_dist|autoinc|insert_username|refint|http.*"
              + "|time_bucket.*|.*_job|create_hypertable|drop_chunks|show_chunks|.*_policy");

  private Extensions() {}

  /** Whether all types that these extensions make are known. */
  static boolean areTypesKnown(Set<String> extensions) {
    return TYPES.keySet().containsAll(extensions);
  }

  /** Whether an extension, of the history or installed by hand, may make a type of that name. */
  static boolean mayMakeType(String type) {
    return OTHER_TYPES.contains(type)
        || TYPES.values().stream().anyMatch(types -> types.contains(type));
  }

  /** Whether one of these extensions may make such an operator for PostgreSQL's own types. */
  static boolean mayMakeOperator(Set<String> extensions, String symbol) {
    return !areTypesKnown(extensions)
        || (extensions.contains("pg_trgm") && symbol.equals("%"))
        || (extensions.contains("hstore") && symbol.equals("#="));
  }

  /** Whether the names of all functions that these extensions make are known. */
  static boolean areFunctionsKnown(Set<String> extensions) {
    return FEW_FUNCTIONS.containsAll(extensions);
  }

  /** Whether an extension, of the history or installed by hand, may make such a function. */
  static boolean mayMakeFunction(String function) {
    return FUNCTIONS.matcher(function).matches();
  }

  /** Whether it may make relations in a schema of the migrations'. */
  static boolean mayMakeRelations(String extension) {
    return !WITHOUT_RELATIONS.contains(extension);
  }
}
