package dev.migralint.rule;

import java.util.List;

/**
 * One word of the rule language.
 *
 * @param name as rule files write it ("table.born")
 * @param sentence what it says
 * @param values what it can be
 */
public record FactKind(String name, String sentence, Values values) {

  /** The values that a fact can take. {@code unknown} may always be listed as well. */
  public sealed interface Values {
    /** One of a closed list of words; in ascending order where the order means something. */
    record Words(List<String> words, boolean ordered) implements Values {}

    /** A whole number. */
    record Number() implements Values {}

    /** Any text: a name, a type. */
    record Text() implements Values {}

    /** A list whose elements have these facts. */
    record Elements(List<FactKind> facts) implements Values {}
  }

  /** A fact that is {@code yes} or {@code no}. */
  public static FactKind yesNo(String name, String sentence) {
    return new FactKind(name, sentence, new Values.Words(List.of("yes", "no"), false));
  }
}
