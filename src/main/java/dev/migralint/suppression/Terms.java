package dev.migralint.suppression;

import dev.migralint.settings.RuleSetting;
import dev.migralint.settings.Settings;
import dev.migralint.settings.Until;
import dev.migralint.sql.Ternary;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a suppression needs to count, wherever it is written.
 *
 * @param rules what the settings say about each rule
 * @param names the ids of all rules, present and former, and the present id that each stands for
 * @param today by which suppressions expire
 */
public record Terms(Map<String, RuleSetting> rules, Map<String, String> names, LocalDate today) {
  /** The terms of these settings. */
  public static Terms of(Settings settings, Map<String, String> names, LocalDate today) {
    return new Terms(settings.rules(), names, today);
  }

  /** The present id of a rule that may be written with a former one. */
  String current(String rule) {
    return names.getOrDefault(rule, rule);
  }

  /** Why a suppression does not count: a clause, and what to do about it. */
  record Refusal(String message, String nextStep) {}

  /** Whether the last day of a suppression is over. */
  boolean isOver(Optional<Until> until) {
    return until.filter(day -> day.isOver(today)).isPresent();
  }

  /** Whether nothing may suppress findings of the rule. */
  public boolean forbids(String rule) {
    RuleSetting set = rules.get(rule);
    return set != null && set.forbidsSuppression();
  }

  /** Why a suppression of the rule that gives this reason does not count; empty when it does. */
  Optional<Refusal> refusal(String rule, String reason) {
    RuleSetting set = rules.get(rule);
    if (set == null) {
      return Optional.empty();
    }
    if (set.forbidsSuppression()) {
      return Optional.of(
          new Refusal(
              "`" + rule + "` can't be suppressed (`suppress: never` at " + set.at() + ")",
              "Change the migration."));
    }
    return set.reason()
        .filter(pattern -> pattern.whole().matches(reason) != Ternary.YES)
        .map(
            pattern ->
                new Refusal(
                    "the reason for `"
                        + rule
                        + "` contains no match of "
                        + pattern.written()
                        + " ("
                        + set.at()
                        + ")",
                    "Add it to the reason."));
  }
}
