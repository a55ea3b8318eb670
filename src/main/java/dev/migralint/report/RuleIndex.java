package dev.migralint.report;

import dev.migralint.rule.Hazard;
import dev.migralint.rule.Rule;
import java.util.List;

/** The index of all rules, as it stands beside their pages. */
public final class RuleIndex {
  /** The words by which a generated page is recognized. */
  public static final String GENERATED = "Written by `migralint rules --markdown`";

  private RuleIndex() {}

  /** The index as Markdown: by hazards one line for each rule, which links to its page. */
  public static String of(List<Rule> rules) {
    StringBuilder page = new StringBuilder("# Rules\n\n");
    page.append(GENERATED).append(" from the rule files. [VOCABULARY.md](VOCABULARY.md) lists");
    page.append(" what rules are made of.\n");
    for (Hazard hazard : Hazard.values()) {
      List<Rule> those = rules.stream().filter(rule -> rule.hazard() == hazard).toList();
      if (!those.isEmpty()) {
        page.append("\n## ").append(heading(hazard)).append("\n\n");
        page.append("| rule | severity | what it reports |\n| --- | --- | --- |\n");
        those.forEach(rule -> line(page, rule));
      }
    }
    return page.toString();
  }

  private static void line(StringBuilder page, Rule rule) {
    page.append("| [").append(MarkdownPage.escape(rule.id())).append("](");
    page.append(Uri.path("pages/" + rule.id() + ".md")).append(") | ");
    page.append(RulePage.severity(rule)).append(" | ");
    page.append(MarkdownPage.escape(rule.title())).append(" |\n");
  }

  private static String heading(Hazard hazard) {
    return switch (hazard) {
      case DATA_LOSS -> "Lost data (`data-loss`)";
      case OUTAGE -> "Blocked reads and writes (`outage`)";
      case BROKEN_CLIENTS -> "Queries of a running release that fail (`broken-clients`)";
      case FAILURE -> "Migrations that fail (`failure`)";
      case INTEGRITY -> "Weaker guarantees about rows (`integrity`)";
      case SECURITY -> "Wide privileges and secrets (`security`)";
      case HISTORY -> "Merged, duplicate and missing migrations (`history`)";
      case DESIGN -> "Schema design (`design`)";
      case HYGIENE -> "Transactions and sessions (`hygiene`)";
      case REVIEW -> "What was not reviewed, and suppressions (`review`)";
    };
  }
}
