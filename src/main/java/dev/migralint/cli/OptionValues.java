package dev.migralint.cli;

import dev.migralint.rule.Rule;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.RuleSetting;
import dev.migralint.settings.Settings;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives rules the values that settings have for their options.
 *
 * @param own the files of the team's rules
 */
record OptionValues(Rulebooks rules, List<SourceFile> own) {

  /** Problems for options in the settings that their rules do not have. */
  static List<Problem> problems(RuleBook book, Settings settings) {
    List<Problem> problems = new ArrayList<>();
    settings
        .rules()
        .forEach(
            (id, set) -> {
              Rule rule = book.find(id).orElseThrow();
              for (String name : set.options().keySet()) {
                if (!rule.options().containsKey(name)) {
                  String next =
                      rule.options().isEmpty()
                          ? "The rule has no options; remove the key."
                          : Nearest.hint(name, rule.options().keySet());
                  problems.add(
                      new Problem(
                          set.at(), "`" + rule.id() + "` has no option `" + name + "`.", next));
                }
              }
            });
    return problems;
  }

  /**
   * The rules with the options of these settings.
   *
   * @throws Failure (usage) where a rule cannot have such a value
   */
  RuleBook in(RuleBook book, Settings settings) {
    RuleBook with = book;
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, RuleSetting> entry : settings.rules().entrySet()) {
      RuleSetting set = entry.getValue();
      if (!set.options().isEmpty()) {
        RuleBook.Loaded loaded = rules.with(with, entry.getKey(), set.options(), own);
        with = loaded.book();
        loaded.problems().stream()
            .limit(1)
            .map(
                problem ->
                    new Problem(
                        set.at(),
                        "an option of `" + entry.getKey() + "` is invalid: " + problem.message(),
                        problem.nextStep()))
            .forEach(problems::add);
      }
    }
    if (!problems.isEmpty()) {
      throw Failure.usage(problems);
    }
    return with;
  }
}
