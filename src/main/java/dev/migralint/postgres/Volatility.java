package dev.migralint.postgres;

import dev.migralint.builtin.BuiltInFunctions;
import dev.migralint.schema.Catalog;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
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

  /** Volatile functions of extensions that defaults use, in whatever schema they are. */
  private static final Set<String> VOLATILE_EXTENSIONS =
      Set.of(
          "gen_random_uuid",
          "gen_random_bytes",
          "gen_salt",
          "uuid_generate_v1",
          "uuid_generate_v1mc",
          "uuid_generate_v4");

  /** Other functions of extensions that defaults use; TRIM is btrim in other words. */
  private static final Set<String> CONSTANT_EXTENSIONS =
      Set.of("digest", "hstore", "trim", "uuid_nil");

  private static final Name SYSTEM = Name.quoted("pg_catalog");

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

  /**
   * The volatility of a default: volatile as soon as one function in it is; unknown when one is
   * neither PostgreSQL's own nor defined in the catalog.
   */
  public static Volatility of(Expression expression, Catalog catalog) {
    Volatility found = CONSTANT;
    for (ObjectName function : Names.functions(expression)) {
      switch (of(function, catalog)) {
        case VOLATILE -> {
          return VOLATILE;
        }
        case UNKNOWN -> found = UNKNOWN;
        case CONSTANT -> {}
      }
    }
    return found;
  }

  private static Volatility of(ObjectName function, Catalog catalog) {
    String name = function.name().text();
    boolean system = function.schema().equals(Optional.of(SYSTEM));
    Optional<String> declared = system ? Optional.empty() : catalog.volatility(function);
    if (declared.isPresent()) {
      return switch (declared.get()) {
        case "volatile" -> VOLATILE;
        case Catalog.OVERLOADED -> UNKNOWN;
        default -> CONSTANT;
      };
    }
    if (VOLATILE_EXTENSIONS.contains(name)) {
      return VOLATILE;
    }
    if (function.schema().isPresent() && !system) {
      return UNKNOWN;
    }
    return BARE.contains(name) || CONSTANT_EXTENSIONS.contains(name) ? CONSTANT : builtIn(name);
  }

  /** Whether each computation gives another value. */
  static boolean isUnique(Expression expression) {
    List<ObjectName> functions = Names.functions(expression);
    return !functions.isEmpty()
        && functions.stream().allMatch(function -> UNIQUE.contains(function.name().text()));
  }

  /** A stable function counts as constant: it is computed once for a statement. */
  private static Volatility builtIn(String name) {
    String letters = BuiltInFunctions.volatilities(name).orElse("?");
    boolean isVolatile = letters.contains("v");
    boolean isConstant = letters.contains("i") || letters.contains("s");
    if (letters.contains("?") || isVolatile == isConstant) {
      return UNKNOWN;
    }
    return isVolatile ? VOLATILE : CONSTANT;
  }
}
