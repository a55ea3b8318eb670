package dev.migralint.policy;

import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.settings.RuleOverride;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SettingsShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Overrides that are new and lower a rule for some files or tables, or raised one and are gone. */
final class LoosenedOverrides {
  private final Policy before;
  private final Policy after;
  private final List<Loosening> found = new ArrayList<>();

  private LoosenedOverrides(Policy before, Policy after) {
    this.before = before;
    this.after = after;
  }

  /**
   * One loosening for each rule of an entry, under the key {@code overrides.ID}; the last first.
   */
  static List<Loosening> between(Policy before, Policy after) {
    LoosenedOverrides overrides = new LoosenedOverrides(before, after);
    List<RuleOverride> old = before.settings().overrides();
    List<RuleOverride> now = after.settings().overrides();
    for (RuleOverride entry : now.reversed()) {
      if (old.stream().noneMatch(entry::says)) {
        Optional<Passage> passage = after.passage(entry.at(), "");
        entry.rules().keySet().forEach(id -> overrides.added(entry, id, passage));
      }
    }
    for (RuleOverride entry : old) {
      if (now.stream().noneMatch(entry::says)) {
        Optional<Passage> passage =
            after.passage(SettingsShape.OVERRIDES, "").or(() -> before.passage(entry.at(), ""));
        entry.rules().keySet().forEach(id -> overrides.removed(entry, id, passage));
      }
    }
    return overrides.found;
  }

  private void added(RuleOverride entry, String id, Optional<Passage> passage) {
    Optional<Rule> rule = before.book().find(id);
    if (rule.isPresent()
        && isLower(level(after, entry, rule.get()), highest(before.settings(), rule.get()))) {
      add(entry, id, "overrides rules for ", passage);
    }
  }

  private void removed(RuleOverride entry, String id, Optional<Passage> passage) {
    Optional<Rule> rule = after.book().find(id);
    if (rule.isPresent()
        && isLower(after.settings().severity(rule.get()), level(before, entry, rule.get()))) {
      add(entry, id, "removes the override for ", passage);
    }
  }

  private static Optional<Severity> level(Policy policy, RuleOverride entry, Rule rule) {
    return policy.settings().severity(rule, entry);
  }

  /** The highest severity that the rule has anywhere. */
  private static Optional<Severity> highest(Settings settings, Rule rule) {
    return Stream.concat(
            settings.severity(rule).stream(),
            settings.overrides().stream()
                .filter(entry -> entry.rules().containsKey(rule.id()))
                .flatMap(entry -> settings.severity(rule, entry).stream()))
        .max(Comparator.naturalOrder());
  }

  private static boolean isLower(Optional<Severity> now, Optional<Severity> old) {
    return old.isPresent() && now.filter(s -> s.compareTo(old.get()) >= 0).isEmpty();
  }

  private void add(RuleOverride entry, String id, String does, Optional<Passage> passage) {
    List<String> where = new ArrayList<>();
    entry.path().ifPresent(glob -> where.add(glob.pattern()));
    entry.table().ifPresent(table -> where.add("table " + table.text()));
    found.add(
        new Loosening(
            SettingsShape.OVERRIDES + "." + id,
            does + String.join(", ", where) + " (" + id + ")",
            passage,
            true,
            (f, left) -> f.rule().id().equals(id) && entry.covers(f.file().path(), f.table())));
  }
}
