package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.proof.ShownFinding;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Rule.Example;
import dev.migralint.rule.read.BuiltInRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule's page: what {@code explain} prints, SARIF viewers show and {@code rules/pages} holds. Its
 * words are those of the real finding in the rule's first bad example.
 */
public final class RulePage {
  private static final int SHOWN_EXAMPLES = 4;

  private RulePage() {}

  /** The page as Markdown; nothing in it can break out into HTML. */
  public static String markdown(Rule rule, Optional<ShownFinding> shown) {
    return MarkdownPage.render(blocks(rule, shown));
  }

  /** The page for a terminal; nothing in it can move the cursor or hide text. */
  public static String text(Rule rule, Optional<ShownFinding> shown, int width) {
    return TextPage.render(blocks(rule, shown), width);
  }

  /**
   * The severity of a rule, with the preset from which on it has it where that is not the first.
   */
  static String severity(Rule rule) {
    return rule.severities().entrySet().stream()
        .map(
            entry ->
                entry.getValue().word()
                    + (entry.getKey() == Preset.RECOMMENDED
                        ? ""
                        : " with preset " + entry.getKey().word()))
        .collect(Collectors.joining(", "));
  }

  private static List<Block> blocks(Rule rule, Optional<ShownFinding> shown) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, rule.title()));
    blocks.add(new Block.Label(rule.id(), severity(rule) + ", " + rule.hazard().word()));
    shown.ifPresent(first -> finding(blocks, first));
    blocks.add(new Block.Heading(2, "Why"));
    blocks.add(new Block.Prose(rule.why()));
    shown.ifPresent(first -> steps(blocks, first.finding().instead()));
    List<Example> others =
        rule.bad().stream()
            .filter(e -> shown.filter(first -> first.example().equals(e)).isEmpty())
            .toList();
    examples(blocks, "Also reported", others, SHOWN_EXAMPLES - 1, rule);
    examples(blocks, "Not reported", rule.good(), SHOWN_EXAMPLES, rule);
    switching(blocks, rule);
    if (!rule.links().isEmpty()) {
      blocks.add(new Block.Heading(2, "Further reading"));
      rule.links().forEach(link -> blocks.add(new Block.Link(link)));
    }
    return blocks;
  }

  private static void finding(List<Block> blocks, ShownFinding shown) {
    blocks.add(new Block.Heading(2, "What it reports"));
    example(blocks, shown.example());
    blocks.add(new Block.Quote(shown.finding().message()));
    Explanation.effects(shown.finding())
        .forEach(line -> blocks.add(new Block.Item(line.label() + ": " + line.words())));
  }

  private static void examples(
      List<Block> blocks, String heading, List<Example> examples, int most, Rule rule) {
    if (examples.isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading(2, heading));
    examples.stream().limit(most).forEach(example -> example(blocks, example));
    int more = examples.size() - most;
    if (more > 0) {
      blocks.add(new Block.Words(more + " more in the rule's file:"));
      blocks.add(new Block.Link(BuiltInRules.address(rule).orElse(rule.source())));
    }
  }

  private static void example(List<Block> blocks, Example example) {
    String server = example.postgres().map(version -> ", PostgreSQL " + version).orElse("");
    String runner = example.layout().map(RulePage::runner).orElse("");
    blocks.add(new Block.Words(asSentence(example.name()) + server + runner + ":"));
    List<String> sql = new ArrayList<>();
    example.given().forEach(given -> sql.add("-- before\n" + given.strip()));
    String label = example.given().isEmpty() && example.sql().size() == 1 ? "" : "-- the change\n";
    example.sql().forEach(change -> sql.add(label + change.strip()));
    example.before().forEach((path, text) -> sql.add("-- before: " + path + "\n" + text.strip()));
    example.after().forEach((path, text) -> sql.add("-- after: " + path + "\n" + text.strip()));
    blocks.add(new Block.Code("sql", String.join("\n\n", sql)));
  }

  private static String runner(String layout) {
    return layout.equals("plain") ? ", migration tool unknown" : ", run by " + layout;
  }

  private static String asSentence(String words) {
    int first = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
    return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
  }

  private static void steps(List<Block> blocks, List<Finding.Advice> steps) {
    if (steps.isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading(2, "The safe way"));
    for (int i = 0; i < steps.size(); i++) {
      blocks.add(new Block.Step(i + 1, sentence(steps.get(i)), steps.get(i).sql()));
    }
  }

  /** A step as a sentence, which ends in a colon where SQL follows. */
  static String sentence(Finding.Advice step) {
    return step.say().strip().replaceAll("[.:]$", "") + (step.sql().isPresent() ? ":" : ".");
  }

  private static void switching(List<Block> blocks, Rule rule) {
    blocks.add(new Block.Heading(2, "Allowing it, or switching it off"));
    if (rule.isOnFiles()) {
      blocks.add(new Block.Words("For one change, in the message of a commit:"));
      blocks.add(new Block.Code("text", "Migralint-Allow: " + rule.id() + " because REASON"));
    } else {
      blocks.add(new Block.Words("For one statement, in a comment before it or at its end:"));
      blocks.add(new Block.Code("sql", "-- migralint:allow " + rule.id() + " because REASON"));
    }
    blocks.add(
        new Block.Words("Everywhere, in .migralint.yml: error, warning, note, or off for none:"));
    blocks.add(new Block.Code("yaml", "rules:\n  " + rule.id() + ": off"));
    if (!rule.options().isEmpty()) {
      blocks.add(new Block.Words("Its options, with the values that hold:"));
      blocks.add(new Block.Code("yaml", options(rule)));
    }
    if (!rule.lifecycle().aliases().isEmpty()) {
      String names = String.join(", ", rule.lifecycle().aliases());
      blocks.add(new Block.Words("Former ids, which stay valid: " + names + "."));
    }
  }

  private static String options(Rule rule) {
    StringBuilder yaml = new StringBuilder("rules:\n  " + rule.id() + ":\n    options:");
    rule.options()
        .forEach(
            (name, words) ->
                yaml.append("\n      ")
                    .append(name)
                    .append(": ")
                    .append(words.size() == 1 ? words.getFirst() : words));
    return yaml.toString();
  }
}
