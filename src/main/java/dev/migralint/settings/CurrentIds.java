package dev.migralint.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Puts the present ids of rules in the place of former ones. */
public final class CurrentIds {
  private CurrentIds() {}

  /**
   * The same settings with present ids; where they speak of a rule by both, what they say by its
   * present id holds.
   *
   * @param current gives the present id of a rule, given any of its ids
   */
  public static Settings in(Settings settings, UnaryOperator<String> current) {
    return new Settings(
        settings.postgres(),
        settings.migrations(),
        settings.exclude(),
        settings.preset(),
        keys(settings.rules(), current),
        settings.overrides().stream()
            .map(o -> new RuleOverride(o.path(), o.table(), keys(o.rules(), current), o.at()))
            .toList(),
        settings.ruleFolders(),
        settings.failOn(),
        settings.base(),
        settings.searchPath(),
        settings.harnessSets(),
        settings.allow().stream()
            .map(
                a ->
                    new Settings.Allow(
                        current.apply(a.rule()),
                        a.path(),
                        a.object(),
                        a.until(),
                        a.because(),
                        a.at()))
            .toList(),
        settings.since(),
        settings.baseline(),
        settings.sizes(),
        settings.minVersion(),
        settings.policyFrom(),
        settings.releases(),
        settings.locks().stream()
            .map(lock -> new Settings.Lock(lock(lock.key(), current), lock.at()))
            .toList());
  }

  /** A setting under a former id holds only where there is none under the present one. */
  private static <T> Map<String, T> keys(Map<String, T> rules, UnaryOperator<String> current) {
    Map<String, T> byId = new LinkedHashMap<>();
    rules.forEach(
        (id, said) -> {
          String now = current.apply(id);
          if (now.equals(id) || !rules.containsKey(now)) {
            byId.put(now, said);
          }
        });
    return byId;
  }

  private static String lock(String key, UnaryOperator<String> current) {
    return key.startsWith(SettingsReader.RULE)
        ? SettingsReader.RULE + current.apply(key.substring(SettingsReader.RULE.length()))
        : key;
  }
}
