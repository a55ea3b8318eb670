package dev.migralint.report;

import dev.migralint.rule.Rule;
import java.util.List;

/** The index of all rules, as it stands beside their pages. */
public final class RuleIndex {
  /** The sentence by which a generated page is recognized. */
  public static final String GENERATED = "Written by `migralint rules --markdown`";

  private RuleIndex() {}

  /** The index as Markdown: one line for each rule, which links to its page in {@code pages/}. */
  public static String of(List<Rule> rules) {
    StringBuilder page = new StringBuilder("# Rules\n\n");
    page.append(GENERATED).append(" from the files in this folder. [VOCABULARY.md](VOCABULARY.md)");
    page.append(" lists what they are made of.\n\n");
    page.append("| rule | severity | what it reports |\n| --- | --- | --- |\n");
    for (Rule rule : rules) {
      String id = MarkdownPage.escape(rule.id());
      page.append("| [").append(id).append("](").append(Uri.path("pages/" + rule.id() + ".md"));
      page.append(") | ").append(RulePage.severity(rule)).append(" | ");
      page.append(MarkdownPage.escape(rule.title())).append(" |\n");
    }
    return page.toString();
  }
}
