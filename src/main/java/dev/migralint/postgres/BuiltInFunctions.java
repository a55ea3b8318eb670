package dev.migralint.postgres;

import java.util.Optional;

/**
 * The functions and aggregates of {@code pg_catalog} in all supported versions, from the resource
 * that {@code BuiltInsIT} generates. It is read when the first expression calls a function.
 */
public final class BuiltInFunctions {
  private static final String RESOURCE = "/postgres/functions.tsv";

  private BuiltInFunctions() {}

  private static final class Loaded {
    static final VersionedList LIST = VersionedList.read(RESOURCE);
  }

  /**
   * The volatility of a function that PostgreSQL has; unknown where its overloads or the versions
   * differ. A stable function counts as constant: it is computed once for a statement.
   *
   * @param name in lower case, without its schema
   */
  static Optional<Volatility> volatility(String name) {
    Optional<String> letters = Loaded.LIST.letters(name);
    if (letters.isEmpty()) {
      return Optional.empty();
    }
    boolean isVolatile = letters.get().contains("v");
    boolean isConstant = letters.get().contains("i") || letters.get().contains("s");
    if (letters.get().contains("?") || isVolatile == isConstant) {
      return Optional.of(Volatility.UNKNOWN);
    }
    return Optional.of(isVolatile ? Volatility.VOLATILE : Volatility.CONSTANT);
  }

  /**
   * Whether any supported version has such a function or aggregate.
   *
   * @param name in lower case, without its schema
   */
  public static boolean has(String name) {
    return Loaded.LIST.letters(name).isPresent();
  }
}
