package dev.migralint.builtin;

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
   * The volatility of a function for each version: i(mmutable), s(table), v(olatile), a question
   * mark where its overloads differ, a dash where the version has none; empty where none has it.
   *
   * @param name in lower case, without its schema
   */
  public static Optional<String> volatilities(String name) {
    return Loaded.LIST.letters(name);
  }

  /** The letter of {@link #volatilities} in a version; empty where that has no such function. */
  public static Optional<Character> volatility(String name, int version) {
    return Loaded.LIST.letter(name, version);
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
