package dev.migralint.rule;

import dev.migralint.rule.Condition.Test;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.function.Function;

/**
 * Evaluates conditions.
 *
 * <ul>
 *   <li>An unknown fact makes its test unknown, and {@code not} leaves it so. Only {@code unknown}
 *       in a list of words asks about the knowledge itself, which is always decided: {@code [no,
 *       unknown]} holds for an unknown fact, {@code not: [no, unknown]} and {@code not: unknown} do
 *       not.
 *   <li>A fact with several words passes if any does; {@code not} then means none. The word {@code
 *       unknown} among them is an element that nothing is known of.
 *   <li>A fact without words (there is no such object) passes nothing, so {@code not} holds.
 * </ul>
 */
public final class Conditions {
  /** The word that stands for a fact of which nothing is known. */
  public static final String UNKNOWN = "unknown";

  private Conditions() {}

  /** Whether the condition holds here; facts that cannot change the verdict are not asked for. */
  public static Ternary evaluate(Condition condition, Facts facts) {
    return switch (condition) {
      case Condition.All all -> all(all.parts(), part -> evaluate(part, facts));
      case Condition.Any any -> any(any.parts(), part -> evaluate(part, facts));
      case Condition.Holds holds -> test(holds.test(), facts.fact(holds.fact()));
      case Condition.Some some ->
          switch (facts.fact(some.listFact())) {
            case Fact.Elements list -> any(list.elements(), e -> evaluate(some.element(), e));
            case Fact.Words words -> words.words().isEmpty() ? Ternary.NO : Ternary.UNKNOWN;
            case Fact.Unknown unknown -> Ternary.UNKNOWN;
          };
    };
  }

  private static <T> Ternary all(List<T> parts, Function<T, Ternary> judge) {
    Ternary verdict = Ternary.YES;
    for (T part : parts) {
      verdict = verdict.and(judge.apply(part));
      if (verdict == Ternary.NO) {
        break;
      }
    }
    return verdict;
  }

  private static <T> Ternary any(List<T> parts, Function<T, Ternary> judge) {
    Ternary verdict = Ternary.NO;
    for (T part : parts) {
      verdict = verdict.or(judge.apply(part));
      if (verdict == Ternary.YES) {
        break;
      }
    }
    return verdict;
  }

  private static Ternary test(Test test, Fact fact) {
    if (test instanceof Test.Not not) {
      return test(not.test(), fact).not();
    }
    return switch (fact) {
      case Fact.Unknown unknown -> word(test, UNKNOWN);
      case Fact.Words words -> any(words.words(), word -> word(test, word));
      case Fact.Elements list -> list.elements().isEmpty() ? Ternary.NO : Ternary.UNKNOWN;
    };
  }

  private static Ternary word(Test test, String word) {
    if (test instanceof Test.In in && in.words().contains(word)) {
      return Ternary.YES;
    }
    if (word.equals(UNKNOWN)) {
      return Ternary.UNKNOWN;
    }
    return switch (test) {
      case Test.In in -> Ternary.NO;
      case Test.Not not -> word(not.test(), word).not();
      case Test.AtLeast least -> compare(word, least.word(), least.order(), 1);
      case Test.AtMost most -> compare(word, most.word(), most.order(), -1);
      case Test.Matches matches -> matches.pattern().matches(word);
    };
  }

  /** Whether the word equals the bound or lies on the side of the sign; unknown off the scale. */
  private static Ternary compare(String word, String bound, List<String> order, int sign) {
    if (!order.isEmpty()) {
      int place = order.indexOf(word);
      return place < 0 ? Ternary.UNKNOWN : side(place, order.indexOf(bound), sign);
    }
    try {
      return side(Long.parseLong(word), Long.parseLong(bound), sign);
    } catch (NumberFormatException notANumber) {
      return Ternary.UNKNOWN;
    }
  }

  private static Ternary side(long value, long bound, int sign) {
    return Ternary.of(Long.compare(value, bound) * sign >= 0);
  }
}
