package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.BuiltInRules;
import dev.migralint.rule.RuleBook;
import dev.migralint.rule.Vocabulary;
import java.util.List;
import java.util.Optional;

/** What the built-in rules find in a change of a file behind earlier files. */
final class BuiltInFindings {
  private static final RuleBook RULES =
      RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book();

  private BuiltInFindings() {}

  static List<Finding> in(List<String> earlier, String change) {
    return new ExampleRun(RULES.rules(), Optional.empty())
        .change(earlier, List.of(change), Optional.empty());
  }
}
