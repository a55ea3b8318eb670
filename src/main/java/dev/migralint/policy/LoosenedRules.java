package dev.migralint.policy;

import dev.migralint.policy.Loosening.Hides;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.settings.RuleSetting;
import dev.migralint.source.Place;
import dev.migralint.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules that find less, count for less, or are easier to suppress than before. */
final class LoosenedRules {
  private final Policy before;
  private final Policy after;
  private final List<Loosening> found = new ArrayList<>();

  private LoosenedRules(Policy before, Policy after) {
    this.before = before;
    this.after = after;
  }

  static List<Loosening> between(Policy before, Policy after) {
    LoosenedRules rules = new LoosenedRules(before, after);
    for (Rule rule : before.book().rules()) {
      if (before.settings().severity(rule).isPresent()) {
        after
            .book()
            .find(rule.id())
            .ifPresentOrElse(now -> rules.compare(rule, now), () -> rules.removed(rule));
      }
    }
    return rules.found;
  }

  private void removed(Rule rule) {
    add(rule, "removes the rule " + rule.id(), before.passage(top(rule), ""));
  }

  private void compare(Rule rule, Rule now) {
    Optional<Severity> old = before.settings().severity(rule);
    Optional<Severity> severity = after.settings().severity(now);
    if (isByPreset(rule)) {
      severity = old;
    }
    if (severity.isEmpty()) {
      add(rule, "turns off the rule " + rule.id(), passage(now));
    } else if (severity.get().compareTo(old.orElseThrow()) < 0) {
      String from = old.get().word();
      add(
          rule,
          "lowers the rule " + rule.id() + " from " + from + " to " + severity.get().word(),
          passage(now));
    }
    boolean sameTime =
        now.afterChange() == rule.afterChange() && (rule.oncePerFile() || !now.oncePerFile());
    if (!sameTime || !now.when().equals(rule.when()) || !now.match().containsAll(rule.match())) {
      add(rule, "alters what the rule " + rule.id() + " matches", after.passage(top(now), ""));
    }
    Optional<RuleSetting> said = set(before, rule);
    Optional<RuleSetting> says = set(after, rule);
    boolean forbidden = said.filter(RuleSetting::forbidsSuppression).isPresent();
    if (forbidden && says.filter(RuleSetting::forbidsSuppression).isEmpty()) {
      add(rule, "lets suppressions of " + rule.id() + " count", passage(now));
    }
    Optional<RuleSetting.Reason> reason = said.flatMap(RuleSetting::reason);
    if (reason.isPresent() && !says.flatMap(RuleSetting::reason).equals(reason)) {
      add(rule, "alters which reasons suppress " + rule.id(), passage(now));
    }
  }

  /** What a lower preset does to rules that no setting names is one loosening. */
  private boolean isByPreset(Rule rule) {
    return set(before, rule).isEmpty()
        && set(after, rule).isEmpty()
        && after.settings().selection().compareTo(before.settings().selection()) < 0;
  }

  private static Optional<RuleSetting> set(Policy policy, Rule rule) {
    return Optional.ofNullable(policy.settings().rules().get(rule.id()));
  }

  /** Where the settings speak of the rule, else its own file. */
  private Optional<Passage> passage(Rule rule) {
    return set(after, rule)
        .flatMap(s -> after.passage(s.at(), ""))
        .or(() -> set(before, rule).flatMap(s -> before.passage(s.at(), "")))
        .or(() -> after.passage(top(rule), ""));
  }

  private static Place top(Rule rule) {
    return new Place(rule.source(), new Position(1, 1));
  }

  private void add(Rule rule, String what, Optional<Passage> passage) {
    Hides hides = (finding, left) -> finding.rule().id().equals(rule.id());
    found.add(new Loosening("rules." + rule.id(), what, passage, true, hides));
  }
}
