package dev.migralint.policy;

import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.RuleOverride;
import dev.migralint.settings.RuleSetting;
import dev.migralint.settings.Settings;
import dev.migralint.settings.Settings.Level;
import dev.migralint.settings.Settings.Lock;
import dev.migralint.settings.SizeSettings;
import dev.migralint.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Holds a repository's settings to what the organization's lock. */
public final class Locks {
  private final Settings organization;
  private final Settings both;
  private final Set<String> held = new LinkedHashSet<>();
  private final List<String> notes = new ArrayList<>();

  private Locks(Settings organization, Settings both) {
    this.organization = organization;
    this.both = both;
  }

  /**
   * Settings in which every locked key is as strict as the organization's.
   *
   * @param notes what of the repository's settings has no effect
   */
  public record Held(Settings settings, List<String> notes) {}

  /**
   * Takes back what is locked and less strict than the organization's.
   *
   * @param book the rules with the organization's options
   * @param both the policy of the repository's settings on top of the organization's
   */
  public static Held hold(Settings organization, RuleBook book, Policy both) {
    Locks locks = new Locks(organization, both.settings());
    if (!organization.locks().isEmpty()) {
      locks.find(book, both);
    }
    return new Held(locks.held.isEmpty() ? both.settings() : locks.settings(), locks.notes);
  }

  private void find(RuleBook book, Policy policy) {
    Policy below = new Policy(organization, book, policy.baseline());
    for (Loosening loosening : Loosenings.between(below, policy)) {
      Optional<Lock> lock =
          organization.locks().stream().filter(l -> l.covers(loosening.key())).findFirst();
      if (lock.isPresent()) {
        held.add(loosening.key());
        String where = loosening.passage().map(Locks::place).orElse("a key of the settings");
        notes.add(
            where
                + " has no effect: it "
                + loosening.what()
                + ", and "
                + lock.get().at()
                + " locks `"
                + lock.get().key()
                + "`");
      }
    }
  }

  private static String place(Passage passage) {
    SourceFile file = passage.file();
    var at = file.position(passage.span().start());
    return file.path() + ":" + at.line() + ":" + at.column();
  }

  private Settings settings() {
    return new Settings(
        part("postgres", Settings::postgres),
        part("migrations", Settings::migrations),
        part("exclude", Settings::exclude),
        part("preset", Settings::preset),
        rules(),
        overrides(),
        both.ruleFolders(),
        part("fail-on", Settings::failOn),
        part("base", Settings::base),
        part("search-path", Settings::searchPath),
        part("harness-sets", Settings::harnessSets),
        part("allow", Settings::allow),
        part("since", Settings::since),
        part("baseline", Settings::baseline),
        sizes(),
        both.minVersion(),
        part("policy-from", Settings::policyFrom),
        part("releases", Settings::releases),
        both.locks());
  }

  private <T> T part(String key, Function<Settings, T> part) {
    return part.apply(held.contains(key) ? organization : both);
  }

  private SizeSettings sizes() {
    SizeSettings sizes = part("sizes", Settings::sizes);
    Map<String, SizeSettings.Entry> tables = new LinkedHashMap<>(both.sizes().tables());
    tables.keySet().removeIf(name -> held.contains("tables." + name));
    organization.sizes().tables().forEach(tables::putIfAbsent);
    return new SizeSettings(sizes.file(), sizes.otherwise(), tables);
  }

  /** Of the repository's entries only those rules stay that are not held. */
  private List<RuleOverride> overrides() {
    List<RuleOverride> overrides = new ArrayList<>();
    for (RuleOverride entry : both.overrides()) {
      Map<String, Level> rules = new LinkedHashMap<>(entry.rules());
      if (!organization.overrides().contains(entry)) {
        rules.keySet().removeIf(id -> held.contains("overrides." + id));
      }
      overrides.add(new RuleOverride(entry.path(), entry.table(), rules, entry.at()));
    }
    return overrides;
  }

  private Map<String, RuleSetting> rules() {
    Map<String, RuleSetting> rules = new LinkedHashMap<>(both.rules());
    for (String id : both.rules().keySet()) {
      if (held.contains("rules." + id)) {
        rules.remove(id);
        RuleSetting below = organization.rules().get(id);
        if (below != null) {
          rules.put(id, below);
        }
      }
    }
    return rules;
  }
}
