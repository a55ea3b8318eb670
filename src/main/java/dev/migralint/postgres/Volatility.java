package dev.migralint.postgres;

import dev.migralint.schema.Catalog;
import dev.migralint.sql.Expression;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.expression.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How often an expression must be computed. A DEFAULT that is volatile is computed for every row
 * that a table holds. https://www.postgresql.org/docs/current/xfunc-volatility.html
 */
public enum Volatility {
  CONSTANT,
  VOLATILE,
  UNKNOWN;

  private static final Set<String> VOLATILE_FUNCTIONS =
      Set.of(
          "clock_timestamp",
          "timeofday",
          "random",
          "random_normal",
          "setseed",
          "nextval",
          "currval",
          "lastval",
          "setval",
          "gen_random_uuid",
          "uuidv4",
          "uuidv7",
          "uuid_generate_v1",
          "uuid_generate_v1mc",
          "uuid_generate_v4",
          "gen_random_bytes",
          "gen_salt",
          "pg_sleep");

  /** What SQL calls without parentheses. */
  private static final Set<String> BARE =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "current_user",
          "session_user",
          "system_user",
          "user",
          "current_role",
          "current_catalog",
          "current_schema");

  private static final Set<String> UNIQUE =
      Set.of("nextval", "gen_random_uuid", "uuidv4", "uuidv7", "uuid_generate_v4");

  /** Built-in functions that are stable or immutable and that defaults use. */
  private static final Set<String> OTHER_FUNCTIONS =
      Set.of(
          "now",
          "transaction_timestamp",
          "statement_timestamp",
          "current_setting",
          "current_database",
          "timezone",
          "date_trunc",
          "date_part",
          "extract",
          "to_char",
          "to_date",
          "to_timestamp",
          "to_number",
          "make_date",
          "make_interval",
          "make_timestamp",
          "make_timestamptz",
          "lower",
          "upper",
          "md5",
          "sha256",
          "digest",
          "encode",
          "decode",
          "concat",
          "concat_ws",
          "format",
          "substring",
          "substr",
          "replace",
          "trim",
          "btrim",
          "ltrim",
          "rtrim",
          "overlay",
          "position",
          "normalize",
          "left",
          "right",
          "lpad",
          "rpad",
          "length",
          "round",
          "floor",
          "ceil",
          "abs",
          "to_json",
          "to_jsonb",
          "jsonb_build_object",
          "jsonb_build_array",
          "json_build_object",
          "json_build_array",
          "array_to_json",
          "array_fill",
          "string_to_array",
          "to_tsvector",
          "int4range",
          "int8range",
          "numrange",
          "tsrange",
          "tstzrange",
          "daterange",
          "point",
          "box",
          "inet_client_addr",
          "uuid_nil",
          "text",
          "date",
          "int4",
          "int8",
          "float8",
          "numeric",
          "bool",
          "hstore");

  /**
   * The volatility of a default: volatile as soon as one function in it is; unknown when one is not
   * PostgreSQL's own (a function that says nothing of itself is volatile).
   */
  public static Volatility of(Expression expression, Catalog catalog) {
    Volatility found = CONSTANT;
    for (ObjectName function : Names.functions(expression)) {
      String name = function.name().text();
      if (VOLATILE_FUNCTIONS.contains(name)) {
        return VOLATILE;
      }
      boolean builtIn = function.schema().map(s -> s.text().equals("pg_catalog")).orElse(true);
      if (!builtIn || !(OTHER_FUNCTIONS.contains(name) || BARE.contains(name))) {
        Optional<String> declared = catalog.volatility(function);
        if (declared.equals(Optional.of("volatile"))) {
          return VOLATILE;
        }
        found = declared.isPresent() ? found : UNKNOWN;
      }
    }
    return found;
  }

  /** Whether each computation gives another value. */
  static boolean isUnique(Expression expression) {
    List<ObjectName> functions = Names.functions(expression);
    return !functions.isEmpty()
        && functions.stream().allMatch(function -> UNIQUE.contains(function.name().text()));
  }
}
