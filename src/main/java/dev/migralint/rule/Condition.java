package dev.migralint.rule;

import dev.migralint.pattern.SafePattern;
import java.util.List;

/** What must hold for a rule to speak: a tree that is evaluated to yes, no or unknown. */
public sealed interface Condition {

  /** Nothing is asked: always yes. */
  Condition ALWAYS = new All(List.of());

  /** Every part holds. */
  record All(List<Condition> parts) implements Condition {}

  /** At least one part holds. */
  record Any(List<Condition> parts) implements Condition {}

  /** A fact passes a test. A fact with several values holds if any of them does. */
  record Holds(String fact, Test test) implements Condition {}

  /** One element of a list fact passes all of the inner conditions, whose facts are its parts. */
  record Some(String listFact, Condition element) implements Condition {}

  /** What one fact is compared with. */
  sealed interface Test {
    /** It equals one of these words; the word {@code unknown} is only matched by being listed. */
    record In(List<String> words) implements Test {}

    /** The inner test does not hold; unknown stays unknown. */
    record Not(Test test) implements Test {}

    /**
     * It is this word or a later one.
     *
     * @param order the fact's words in ascending order (lock modes, severities); empty where they
     *     are whole numbers
     */
    record AtLeast(String word, List<String> order) implements Test {}

    /** It is this word or an earlier one of the same kind of order. */
    record AtMost(String word, List<String> order) implements Test {}

    /** The whole text matches this pattern, which cannot backtrack without bound. */
    record Matches(SafePattern pattern) implements Test {}
  }
}
