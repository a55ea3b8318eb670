package dev.migralint.report;

import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A rule's page: what {@code explain} prints, SARIF viewers show and {@code rules/README.md} holds.
 */
public final class RulePage {
  private RulePage() {}

  /** The page as Markdown; nothing in it can break out into HTML. */
  public static String markdown(Rule rule) {
    return MarkdownPage.render(blocks(rule), 0);
  }

  /** The page for a terminal; nothing in it can move the cursor or hide text. */
  public static String text(Rule rule) {
    return TextPage.render(blocks(rule));
  }

  /**
   * The page of all rules, as it stands beside their files: a table that links each id to its
   * {@code .yml}, then every rule's own page.
   */
  public static String index(List<Rule> rules) {
    StringBuilder page = new StringBuilder("# Rules\n\n");
    page.append("Written by `migralint rules --markdown` from the files in this folder.\n\n");
    page.append("| rule | severity | what it is about |\n| --- | --- | --- |\n");
    for (Rule rule : rules) {
      String id = MarkdownPage.escape(rule.id());
      String file = Uri.path(rule.id() + ".yml");
      page.append("| [").append(id).append("](").append(file).append(") | ");
      page.append(severity(rule)).append(" | ");
      page.append(MarkdownPage.escape(rule.title())).append(" |\n");
    }
    for (Rule rule : rules) {
      page.append('\n').append(MarkdownPage.render(blocks(rule), 1));
    }
    return page.toString();
  }

  private static String severity(Rule rule) {
    return rule.severities().entrySet().stream()
        .map(
            entry ->
                entry.getValue().word()
                    + (entry.getKey() == Preset.RECOMMENDED
                        ? ""
                        : " with preset " + entry.getKey().word()))
        .collect(Collectors.joining(", "));
  }

  private static List<Block> blocks(Rule rule) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, rule.title()));
    blocks.add(new Block.Label(rule.id(), severity(rule)));
    blocks.add(new Block.Prose(rule.why()));
    blocks.add(new Block.Heading(2, "What it says"));
    blocks.add(new Block.Quote(rule.message().source()));
    examples(blocks, "What it reports", rule.bad());
    steps(blocks, rule.rewrite());
    examples(blocks, "What it leaves alone", rule.good());
    switching(blocks, rule);
    if (!rule.links().isEmpty()) {
      blocks.add(new Block.Heading(2, "Further reading"));
      rule.links().forEach(link -> blocks.add(new Block.Link(link)));
    }
    return blocks;
  }

  private static void examples(List<Block> blocks, String heading, List<Rule.Example> examples) {
    if (examples.isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading(2, heading));
    for (Rule.Example example : examples) {
      String server = example.postgres().map(version -> ", PostgreSQL " + version).orElse("");
      String runner = example.layout().map(layout -> ", run by " + layout).orElse("");
      blocks.add(new Block.Words(asSentence(example.name()) + server + runner + ":"));
      List<String> sql = new ArrayList<>();
      example.given().forEach(given -> sql.add("-- before\n" + given.strip()));
      String label =
          example.given().isEmpty() && example.sql().size() == 1 ? "" : "-- the change\n";
      example.sql().forEach(change -> sql.add(label + change.strip()));
      example.before().forEach((path, text) -> sql.add("-- before: " + path + "\n" + text.strip()));
      example.after().forEach((path, text) -> sql.add("-- after: " + path + "\n" + text.strip()));
      blocks.add(new Block.Code("sql", String.join("\n\n", sql)));
    }
  }

  private static String asSentence(String words) {
    int first = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
    return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
  }

  private static void steps(List<Block> blocks, List<Rule.Step> rewrite) {
    if (rewrite.isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading(2, "The safe way"));
    for (int i = 0; i < rewrite.size(); i++) {
      Rule.Step step = rewrite.get(i);
      blocks.add(new Block.Step(i + 1, step.say().source(), step.sql().map(Template::source)));
    }
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
        new Block.Words(
            "Everywhere, in .migralint.yml: error, warning, note, or off to hear nothing:"));
    blocks.add(new Block.Code("yaml", "rules:\n  " + rule.id() + ": off"));
  }
}
