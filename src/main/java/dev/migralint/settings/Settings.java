package dev.migralint.settings;

import dev.migralint.layout.Placement;
import dev.migralint.layout.Version;
import dev.migralint.postgres.SupportedVersions;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.source.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one or more settings files say; what they leave out is empty here, and the methods know the
 * defaults.
 *
 * @param postgres the major version of the server
 * @param migrations where migrations are; empty to recognize them
 * @param exclude paths that are no migrations
 * @param preset which built-in rules are on
 * @param rules the settings of rules, by their ids
 * @param overrides what rules are set to for some files or tables; the last one that covers holds
 * @param ruleFolders folders with the team's own rules
 * @param failOn from which severity a run fails
 * @param base the branch that changes are measured from
 * @param searchPath the schemas in which unqualified names are looked up
 * @param harnessSets the parameters that the deploy tool sets for each session
 * @param allow findings that are accepted, with reasons
 * @param since up to where migrations count as deployed and are not judged
 * @param baseline the baseline file, from the root of the repository
 * @param sizes how large tables are
 * @param minVersion the release of migralint that the settings need
 * @param policyFrom whose settings, baseline and own rules judge a change
 * @param releases which tags are releases, as patterns; none if uses in releases are not searched
 * @param locks the keys that settings on top can make stricter only
 */
public record Settings(
    Optional<Integer> postgres,
    List<MigrationFolder> migrations,
    List<Glob> exclude,
    Optional<Preset> preset,
    Map<String, RuleSetting> rules,
    List<RuleOverride> overrides,
    List<RuleFolder> ruleFolders,
    Optional<Threshold> failOn,
    Optional<String> base,
    List<String> searchPath,
    List<String> harnessSets,
    List<Allow> allow,
    Optional<SinceSetting> since,
    Optional<String> baseline,
    SizeSettings sizes,
    Optional<Version> minVersion,
    Optional<PolicyFrom> policyFrom,
    List<String> releases,
    List<Lock> locks) {

  /** No settings at all: every default. */
  public static final Settings NONE =
      new Settings(
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Map.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          SizeSettings.NONE,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  /**
   * A folder of migrations.
   *
   * @param since the last one that counts as deployed, where it is named
   * @param schema the file with the schema to start from
   */
  public record MigrationFolder(
      Placement placement, Optional<SinceSetting> since, Optional<SchemaFile> schema) {}

  /** A file that holds a schema, and where the settings say so. */
  public record SchemaFile(String path, Place at) {}

  /**
   * A version or a revision up to which migrations count as deployed, and where the settings say
   * so.
   */
  public record SinceSetting(String text, Place at) {}

  /** A folder of rules, relative to the root of what the settings file belongs to. */
  public record RuleFolder(String path, Origin origin) {}

  /** A locked key, or {@code rules.ID} for one rule, and where it is locked. */
  public record Lock(String key, Place at) {
    /**
     * Whether it locks the key, or the map that the key is in. A preset and overrides lower rules
     * too, so a lock of the rules holds them.
     */
    public boolean covers(String locked) {
      return locked.equals(key)
          || locked.startsWith(key + ".")
          || (key.equals("rules") && locked.equals(SettingsShape.PRESET))
          || (locked.startsWith(SettingsShape.OVERRIDES + ".")
              && covers("rules" + locked.substring(SettingsShape.OVERRIDES.length())));
    }
  }

  /** Whose settings, baseline and own rules judge a change. */
  public enum PolicyFrom {
    CHANGE,
    BASE;

    /** The word that settings use. */
    public String word() {
      return SettingsShape.word(this);
    }
  }

  /**
   * Findings that are accepted.
   *
   * @param object the table (or other object) they are about; empty for any
   * @param until the last day on which they are; empty for ever
   * @param at where it is written
   */
  public record Allow(
      String rule,
      Glob path,
      Optional<String> object,
      Optional<Until> until,
      String because,
      Place at) {}

  /** Whose settings a file holds. */
  public enum Origin {
    /** {@code .migralint.yml} of the repository under review. */
    REPOSITORY,
    /** A file named with {@code --settings}; its folders are relative to the file's own folder. */
    ORGANIZATION
  }

  /** What a rule is set to. */
  public enum Level {
    OFF,
    NOTE,
    WARNING,
    ERROR,
    ON
  }

  /** From which severity a run fails. */
  public enum Threshold {
    NOTE,
    WARNING,
    ERROR,
    NEVER;

    /** The word that settings use. */
    public String word() {
      return SettingsShape.word(this);
    }

    /** Whether a finding of this severity fails the run. */
    public boolean fails(Severity severity) {
      return switch (this) {
        case NOTE -> true;
        case WARNING -> severity != Severity.NOTE;
        case ERROR -> severity == Severity.ERROR;
        case NEVER -> false;
      };
    }
  }

  /**
   * These settings with those of the repository on top. A single value (postgres, fail-on, base,
   * since, baseline, min-version, policy-from) and the lists migrations, search-path, harness-sets
   * and releases are the repository's where it has them; rules are merged id by id and key by key,
   * sizes and tables key by key, and the repository's win; exclude, overrides, rule-folders and
   * allow hold both, these first. What is locked is not looked at here.
   */
  public Settings overriddenBy(Settings repository) {
    Map<String, RuleSetting> both = new LinkedHashMap<>(rules);
    repository.rules.forEach((id, set) -> both.merge(id, set, (below, above) -> above.over(below)));
    return new Settings(
        repository.postgres.or(() -> postgres),
        repository.migrations.isEmpty() ? migrations : repository.migrations,
        joined(exclude, repository.exclude),
        repository.preset.or(() -> preset),
        both,
        joined(overrides, repository.overrides),
        joined(ruleFolders, repository.ruleFolders),
        repository.failOn.or(() -> failOn),
        repository.base.or(() -> base),
        repository.searchPath.isEmpty() ? searchPath : repository.searchPath,
        repository.harnessSets.isEmpty() ? harnessSets : repository.harnessSets,
        joined(allow, repository.allow),
        repository.since.or(() -> since),
        repository.baseline.or(() -> baseline),
        sizes.overriddenBy(repository.sizes),
        repository.minVersion.or(() -> minVersion),
        repository.policyFrom.or(() -> policyFrom),
        repository.releases.isEmpty() ? releases : repository.releases,
        locks);
  }

  /** The same settings on this day, on which some of them may not be enforced yet. */
  public Settings on(LocalDate today) {
    Map<String, RuleSetting> then = new LinkedHashMap<>();
    rules.forEach((id, set) -> then.put(id, set.on(today)));
    return withRules(then);
  }

  /** The same settings for a server of this version. */
  public Settings withPostgres(Optional<Integer> version) {
    return with(version, rules, searchPath, sizes);
  }

  /** The same settings with these rules set and no others. */
  public Settings withRules(Map<String, RuleSetting> set) {
    return with(postgres, set, searchPath, sizes);
  }

  /** The same settings with other sizes of tables. */
  public Settings withSizes(SizeSettings other) {
    return with(postgres, rules, searchPath, other);
  }

  /** The same settings with another search path. */
  public Settings withSearchPath(List<String> path) {
    return with(postgres, rules, path, sizes);
  }

  private Settings with(
      Optional<Integer> version,
      Map<String, RuleSetting> set,
      List<String> path,
      SizeSettings tables) {
    return new Settings(
        version,
        migrations,
        exclude,
        preset,
        set,
        overrides,
        ruleFolders,
        failOn,
        base,
        path,
        harnessSets,
        allow,
        since,
        baseline,
        tables,
        minVersion,
        policyFrom,
        releases,
        locks);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> joined = new ArrayList<>(first);
    joined.addAll(second);
    return List.copyOf(joined);
  }

  /** The major version that rules are judged for. */
  public int serverVersion() {
    return postgres.orElse(SupportedVersions.ASSUMED);
  }

  /** From which severity a run fails; errors unless said otherwise. */
  public Threshold threshold() {
    return failOn.orElse(Threshold.ERROR);
  }

  /** The schemas in which unqualified names are looked up; {@code public} unless said otherwise. */
  public List<String> schemas() {
    return searchPath.isEmpty() ? List.of("public") : searchPath;
  }

  /** Whether the path is excluded. */
  public boolean excludes(String path) {
    return exclude.stream().anyMatch(glob -> glob.covers(path));
  }

  /** The path of the baseline file. */
  public String baselineFile() {
    return baseline.orElse(BaselinePath.DEFAULT);
  }

  /** Which built-in rules are on. */
  public Preset selection() {
    return preset.orElse(Preset.RECOMMENDED);
  }

  /** The severity that a rule has where an override of it holds; empty when it is off there. */
  public Optional<Severity> severity(Rule rule, RuleOverride override) {
    RuleSetting there =
        new RuleSetting(Objects.requireNonNull(override.rules().get(rule.id())), override.at());
    RuleSetting setting = rules.get(rule.id());
    return (setting == null ? there : there.over(setting)).severity(rule, selection());
  }

  /** The severity that a rule's findings have where no override says else; empty when it is off. */
  public Optional<Severity> severity(Rule rule) {
    RuleSetting setting = rules.get(rule.id());
    return setting == null ? rule.severity(selection()) : setting.severity(rule, selection());
  }
}
