package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import java.util.List;
import java.util.Optional;

/**
 * What the built-in rules that are on by default find in a change of a file behind earlier files.
 */
final class BuiltInFindings {
  /** The built-in rules that are on by default. */
  static final List<Rule> RECOMMENDED =
      RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book().rules().stream()
          .filter(rule -> rule.severity(Preset.RECOMMENDED).isPresent())
          .toList();

  private BuiltInFindings() {}

  static List<Finding> in(List<String> earlier, String change) {
    return new ExampleRun(RECOMMENDED, Optional.empty())
        .change(earlier, List.of(change), Optional.empty());
  }
}
