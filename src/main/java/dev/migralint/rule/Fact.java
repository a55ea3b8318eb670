package dev.migralint.rule;

import java.util.List;

/** What a fact is at one site. */
public sealed interface Fact {
  /**
   * One word, several (each element of a list), or none where the fact has no object here.
   *
   * @param words as rules write them: {@code materialized-view}
   * @param printed as messages print them: "materialized view"
   */
  record Words(List<String> words, List<String> printed) implements Fact {
    /** Words that messages print as rules write them. */
    public Words(List<String> words) {
      this(words, words);
    }
  }

  /** Nothing says. */
  record Unknown() implements Fact {}

  /** A list whose elements have facts of their own ("locks", each with "mode" and "table.born"). */
  record Elements(List<Facts> elements) implements Fact {}

  /** The unknown fact. */
  Fact UNKNOWN = new Unknown();

  /** A fact with exactly one word. */
  static Fact of(String word) {
    return new Words(List.of(word));
  }

  /** {@code yes} or {@code no}. */
  static Fact of(boolean holds) {
    return of(holds ? "yes" : "no");
  }
}
