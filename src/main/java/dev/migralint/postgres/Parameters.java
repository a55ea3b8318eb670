package dev.migralint.postgres;

import dev.migralint.sql.SessionOperation.SetParameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters that a session has set. https://www.postgresql.org/docs/current/sql-set.html
 *
 * @param now what is in force, by lower-case name
 * @param later what will be once the transaction has ended: all but what SET LOCAL set
 */
record Parameters(Map<String, String> now, Map<String, String> later) {
  static final Parameters NONE = new Parameters(Map.of(), Map.of());

  /** The value in force, as it was written; empty where none was set. */
  Optional<String> value(String parameter) {
    return Optional.ofNullable(now.get(parameter));
  }

  Parameters with(SetParameter set) {
    if (set.value().equals("default")) {
      return without(set.parameter());
    }
    Map<String, String> changed = plus(now, set);
    return new Parameters(changed, set.local() ? later : plus(later, set));
  }

  private static Map<String, String> plus(Map<String, String> values, SetParameter set) {
    Map<String, String> more = new HashMap<>(values);
    more.put(set.parameter(), set.value());
    return Map.copyOf(more);
  }

  /** After RESET of one parameter, or of "all". */
  Parameters without(String parameter) {
    return parameter.equals("all")
        ? NONE
        : new Parameters(minus(now, parameter), minus(later, parameter));
  }

  private static Map<String, String> minus(Map<String, String> values, String parameter) {
    Map<String, String> fewer = new HashMap<>(values);
    fewer.remove(parameter);
    return Map.copyOf(fewer);
  }

  /** What is left when the transaction has ended. */
  Parameters afterTransaction() {
    return new Parameters(later, later);
  }
}
