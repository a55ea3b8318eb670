package dev.migralint.builtin;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of the functions of {@code pg_catalog}, from a resource that {@code BuiltInsIT}
 * generates; those that only operators call are left out. It is read when the first call is
 * resolved.
 */
public final class BuiltInSignatures {
  private BuiltInSignatures() {}

  private static final class Loaded {
    static final VersionedList LIST = VersionedList.read("/postgres/signatures.tsv");
  }

  /**
   * A function as it can be called.
   *
   * @param types the types of its parameters, by their internal names; arrays begin with an
   *     underscore
   * @param least how many arguments it needs
   * @param variadic whether the last parameter takes any number of arguments
   * @param result the type of its result, where {@link BuiltInOperators#TYPES} has it
   */
  public record Candidate(
      List<String> types, int least, boolean variadic, Optional<String> result) {}

  /** All functions of that name that a server of the version has; the name is in lower case. */
  public static List<Candidate> of(String name, int version) {
    return Loaded.LIST.startingWith(name + " ").stream()
        .flatMap(
            key ->
                Loaded.LIST
                    .letter(key, version)
                    .map(letter -> read(key.split(" ", -1), letter))
                    .stream())
        .toList();
  }

  /** {@code name least types}, where a V before the number says that the last one is variadic. */
  private static Candidate read(String[] words, char letter) {
    boolean variadic = words[1].startsWith("V");
    List<String> types = words[2].isEmpty() ? List.of() : List.of(words[2].split(",", -1));
    return new Candidate(
        types,
        Integer.parseInt(variadic ? words[1].substring(1) : words[1]),
        variadic,
        BuiltInOperators.type(letter));
  }
}
