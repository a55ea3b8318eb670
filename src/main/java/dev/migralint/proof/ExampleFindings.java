package dev.migralint.proof;

import dev.migralint.finding.Finding;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Rule.Example;
import java.util.List;

/** What a rule's examples give under the rules that are on by default. */
record ExampleFindings(List<Rule> book) {

  /** What all rules that are on find, and the rule itself even where it is off by default. */
  List<Finding> all(Rule rule, Example example) {
    List<Rule> on =
        book.stream()
            .filter(other -> isOn(other) || other.id().equals(rule.id()))
            .map(other -> other.id().equals(rule.id()) ? rule : other)
            .toList();
    ExampleRun run = new ExampleRun(on, example.postgres(), example.sizes());
    return open(
        example.sql().isEmpty()
            ? run.difference(example.before(), example.after())
            : run.change(example.given(), example.sql(), example.layout()));
  }

  /** What a form of a rule of the book finds, whatever it is set to. */
  List<Finding> ofRule(Rule rule, Example example) {
    return all(rule, example).stream().filter(f -> f.rule().id().equals(rule.id())).toList();
  }

  /** What the same rules find in the steps of a safe way, each a deploy of its own. */
  List<Finding> safeWay(Rule rule, Example example, List<String> steps) {
    List<Rule> on =
        book.stream().filter(other -> isOn(other) || other.id().equals(rule.id())).toList();
    return open(
        new ExampleRun(on, example.postgres(), example.sizes()).deploys(example.given(), steps));
  }

  private static boolean isOn(Rule rule) {
    return rule.severity(Preset.RECOMMENDED).isPresent();
  }

  private static List<Finding> open(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.allowed().isEmpty()).toList();
  }
}
