package dev.migralint.proof;

import dev.migralint.finding.Finding;
import dev.migralint.postgres.LockMode;
import dev.migralint.rule.OperationKind;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Rule.Example;
import dev.migralint.rule.Template;
import dev.migralint.source.Place;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.read.ScriptReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Proves a rule by its own examples: the bad ones are found where they are marked, the good ones
 * are not, the safe way is clean, every part of it is needed, and no text says what PostgreSQL's
 * effects already say. A built-in rule must hold beside all others, a team's rule alone.
 */
public final class RuleProofs {
  private final Rule rule;
  private final ExampleFindings examples;
  private final List<Problem> problems = new ArrayList<>();

  /** Whether each bad example is found, without which none tells what is idle. */
  private boolean finds = true;

  private RuleProofs(Rule rule, List<Rule> book) {
    this.rule = rule;
    this.examples = new ExampleFindings(book);
  }

  /** What does not hold of a rule by itself: no other rule's finding matters. */
  public static List<Problem> alone(Rule rule) {
    return of(rule, List.of(rule));
  }

  /** What does not hold of the rule, among the rules of the book (which it is one of). */
  public static List<Problem> of(Rule rule, List<Rule> book) {
    RuleProofs proofs = new RuleProofs(rule, book);
    Stream.concat(rule.bad().stream(), rule.good().stream()).forEach(proofs::isUnderstood);
    rule.bad().forEach(proofs::isFoundWhereItIsMarked);
    rule.good().forEach(proofs::isNotFound);
    rule.bad().forEach(proofs::hasACleanRewrite);
    proofs.statesNoLock();
    if (proofs.finds) {
      proofs.needsEveryPart();
    }
    return List.copyOf(proofs.problems);
  }

  // Before an example proves anything, it must be SQL

  private void isUnderstood(Example example) {
    List<String> texts = new ArrayList<>(example.given());
    if (!rule.match().contains("not-understood")) {
      texts.addAll(example.sql());
    }
    texts.stream()
        .filter(text -> !isUnderstood(text))
        .forEach(text -> fail(example, "can't be read: `" + text.strip() + "`."));
  }

  private static boolean isUnderstood(String text) {
    return ScriptReader.read(new SourceFile("example.sql", text)).statements().stream()
        .flatMap(statement -> statement.operations().stream())
        .noneMatch(NotUnderstood.class::isInstance);
  }

  // 1 and 6: the bad examples

  private void isFoundWhereItIsMarked(Example example) {
    List<Finding> findings = examples.all(rule, example);
    if (findings.size() != 1 || !findings.getFirst().rule().id().equals(rule.id())) {
      fail(
          example,
          "should give exactly one finding of this rule, but gives "
              + (findings.isEmpty() ? "none; it has " + operations(example) : ids(findings))
              + ".");
      finds = false;
      return;
    }
    Finding finding = findings.getFirst();
    String marked = finding.file().text(finding.span());
    if (!example.marks().orElse(marked).equals(marked)) {
      fail(example, "is found at `" + marked + "`, which is not what `marks` says.");
    }
    List<String> texts = new ArrayList<>(List.of(finding.message()));
    for (Finding.Advice advice : finding.instead()) {
      texts.add(advice.say());
      advice.sql().ifPresent(texts::add);
    }
    templates().stream()
        .flatMap(template -> template.placeholders().stream())
        .distinct()
        .filter(fact -> isLeftOpen(fact, texts))
        .forEach(fact -> fail(example, "leaves the placeholder {" + fact + "} open."));
  }

  /** Whether a placeholder's stand-in is in the texts, other than where the rule says so itself. */
  private boolean isLeftOpen(String fact, List<String> texts) {
    String name = fact.substring(fact.lastIndexOf('.') + 1).replace('-', ' ');
    boolean says = templates().stream().anyMatch(t -> t.source().contains("the " + name));
    return texts.stream()
        .anyMatch(
            text -> text.contains("<" + name + ">") || (!says && text.contains("the " + name)));
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
    if (!examples.ofRule(rule, example).isEmpty()) {
      fail(example, "should give no finding of this rule, but gives one.");
    }
  }

  // 3: the safe way

  private void hasACleanRewrite(Example example) {
    List<Finding> findings = examples.ofRule(rule, example);
    if (findings.isEmpty()) {
      return;
    }
    List<String> steps =
        findings.getFirst().instead().stream().flatMap(step -> step.sql().stream()).toList();
    steps.stream()
        .filter(step -> !isUnderstood(step))
        .forEach(step -> fail(example, "has a step that can't be read: `" + step.strip() + "`."));
    // What the statements of the example make is not there for the steps; a server tries them.
    List<Finding> found =
        examples.safeWay(rule, example, steps).stream()
            .filter(finding -> finding.sqlstate().isEmpty())
            .toList();
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
        boolean stated = text.contains(mode.sql() + " lock") || text.contains(mode.sql() + " on");
        boolean unmistakable = mode.sql().contains(" ") && text.contains(mode.sql());
        if (stated || unmistakable) {
          problems.add(
              new Problem(
                  rule.source(),
                  "states the lock " + mode.sql() + ", which findings show on their own.",
                  "Say who waits instead."));
        }
      }
    }
  }

  // 5: everything earns its place

  private void needsEveryPart() {
    for (NeededParts.Idle idle : NeededParts.idle(rule, examples)) {
      String message = "gives the same for every example without " + idle.part() + ".";
      problems.add(new Problem(rule.source(), message, idle.nextStep()));
    }
  }

  /** What the change of an example does, in the words of `match`. */
  private static String operations(Example example) {
    List<String> operations =
        example.sql().stream()
            .flatMap(
                text ->
                    ScriptReader.read(new SourceFile("example.sql", text)).statements().stream())
            .flatMap(statement -> statement.operations().stream())
            .map(operation -> "`" + OperationKind.nameOf((Record) operation) + "`")
            .distinct()
            .toList();
    return operations.isEmpty() ? "no operation of SQL" : String.join(", ", operations);
  }

  private static String ids(List<Finding> findings) {
    return String.join(", ", findings.stream().map(finding -> finding.rule().id()).toList());
  }

  private void fail(Example example, String what) {
    Place place = new Place(rule.source(), example.at());
    String message = "the example \"" + example.name() + "\" " + what;
    problems.add(new Problem(place, message, "Correct the example or the rule."));
  }
}
