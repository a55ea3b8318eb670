package dev.migralint.rule;

import dev.migralint.rule.Condition.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A condition with one line, alternative or listed word left out, to prove that it is needed: under
 * a looser condition a good example must start to fail, under a tighter one a bad example must go
 * silent.
 *
 * @param leftOut what is missing, in words
 * @param looser whether it holds more often than the original, else less often
 */
public record Variant(String leftOut, boolean looser, Condition condition) {

  /** Every variant of a condition; none for one that asks nothing. */
  public static List<Variant> of(Condition condition) {
    List<Variant> variants = new ArrayList<>();
    boolean hasLines = condition instanceof Condition.All;
    collect(hasLines ? condition : new Condition.All(List.of(condition)), variants, c -> c);
    return List.copyOf(variants);
  }

  private static void collect(
      Condition condition, List<Variant> variants, UnaryOperator<Condition> whole) {
    switch (condition) {
      case Condition.All all -> {
        List<Condition> parts = all.parts();
        for (int i = 0; i < parts.size(); i++) {
          int at = i;
          Condition rest = new Condition.All(without(parts, i));
          variants.add(new Variant("the line " + name(parts.get(i)), true, whole.apply(rest)));
          collect(
              parts.get(i),
              variants,
              part -> whole.apply(new Condition.All(replaced(parts, at, part))));
        }
      }
      case Condition.Any any -> {
        List<Condition> parts = any.parts();
        for (int i = 0; i < parts.size(); i++) {
          int at = i;
          Condition rest = new Condition.Any(without(parts, i));
          String leftOut = "the alternative " + name(parts.get(i));
          variants.add(new Variant(leftOut, false, whole.apply(rest)));
          collect(
              parts.get(i),
              variants,
              part -> whole.apply(new Condition.Any(replaced(parts, at, part))));
        }
      }
      case Condition.Some some -> {
        Condition element = some.element();
        boolean hasLines = element instanceof Condition.All;
        collect(
            hasLines ? element : new Condition.All(List.of(element)),
            variants,
            inner -> whole.apply(new Condition.Some(some.listFact(), inner)));
      }
      case Condition.Holds holds ->
          words(
              holds.fact(),
              holds.test(),
              false,
              variants,
              test -> whole.apply(new Condition.Holds(holds.fact(), test)));
    }
  }

  private static void words(
      String fact,
      Test test,
      boolean looser,
      List<Variant> variants,
      Function<Test, Condition> whole) {
    switch (test) {
      case Test.In in -> {
        for (int i = 0; i < in.words().size() && in.words().size() > 1; i++) {
          String leftOut = "the word `" + in.words().get(i) + "` of `" + fact + "`";
          Test fewer = new Test.In(without(in.words(), i));
          variants.add(new Variant(leftOut, looser, whole.apply(fewer)));
        }
      }
      case Test.Not not ->
          words(fact, not.test(), !looser, variants, inner -> whole.apply(new Test.Not(inner)));
      case Test.AtLeast least -> {}
      case Test.AtMost most -> {}
      case Test.Matches matches -> {}
    }
  }

  private static String name(Condition condition) {
    return switch (condition) {
      case Condition.All all ->
          String.join(" and ", all.parts().stream().map(Variant::name).toList());
      case Condition.Any any -> "`any`";
      case Condition.Some some -> "`some: " + some.listFact() + "`";
      case Condition.Holds holds -> "`" + holds.fact() + "`";
    };
  }

  private static <T> List<T> without(List<T> all, int index) {
    List<T> rest = new ArrayList<>(all);
    rest.remove(index);
    return List.copyOf(rest);
  }

  private static List<Condition> replaced(List<Condition> all, int index, Condition part) {
    List<Condition> parts = new ArrayList<>(all);
    parts.set(index, part);
    return List.copyOf(parts);
  }
}
