package dev.migralint.settings;

import dev.migralint.rule.Hazard;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.settings.Settings.Level;
import dev.migralint.sizes.SizeClass;
import dev.migralint.sql.ObjectName;
import java.util.Optional;

/** How much findings matter under some settings, each by its place and its tables. */
public record Severities(Settings settings) {

  /**
   * The severity of a finding; empty when its rule is off there. The last override that covers it
   * holds, else what the settings give the rule; only where neither names a severity does the size
   * of the tables decide about an outage.
   *
   * @param path the file with the finding
   * @param object the table or other object that it is about
   * @param size of the tables that it is about
   */
  public Optional<Severity> of(
      Rule rule, String path, Optional<ObjectName> object, SizeClass size) {
    for (RuleOverride override : settings.overrides().reversed()) {
      if (override.rules().containsKey(rule.id()) && override.covers(path, object)) {
        return settings.severity(rule, override);
      }
    }
    return settings.severity(rule).map(severity -> bySize(rule, severity, size));
  }

  /** Whether settings themselves say how much findings of the rule matter there. */
  public boolean isSet(Rule rule, String path, Optional<ObjectName> object) {
    boolean overridden =
        settings.overrides().stream()
            .anyMatch(o -> o.rules().containsKey(rule.id()) && o.covers(path, object));
    RuleSetting setting = settings.rules().get(rule.id());
    return overridden
        || (setting != null && (setting.enforceFrom().isPresent() || setting.setsSeverity()));
  }

  private Severity bySize(Rule rule, Severity severity, SizeClass size) {
    RuleSetting setting = settings.rules().get(rule.id());
    if (rule.hazard() != Hazard.OUTAGE || (setting != null && setting.setsSeverity())) {
      return severity;
    }
    return switch (size) {
      case SMALL -> Severity.NOTE;
      case MEDIUM, UNKNOWN -> severity;
      case LARGE -> setting == null ? Severity.ERROR : setting.enforced(Severity.ERROR);
    };
  }

  /** Whether the rule is on for any file or table. */
  public boolean isOn(Rule rule) {
    return settings.severity(rule).isPresent()
        || settings.overrides().stream()
            .map(override -> override.rules().get(rule.id()))
            .anyMatch(level -> level != null && level != Level.OFF);
  }
}
