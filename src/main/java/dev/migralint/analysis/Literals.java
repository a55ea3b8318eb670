package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.sql.TypeName;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a string constant is a value of a type. */
final class Literals {
  private static final Pattern INTEGER =
      Pattern.compile("(?i)\\s*[+-]?(\\d+|0[xob].*|\\d[\\d_]*)\\s*");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?is)\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?\\s*|.*(inf|nan|_|0[xob]).*");
  private static final Pattern UUID = Pattern.compile("\\s*(\\{?(?:[0-9a-fA-F]{4}-?){8}\\}?)\\s*");
  private static final Pattern BOOLEAN =
      Pattern.compile(
          "(?i)\\s*(t|tr|tru|true|y|ye|yes|on|1|f|fa|fal|fals|false|n|no|of|off|0)\\s*");

  /** Without a digit only what holds one of these words is a date or time. */
  private static final Pattern MOMENT =
      Pattern.compile("(?is).*(\\d|now|today|tomorrow|yesterday|epoch|allballs|infinity).*");

  private static final Pattern ARRAY = Pattern.compile("(?s)\\s*(\\{|\\[[^]]*].*=\\s*\\{).*");

  private static final Pattern JSON = Pattern.compile("(?s)\\s*([\\[{\"0-9-]|true|false|null).*");

  private Literals() {}

  /**
   * Why a constant is no value of a type.
   *
   * @param words what stands behind the constant in a message
   */
  record Fault(String sqlstate, String words) {}

  /** What is wrong with it; empty if nothing is, or that is not known. */
  static Optional<Fault> fault(String value, TypeName type, Known known) {
    if (type.dimensions() > 0) {
      return ARRAY.matcher(value).matches()
          ? Optional.empty()
          : Optional.of(new Fault("22P02", "is no array; an empty one is '{}'"));
    }
    if (type.schema().isPresent() || !BuiltInTypes.has(type.name())) {
      return known
          .catalog()
          .types()
          .sureEnumType(type)
          .filter(labels -> !labels.values().containsKey(value))
          .map(
              labels ->
                  new Fault(
                      "22P02",
                      "is no label of "
                          + type.sql()
                          + " (labels: "
                          + String.join(", ", labels.values().keySet())
                          + ")"));
    }
    Optional<Pattern> pattern =
        switch (type.name()) {
          case "int2", "int4", "int8" -> Optional.of(INTEGER);
          case "numeric", "float4", "float8" -> Optional.of(NUMBER);
          case "uuid" -> Optional.of(UUID);
          case "bool" -> Optional.of(BOOLEAN);
          case "date", "timestamp", "timestamptz" -> Optional.of(MOMENT);
          case "json", "jsonb" -> Optional.of(JSON);
          default -> Optional.empty();
        };
    String sqlstate = pattern.filter(MOMENT::equals).isPresent() ? "22007" : "22P02";
    return pattern
        .filter(form -> !form.matcher(value).matches())
        .map(form -> new Fault(sqlstate, "is no value of type " + type.sql()));
  }
}
