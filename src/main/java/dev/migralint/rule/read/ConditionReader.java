package dev.migralint.rule.read;

import dev.migralint.pattern.SafePattern;
import dev.migralint.rule.Condition;
import dev.migralint.rule.Condition.Test;
import dev.migralint.rule.Conditions;
import dev.migralint.rule.FactKind;
import dev.migralint.rule.FactKind.Values;
import dev.migralint.source.Position;
import dev.migralint.yaml.Nearest;
import dev.migralint.yaml.Problems;
import dev.migralint.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rule language. A mapping's lines are "and"; {@code any} is a list of mappings of which
 * one must hold; {@code some} asks for one element of a list fact; every other key is a fact, its
 * value a word, a list of words, or a mapping of {@code not}, {@code at-least}, {@code at-most} and
 * {@code matches}. What is wrong is added to the problems and left out of the condition.
 */
final class ConditionReader {
  private static final List<String> TESTS = List.of("not", "at-least", "at-most", "matches");

  private final Problems problems;

  ConditionReader(Problems problems) {
    this.problems = problems;
  }

  /** The condition that all lines of the mapping hold. */
  Condition read(YamlValue value, AllowedFacts facts) {
    if (!(value instanceof YamlValue.Mapping mapping) || mapping.entries().isEmpty()) {
      problems.add(
          value.at(),
          "a condition must be `fact: value` lines.",
          "Write at least one, or remove the key.");
      return Condition.ALWAYS;
    }
    List<Condition> parts = new ArrayList<>();
    for (YamlValue.Entry entry : mapping.entries()) {
      switch (entry.key().text()) {
        case "any" -> parts.add(any(entry, facts));
        case "some" -> some(entry, facts, parts);
        default ->
            facts
                .find(entry.key().text(), entry.key().at(), problems)
                .ifPresent(kind -> fact(kind, entry.value(), parts));
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(List.copyOf(parts));
  }

  private Condition any(YamlValue.Entry entry, AllowedFacts facts) {
    if (!(entry.value() instanceof YamlValue.Sequence groups) || groups.items().size() < 2) {
      problems.add(
          entry.key().at(),
          "`any` must be a list of at least two conditions.",
          "Write them as list items below it.");
      return Condition.ALWAYS;
    }
    return new Condition.Any(groups.items().stream().map(g -> read(g, facts)).toList());
  }

  private void some(YamlValue.Entry entry, AllowedFacts facts, List<Condition> parts) {
    if (!(entry.value() instanceof YamlValue.Mapping lists) || lists.entries().isEmpty()) {
      problems.add(
          entry.key().at(),
          "`some` must name a list fact, with conditions on one of its elements.",
          "Write it as `some: {locks: {mode: …}}`.");
      return;
    }
    for (YamlValue.Entry list : lists.entries()) {
      String name = list.key().text();
      facts
          .find(name, list.key().at(), problems)
          .ifPresent(
              kind -> {
                if (kind.values() instanceof Values.Elements elements) {
                  Condition element = read(list.value(), facts.partsOf(elements));
                  parts.add(new Condition.Some(name, element));
                } else {
                  problems.add(
                      list.key().at(),
                      "`" + name + "` has no parts, so `some` can't look into it.",
                      "Ask for it directly: `" + name + ": …`.");
                }
              });
    }
  }

  private void fact(FactKind kind, YamlValue value, List<Condition> parts) {
    if (kind.values() instanceof Values.Elements) {
      problems.add(
          value.at(),
          "`" + kind.name() + "` is a list whose elements have parts.",
          "Write `some: {" + kind.name() + ": {…}}`.");
    } else if (value instanceof YamlValue.Mapping tests && !tests.entries().isEmpty()) {
      for (YamlValue.Entry entry : tests.entries()) {
        test(kind, entry).ifPresent(t -> parts.add(new Condition.Holds(kind.name(), t)));
      }
    } else {
      test(kind, value).ifPresent(t -> parts.add(new Condition.Holds(kind.name(), t)));
    }
  }

  private Optional<Test> test(FactKind kind, YamlValue value) {
    return switch (value) {
      case YamlValue.Scalar scalar -> word(kind, scalar).map(w -> new Test.In(List.of(w)));
      case YamlValue.Sequence sequence -> words(kind, sequence).map(Test.In::new);
      case YamlValue.Mapping mapping when mapping.entries().size() == 1 ->
          test(kind, mapping.entries().getFirst());
      case YamlValue.Mapping mapping -> {
        problems.add(
            mapping.at(),
            "`not` takes a word, a list of words or one test.",
            "Write one of " + String.join(", ", TESTS.subList(1, TESTS.size())) + ".");
        yield Optional.empty();
      }
    };
  }

  private Optional<Test> test(FactKind kind, YamlValue.Entry entry) {
    YamlValue.Scalar key = entry.key();
    return switch (key.text()) {
      case "not" -> test(kind, entry.value()).map(Test.Not::new);
      case "at-least" -> bound(kind, entry).map(word -> new Test.AtLeast(word, order(kind)));
      case "at-most" -> bound(kind, entry).map(word -> new Test.AtMost(word, order(kind)));
      case "matches" -> matches(kind, entry);
      default -> {
        problems.add(
            key.at(), "there is no test `" + key.text() + "`.", Nearest.hint(key.text(), TESTS));
        yield Optional.empty();
      }
    };
  }

  private Optional<String> bound(FactKind kind, YamlValue.Entry entry) {
    String test = entry.key().text();
    boolean ordered =
        switch (kind.values()) {
          case Values.Words words -> words.ordered();
          case Values.Number number -> true;
          case Values.Text text -> false;
          case Values.Elements elements -> false;
        };
    if (!ordered) {
      return refuse(
          entry.key().at(),
          "`" + kind.name() + "` has no order, so `" + test + "` says nothing.",
          "List the words instead.");
    }
    if (!(entry.value() instanceof YamlValue.Scalar scalar)
        || scalar.text().equals(Conditions.UNKNOWN)) {
      return refuse(
          entry.value().at(), "`" + test + "` takes one word of the order.", "Write one.");
    }
    return word(kind, scalar);
  }

  private Optional<Test> matches(FactKind kind, YamlValue.Entry entry) {
    if (!(kind.values() instanceof Values.Text)) {
      return refuse(
          entry.key().at(),
          "`" + kind.name() + "` is not free text, so `matches` can't look into it.",
          "List the words instead.");
    }
    if (!(entry.value() instanceof YamlValue.Scalar scalar)) {
      return refuse(
          entry.value().at(), "`matches` takes one regular expression.", "Write it in quotes.");
    }
    try {
      return Optional.of(new Test.Matches(SafePattern.parse(scalar.text())));
    } catch (IllegalArgumentException wrong) {
      return refuse(
          scalar.at(),
          "`"
              + scalar.text()
              + "` is not a regular expression that can be used: "
              + wrong.getMessage()
              + ".",
          "Correct it.");
    }
  }

  private Optional<List<String>> words(FactKind kind, YamlValue.Sequence sequence) {
    List<String> words = new ArrayList<>();
    for (YamlValue item : sequence.items()) {
      if (!(item instanceof YamlValue.Scalar scalar)) {
        return refuse(item.at(), "a list of values holds only words.", "Write words.");
      }
      Optional<String> word = word(kind, scalar);
      if (word.isEmpty()) {
        return Optional.empty();
      }
      if (words.contains(scalar.text())) {
        return refuse(item.at(), "`" + scalar.text() + "` is listed twice.", "Keep one of them.");
      }
      words.add(scalar.text());
    }
    if (words.isEmpty()) {
      return refuse(sequence.at(), "an empty list never holds.", "List at least one word.");
    }
    return Optional.of(List.copyOf(words));
  }

  private Optional<String> word(FactKind kind, YamlValue.Scalar scalar) {
    String word = scalar.text();
    if (word.equals(Conditions.UNKNOWN)) {
      return Optional.of(word);
    }
    if (word.isBlank()) {
      return refuse(scalar.at(), "`" + kind.name() + "` has no value.", "Write one.");
    }
    return switch (kind.values()) {
      case Values.Words(List<String> words, boolean ordered) when !words.contains(word) ->
          refuse(
              scalar.at(),
              "`" + kind.name() + "` is never `" + word + "`.",
              Nearest.hint(word, words));
      case Values.Number number when !word.matches("-?[0-9]{1,15}") ->
          refuse(
              scalar.at(),
              "`" + kind.name() + "` is a whole number, not `" + word + "`.",
              "Write digits only.");
      case Values.Words words -> Optional.of(word);
      case Values.Number number -> Optional.of(word);
      case Values.Text text -> Optional.of(word);
      case Values.Elements elements -> Optional.of(word);
    };
  }

  private static List<String> order(FactKind kind) {
    return kind.values() instanceof Values.Words words ? words.words() : List.of();
  }

  private <T> Optional<T> refuse(Position at, String message, String nextStep) {
    problems.add(at, message, nextStep);
    return Optional.empty();
  }
}
