package dev.migralint.analysis;

import java.util.Map;
import java.util.Optional;

/**
 * The names of errors in WHEN of a PL/pgSQL block, as far as a {@link Rejection} has their codes.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
final class Conditions {
  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry("check_violation", "23514"),
          Map.entry("cannot_coerce", "42846"),
          Map.entry("datatype_mismatch", "42804"),
          Map.entry("dependent_objects_still_exist", "2BP01"),
          Map.entry("duplicate_column", "42701"),
          Map.entry("duplicate_function", "42723"),
          Map.entry("duplicate_object", "42710"),
          Map.entry("duplicate_schema", "42P06"),
          Map.entry("duplicate_table", "42P07"),
          Map.entry("feature_not_supported", "0A000"),
          Map.entry("foreign_key_violation", "23503"),
          Map.entry("invalid_foreign_key", "42830"),
          Map.entry("invalid_object_definition", "42P17"),
          Map.entry("invalid_schema_name", "3F000"),
          Map.entry("invalid_table_definition", "42P16"),
          Map.entry("invalid_text_representation", "22P02"),
          Map.entry("not_null_violation", "23502"),
          Map.entry("undefined_column", "42703"),
          Map.entry("undefined_function", "42883"),
          Map.entry("undefined_object", "42704"),
          Map.entry("undefined_table", "42P01"),
          Map.entry("unique_violation", "23505"),
          Map.entry("wrong_object_type", "42809"));

  private Conditions() {}

  /** The SQLSTATE of a condition, in lower case; empty for those that may be any. */
  static Optional<String> sqlstate(String condition) {
    return Optional.ofNullable(STATES.get(condition));
  }
}
