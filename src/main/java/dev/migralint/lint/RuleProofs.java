package dev.migralint.lint;

import dev.migralint.postgres.LockMode;
import dev.migralint.rule.Condition;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Rule.Example;
import dev.migralint.rule.Template;
import dev.migralint.rule.Variant;
import dev.migralint.source.Place;
import dev.migralint.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Proves a rule by its own examples, the same for a built-in rule and a team's: the bad ones are
 * found where they are marked, the good ones are not, the safe way is clean, every condition is
 * needed, and no text says what PostgreSQL's effects already say.
 */
public final class RuleProofs {
  private final Rule rule;
  private final List<Rule> book;
  private final List<Problem> problems = new ArrayList<>();

  private RuleProofs(Rule rule, List<Rule> book) {
    this.rule = rule;
    this.book = book;
  }

  /** What does not hold of the rule, among the rules of the book (which it is one of). */
  public static List<Problem> of(Rule rule, List<Rule> book) {
    RuleProofs proofs = new RuleProofs(rule, book);
    rule.bad().forEach(proofs::isFoundWhereItIsMarked);
    rule.good().forEach(proofs::isNotFound);
    rule.bad().forEach(proofs::hasACleanRewrite);
    proofs.statesNoLock();
    proofs.needsEveryCondition();
    return List.copyOf(proofs.problems);
  }

  // 1 and 6: the bad examples

  private void isFoundWhereItIsMarked(Example example) {
    List<Finding> findings = findings(book, example);
    if (findings.size() != 1 || !findings.getFirst().rule().id().equals(rule.id())) {
      fail(
          example,
          "should give exactly one finding of this rule, but gives " + ids(findings) + ".");
      return;
    }
    Finding finding = findings.getFirst();
    String marked = finding.file().text(finding.span());
    if (!example.marks().orElse(marked).equals(marked)) {
      fail(example, "is found at `" + marked + "`, which is not what `marks` says.");
    }
    for (Template template : templates()) {
      for (String fact : template.placeholders()) {
        String nameless = fact.substring(fact.lastIndexOf('.') + 1).replace('-', ' ');
        boolean leftOpen =
            Stream.concat(
                    Stream.of(finding.message()), finding.instead().stream().map(Object::toString))
                .anyMatch(text -> text.contains("<" + nameless + ">"));
        if (leftOpen) {
          fail(example, "leaves the placeholder {" + fact + "} open.");
        }
      }
    }
  }

  private List<Template> templates() {
    List<Template> templates = new ArrayList<>(List.of(rule.message()));
    for (Rule.Step step : rule.rewrite()) {
      templates.add(step.say());
      step.sql().ifPresent(templates::add);
    }
    return templates;
  }

  // 2: the good examples

  private void isNotFound(Example example) {
    if (isFound(book, example)) {
      fail(example, "should give no finding of this rule, but gives one.");
    }
  }

  // 3: the safe way

  private void hasACleanRewrite(Example example) {
    List<Finding> findings = findings(book, example);
    if (findings.isEmpty()) {
      return;
    }
    List<String> steps =
        findings.getFirst().instead().stream().flatMap(step -> step.sql().stream()).toList();
    List<Rule> defaults = book.stream().filter(Rule::enabled).toList();
    List<Finding> found =
        new ExampleRun(defaults, example.postgres()).deploys(example.given(), steps);
    for (Finding finding : found) {
      fail(
          example,
          "has a safe way that is not safe: `"
              + finding.file().text(finding.span())
              + "` gives "
              + finding.rule().id()
              + ".");
    }
  }

  // 4: locks, rewrites and scans come from what PostgreSQL does, not from a rule's text

  private void statesNoLock() {
    List<String> texts = new ArrayList<>(List.of(rule.title(), rule.why()));
    templates().forEach(template -> texts.add(template.source()));
    for (String text : texts) {
      for (LockMode mode : LockMode.values()) {
        boolean stated =
            text.contains(mode.words() + " lock") || text.contains(mode.words() + " on");
        boolean unmistakable = mode.words().contains(" ") && text.contains(mode.words());
        if (stated || unmistakable) {
          problems.add(
              new Problem(
                  rule.source(),
                  "states the lock " + mode.words() + ", which findings show on their own.",
                  "Say who waits instead."));
        }
      }
    }
  }

  // 5: every condition earns its place

  private void needsEveryCondition() {
    for (Variant variant : Variant.of(rule.when())) {
      List<Rule> changed = withCondition(variant.condition());
      Predicate<Example> found = example -> isFound(changed, example);
      boolean noticed =
          variant.looser()
              ? rule.good().stream().anyMatch(found)
              : rule.bad().stream().anyMatch(found.negate());
      if (!noticed) {
        problems.add(
            new Problem(
                rule.source(),
                "stays as it is for every example without " + variant.leftOut() + ".",
                variant.looser()
                    ? "Add a good example that only it keeps quiet, or drop it."
                    : "Add a bad example that only it finds, or drop it."));
      }
    }
  }

  private List<Rule> withCondition(Condition condition) {
    Rule changed =
        new Rule(
            rule.id(),
            rule.title(),
            rule.severity(),
            rule.enabled(),
            rule.match(),
            condition,
            rule.message(),
            rule.why(),
            rule.rewrite(),
            rule.bad(),
            rule.good(),
            rule.links(),
            rule.source());
    return book.stream().map(other -> other.id().equals(rule.id()) ? changed : other).toList();
  }

  // Running examples

  private boolean isFound(List<Rule> rules, Example example) {
    return findings(rules, example).stream().anyMatch(f -> f.rule().id().equals(rule.id()));
  }

  private static List<Finding> findings(List<Rule> rules, Example example) {
    return new ExampleRun(rules, example.postgres())
        .change(example.given(), example.sql(), example.layout()).stream()
            .filter(finding -> finding.allowed().isEmpty())
            .toList();
  }

  private static String ids(List<Finding> findings) {
    return findings.isEmpty()
        ? "none"
        : String.join(", ", findings.stream().map(finding -> finding.rule().id()).toList());
  }

  private void fail(Example example, String what) {
    Place place = new Place(rule.source(), example.at());
    String message = "the example \"" + example.name() + "\" " + what;
    problems.add(new Problem(place, message, "Correct the example or the rule."));
  }
}
