package dev.migralint.proof;

import dev.migralint.rule.Condition;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Rule.Example;
import dev.migralint.rule.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Proves that no part of a rule is idle: without any operation that it matches, line or word of a
 * condition, or step of its safe way, some example comes out otherwise.
 */
final class NeededParts {
  private final Rule rule;
  private final ExampleFindings examples;
  private final List<Idle> idle = new ArrayList<>();

  private NeededParts(Rule rule, ExampleFindings examples) {
    this.rule = rule;
    this.examples = examples;
  }

  /** A part that no example needs, in words, and what to do about it. */
  record Idle(String part, String nextStep) {}

  /** The parts of the rule that none of its examples needs. */
  static List<Idle> idle(Rule rule, ExampleFindings examples) {
    NeededParts parts = new NeededParts(rule, examples);
    parts.matched();
    parts.conditions();
    rule.rewrite().forEach(parts::step);
    return List.copyOf(parts.idle);
  }

  private void matched() {
    for (String operation : rule.match()) {
      List<String> others = rule.match().stream().filter(o -> !o.equals(operation)).toList();
      Rule without = changed(others, rule.when(), rule.rewrite());
      if (rule.bad().stream().allMatch(example -> isFound(without, example))) {
        add("the operation `" + operation + "`", "Add a bad example of it, or match it no longer.");
      }
    }
  }

  private void conditions() {
    for (Variant variant : Variant.of(rule.when())) {
      Rule varied = changed(rule.match(), variant.condition(), rule.rewrite());
      Predicate<Example> found = example -> isFound(varied, example);
      boolean fails =
          variant.looser()
              ? rule.good().stream().anyMatch(found)
              : rule.bad().stream().anyMatch(found.negate());
      if (!fails) {
        add(
            variant.leftOut(),
            variant.looser()
                ? "Add a good example that only it keeps quiet, or drop it."
                : "Add a bad example that only it finds, or drop it.");
      }
    }
  }

  private void step(Rule.Step step) {
    String name = "the step \"" + step.say().source() + "\"";
    if (rule.bad().stream().noneMatch(example -> isShown(step, example))) {
      add(name, "Add a bad example that shows it, or drop it.");
      return;
    }
    for (Variant variant : Variant.of(step.when())) {
      Rule.Step varied = new Rule.Step(variant.condition(), step.say(), step.sql());
      if (rule.bad().stream().allMatch(e -> isShown(step, e) == isShown(varied, e))) {
        add(
            variant.leftOut() + " in " + name,
            variant.looser()
                ? "Add a bad example for which only it hides the step, or drop it."
                : "Add a bad example for which only it shows the step, or drop it.");
      }
    }
  }

  private void add(String part, String nextStep) {
    idle.add(new Idle(part, nextStep));
  }

  private boolean isFound(Rule varied, Example example) {
    return !examples.ofRule(varied, example).isEmpty();
  }

  private boolean isShown(Rule.Step step, Example example) {
    Rule alone = changed(rule.match(), rule.when(), List.of(step));
    return examples.ofRule(alone, example).stream()
        .flatMap(finding -> finding.instead().stream())
        .anyMatch(advice -> !advice.looksForRows());
  }

  private Rule changed(List<String> match, Condition when, List<Rule.Step> rewrite) {
    return new Rule(
        rule.id(),
        rule.title(),
        rule.severities(),
        rule.hazard(),
        match,
        rule.afterChange(),
        rule.oncePerFile(),
        when,
        rule.uses(),
        rule.message(),
        rule.why(),
        rewrite,
        rule.bad(),
        rule.good(),
        rule.links(),
        rule.lifecycle(),
        rule.options(),
        rule.source());
  }
}
