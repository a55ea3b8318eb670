package dev.migralint.truth;

import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.truth.TruthCase.Versions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The examples of the built-in rules as cases. */
final class RuleExamples {
  private RuleExamples() {}

  /** All but those of the rule about statements that a server refuses. */
  static List<TruthCase> all() {
    return rules()
        .filter(rule -> !isRefused(rule))
        .flatMap(
            rule -> Stream.concat(cases(rule, "bad", rule.bad()), cases(rule, "good", rule.good())))
        .toList();
  }

  /** Those that a server refuses, whatever the rows are. */
  static List<TruthCase> refused() {
    return rules()
        .filter(RuleExamples::isRefused)
        .flatMap(rule -> cases(rule, "bad", rule.bad()))
        .toList();
  }

  private static Stream<Rule> rules() {
    return RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book().rules().stream();
  }

  private static boolean isRefused(Rule rule) {
    return rule.id().equals("fails-on-apply");
  }

  private static Stream<TruthCase> cases(Rule rule, String kind, List<Rule.Example> examples) {
    return IntStream.range(0, examples.size()).mapToObj(i -> one(rule, kind, examples.get(i)));
  }

  private static TruthCase one(Rule rule, String kind, Rule.Example example) {
    return new TruthCase(
        rule.source() + ":" + example.at().line(),
        kind + ": " + example.name(),
        example.postgres().map(v -> new Versions(v, v)).orElse(Versions.ALL),
        String.join("\n", example.given()) + "\n",
        String.join("\n", example.sql()),
        Optional.empty(),
        true,
        true,
        Optional.empty());
  }
}
