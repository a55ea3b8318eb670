package dev.migralint.proof;

import dev.migralint.finding.Finding;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Rule.Example;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says about one of its own bad examples, for its page.
 *
 * @param example the first of the examples whose finding has the most steps of the safe way
 * @param finding the finding in it
 */
public record ShownFinding(Example example, Finding finding) {
  private static final int MOST_EXAMPLES = 8;

  /**
   * Lints the first bad examples of a rule.
   *
   * @param book all rules, for a rule that is about the findings of others
   * @return empty where the rule finds nothing in them, which no proven rule does
   */
  public static Optional<ShownFinding> of(Rule rule, List<Rule> book) {
    Optional<ShownFinding> shown = Optional.empty();
    for (Example example : rule.bad().stream().limit(MOST_EXAMPLES).toList()) {
      if (steps(shown) <= rule.rewrite().size()) {
        Optional<ShownFinding> other =
            find(rule, example, book).map(finding -> new ShownFinding(example, finding));
        shown = steps(other) > steps(shown) ? other : shown;
      }
    }
    return shown;
  }

  /** How many steps the finding has, and one for the finding itself. */
  private static int steps(Optional<ShownFinding> shown) {
    return shown.map(s -> s.finding.instead().size() + 1).orElse(0);
  }

  private static Optional<Finding> find(Rule rule, Example example, List<Rule> book) {
    return new ExampleFindings(List.of(rule))
        .ofRule(rule, example).stream()
            .findFirst()
            .or(() -> new ExampleFindings(book).ofRule(rule, example).stream().findFirst());
  }
}
