package dev.migralint.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.finding.Finding;
import dev.migralint.layout.Dialect;
import dev.migralint.layout.Placement;
import dev.migralint.layout.Version;
import dev.migralint.rule.Condition;
import dev.migralint.rule.Hazard;
import dev.migralint.rule.Lifecycle;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.Template;
import dev.migralint.settings.Settings.Level;
import dev.migralint.settings.Settings.Origin;
import dev.migralint.settings.Settings.Threshold;
import dev.migralint.sizes.SizeClass;
import dev.migralint.source.Place;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.suppression.AllowList;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  private static final List<String> LAYOUTS = List.of("prisma", "flyway", "plain");
  private static final String FULL =
      """
      postgres: 14
      migrations:
        - ./db/migrations/
        - path: prisma/migrations
          layout: prisma
          since: 20240101_init
      exclude: [db/old/**, "*.dump.sql"]
      rules:
        drop-column: off
        drop-table: warning
        new-required-column: on
      overrides:
        - {path: db/old, table: audit_*, rules: {drop-table: off}}
      rule-folders: tools/rules
      fail-on: warning
      base: origin/develop
      search-path: [app, public]
      harness-sets: [lock_timeout]
      allow:
        - rule: drop-table
          path: db/migrations/V7*
          object: account
          until: 2027-01-31
          because: nobody uses it
      since: V7
      baseline: tools/baseline
      preset: strict
      sizes: {file: tools/sizes.csv, default: medium}
      tables: {country: small, billing.invoice: large}
      min-version: 0.3.0
      releases: v*
      """;

  private static SettingsReader.Result read(String text) {
    return SettingsReader.read(new SourceFile(".migralint.yml", text), Origin.REPOSITORY, LAYOUTS);
  }

  private static Settings settings(String text) {
    SettingsReader.Result result = read(text);
    assertEquals(List.of(), result.problems());
    return result.settings();
  }

  private static Place place(int line, int column) {
    return new Place(".migralint.yml", new Position(line, column));
  }

  @Test
  void readsTheDatabaseOfAFolder() {
    String text = "migrations:\n  - path: db\n    dialect: ";
    assertEquals(
        Optional.of(Dialect.MYSQL),
        settings(text + "mysql\n").migrations().getFirst().placement().dialect());
    assertEquals(1, read(text + "mongodb\n").problems().size());
  }

  @Test
  void readsEveryKey() {
    assertEquals(
        new Settings(
            Optional.of(14),
            List.of(
                new Settings.MigrationFolder(
                    new Placement("db/migrations", Optional.empty()),
                    Optional.empty(),
                    Optional.empty()),
                new Settings.MigrationFolder(
                    new Placement("prisma/migrations", Optional.of("prisma")),
                    Optional.of(new Settings.SinceSetting("20240101_init", place(6, 12))),
                    Optional.empty())),
            List.of(new Glob("db/old/**"), new Glob("*.dump.sql")),
            Optional.of(Preset.STRICT),
            Map.of(
                "drop-column", new RuleSetting(Level.OFF, place(9, 3)),
                "drop-table", new RuleSetting(Level.WARNING, place(10, 3)),
                "new-required-column", new RuleSetting(Level.ON, place(11, 3))),
            List.of(
                new RuleOverride(
                    Optional.of(new Glob("db/old")),
                    Optional.of(new ObjectPattern("audit_*")),
                    Map.of("drop-table", Level.OFF),
                    place(13, 5))),
            List.of(new Settings.RuleFolder("tools/rules", Origin.REPOSITORY)),
            Optional.of(Threshold.WARNING),
            Optional.of("origin/develop"),
            List.of("app", "public"),
            List.of("lock_timeout"),
            List.of(
                new Settings.Allow(
                    "drop-table",
                    new Glob("db/migrations/V7*"),
                    Optional.of("account"),
                    Until.parse("2027-01-31"),
                    "nobody uses it",
                    place(20, 11))),
            Optional.of(new Settings.SinceSetting("V7", place(25, 8))),
            Optional.of("tools/baseline"),
            new SizeSettings(
                Optional.of("tools/sizes.csv"),
                Optional.of(SizeClass.MEDIUM),
                Map.of(
                    "country", new SizeSettings.Entry(SizeClass.SMALL, place(29, 10)),
                    "billing.invoice", new SizeSettings.Entry(SizeClass.LARGE, place(29, 26)))),
            Version.in("0.3.0"),
            Optional.empty(),
            List.of("v*"),
            List.of()),
        settings(FULL));
  }

  @Test
  void readsAFolderWithItsOrder() {
    assertEquals(
        List.of(List.of("b.sql", "a.sql")),
        settings("migrations: [{path: sql, order: [b.sql, a.sql]}]\n").migrations().stream()
            .map(folder -> folder.placement().order())
            .toList());
  }

  @Test
  void whatIsLeftOutHasDefaults() {
    for (String text : List.of("", "# nothing\n", "rules:\n")) {
      Settings settings = settings(text);
      assertEquals(Settings.NONE, settings);
      assertEquals(15, settings.serverVersion());
      assertEquals(Threshold.ERROR, settings.threshold());
      assertEquals(List.of("public"), settings.schemas());
      assertFalse(settings.excludes("db/a.sql"));
    }
    assertEquals("", settings("migrations: .").migrations().getFirst().placement().folder());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'postgress: 15' | 1:1: the settings file has no key `postgress`. Did you mean `postgres`?",
        "'postgres: 11'  | 1:11: `postgres` is `11`. Write a whole number from 12 to 19.",
        "'postgres: 15.2' | 1:11: `postgres` is `15.2`. Write a whole number from 12 to 19.",
        "'fail-on: warn' | 1:10: `fail-on` can't be `warn`. Write one of `note`, `warning`,"
            + " `error`, `never`.",
        "'fail-on: nevr' | 1:10: `fail-on` can't be `nevr`. Did you mean `never`?",
        "'rules: {drop-table: of}' | 1:21: `drop-table` can't be `of`. Did you mean `off`?",
        "'rules: [drop-table]' | 1:8: `rules` must be a mapping (`name: value` lines). Write it so,"
            + " or remove it.",
        "'migrations: /srv/db' | 1:13: the folder `/srv/db` leads out of the repository. Start at"
            + " its root, without `/` or `..`.",
        "'migrations: ../db' | 1:13: the folder `../db` leads out of the repository. Start at its"
            + " root, without `/` or `..`.",
        "'migrations: C:/db' | 1:13: the folder `C:/db` is on a drive. Start at the root of the"
            + " repository.",
        "'migrations: db/*' | 1:13: the folder `db/*` is a pattern. Name one folder.",
        "'migrations: [{path: db, version: new}]' | 1:34: the version `new` has no numbers. Write"
            + " a release, like 7.4.1.",
        "'migrations: [{path: db, layout: prism}]' | 1:33: `layout` can't be `prism`. Did you mean"
            + " `prisma`?",
        "'migrations: [{layout: prisma}]' | 1:14: an item of `migrations` lacks `path`. Add it.",
        "'baseline: ../b' | 1:11: the file `../b` leads out of the repository. Start at its root,"
            + " without `/` or `..`.",
        "'baseline: .git/b' | 1:11: the file `.git/b` is Git's own. Write a path like"
            + " .migralint-baseline.",
        "'since:' | 1:7: `since` has no value. Write text, or remove it.",
        "'migrations: [{path: db, sinse: 7}]' | 1:25: an item of `migrations` has no key `sinse`."
            + " Did you mean `since`?",
        "'allow: [{rule: r, path: p, until: 2027-02-30, because: b}]' | 1:35: `until` is"
            + " `2027-02-30`. Write a day like 2027-01-31.",
        "'allow: [{rule: r, path: p, until: soon, because: b}]' | 1:35: `until` is `soon`. Write a"
            + " day like 2027-01-31.",
        "'allow: [{rule: r, path: p, until: , because: b}]' | 1:34: `until` has no value. Write a"
            + " day like 2027-01-31, or remove it.",
        "'exclude: [a/../../b]' | 1:11: the pattern `a/../../b` leads out of the repository. Start"
            + " at its root, without `/` or `..`.",
        "'exclude: [\"{a,b}\"]' | 1:11: the pattern `{a,b}` has `!`, `{` or `}`, which have no"
            + " meaning here. Write several patterns.",
        "'allow: [{rule: a, path: b}]' | 1:9: an item of `allow` lacks `because`. Add it.",
        "'allow: [{rule: a, path: b, because: \"\"}]' | 1:37: `because` has no value. Write text,"
            + " or remove it.",
        "'allow: {rule: a}' | 1:8: `allow` must be a list. Write it so, or remove it.",
        "'base:' | 1:6: `base` has no value. Write text, or remove it.",
        "'just text' | 1:1: the settings file must be a mapping with the keys postgres, migrations,"
            + " exclude, preset, rules, overrides, rule-folders, fail-on, base, harness-sets,"
            + " search-path, since, baseline, sizes, tables, allow, min-version, policy-from,"
            + " releases, lock. Write it so, or remove it.",
      })
  void saysWhereAndWhatAndWhatToDo(String text, String expected) {
    List<String> said = read(text).problems().stream().map(Problem::sentence).toList();
    assertEquals(List.of(".migralint.yml:" + expected), said);
  }

  @Test
  void rulesThatThereAreNoneOfAreNamedWithTheirLine() {
    List<String> said =
        SettingsReader.unknownRules(settings(FULL), Set.of("drop-columns", "new-required-column"))
            .stream()
            .map(Problem::sentence)
            .toList();
    assertEquals(
        List.of(
            ".migralint.yml:9:3: there is no rule `drop-column`. Did you mean `drop-columns`?",
            ".migralint.yml:10:3: there is no rule `drop-table`. `migralint rules` lists them.",
            ".migralint.yml:13:5: there is no rule `drop-table`. `migralint rules` lists them.",
            ".migralint.yml:20:11: there is no rule `drop-table`. `migralint rules` lists them."),
        said);
  }

  @Test
  void theRepositoryIsHeardAfterTheOrganisation() {
    Settings organization =
        SettingsReader.read(
                new SourceFile(
                    "org.yml",
                    "{postgres: 13, base: main, exclude: old, rules: {a: off, b: off}, migrations:"
                        + " x, rule-folders: r}"),
                Origin.ORGANIZATION,
                LAYOUTS)
            .settings();
    Settings repository =
        settings("{postgres: 16, exclude: tmp, rules: {b: error}, migrations: y, rule-folders: r}");
    Settings both = organization.overriddenBy(repository);
    assertEquals(16, both.serverVersion());
    assertEquals(Optional.of("main"), both.base());
    assertEquals(List.of(new Glob("old"), new Glob("tmp")), both.exclude());
    assertEquals(Optional.of(Level.OFF), both.rules().get("a").level());
    assertEquals(Optional.of(Level.ERROR), both.rules().get("b").level());
    assertEquals("y", both.migrations().getFirst().placement().folder());
    assertEquals(
        List.of(Origin.ORGANIZATION, Origin.REPOSITORY),
        both.ruleFolders().stream().map(Settings.RuleFolder::origin).toList());
    assertEquals(organization, organization.overriddenBy(Settings.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "off, RECOMMENDED, ",
    "on, RECOMMENDED, WARNING",
    "on, STRICT, WARNING",
    "error, STRICT, ERROR",
    "note, RECOMMENDED, NOTE",
    "warning, RECOMMENDED, WARNING",
    ", RECOMMENDED, WARNING",
    ", STRICT, "
  })
  void aRulesSeverity(String level, Preset preset, Severity expected) {
    Settings settings = level == null ? Settings.NONE : settings("rules: {r: " + level + "}");
    Rule rule = rule(new TreeMap<>(Map.of(preset, Severity.WARNING)));
    assertEquals(Optional.ofNullable(expected), settings.severity(rule));
  }

  @ParameterizedTest
  @CsvSource({
    "recommended, , NOTE",
    "strict, , ERROR",
    "style, , ERROR",
    "recommended, on, NOTE",
    "strict, on, ERROR",
    "strict, warning, WARNING",
    "strict, off, "
  })
  void aPresetHoldsWhatThoseBeforeItHold(String preset, String level, Severity expected) {
    Rule rule =
        rule(
            new TreeMap<>(
                Map.of(Preset.RECOMMENDED, Severity.NOTE, Preset.STRICT, Severity.ERROR)));
    String rules = level == null ? "" : "\nrules: {r: " + level + "}";
    Settings settings = settings("preset: " + preset + rules);
    assertEquals(Optional.ofNullable(expected), settings.severity(rule));
  }

  private static Rule rule(NavigableMap<Preset, Severity> severities) {
    return new Rule(
        "r",
        "t",
        severities,
        Hazard.OUTAGE,
        List.of(),
        false,
        false,
        Condition.ALWAYS,
        Optional.empty(),
        new Template(List.of()),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Lifecycle.STABLE,
        Map.of(),
        "r.yml");
  }

  @Test
  void theThresholdFailsRunsFromItsSeverityOn() {
    assertTrue(Threshold.NOTE.fails(Severity.NOTE));
    assertTrue(Threshold.WARNING.fails(Severity.ERROR));
    assertFalse(Threshold.WARNING.fails(Severity.NOTE));
    assertFalse(Threshold.NEVER.fails(Severity.ERROR));
  }

  private static Optional<ObjectName> object(String... parts) {
    Name last = Name.unquoted(parts[parts.length - 1]);
    return Optional.of(
        parts.length == 1
            ? ObjectName.of(last)
            : new ObjectName(Optional.of(Name.unquoted(parts[0])), last));
  }

  @Test
  void allowEntriesCoverByRulePathAndObject() {
    AllowList allow = new AllowList(settings(FULL), Map.of(), LocalDate.of(2027, 1, 31));
    String path = "db/migrations/V7__x.sql";
    assertEquals(1, allow.unused().size());
    assertTrue(allow.covers("drop-column", path, object("account")).isEmpty());
    assertTrue(allow.covers("drop-table", "db/V7.sql", object("account")).isEmpty());
    assertTrue(allow.covers("drop-table", path, object("accounts")).isEmpty());
    assertTrue(allow.covers("drop-table", path, Optional.empty()).isEmpty());
    assertEquals(1, allow.unused().size());
    assertEquals(
        Optional.of(new Finding.Allowed(Finding.Allowed.Kind.SETTINGS, "nobody uses it")),
        allow.covers("drop-table", path, object("app", "account")));
    assertEquals(List.of(), allow.unused());
    assertEquals(List.of(), allow.expired());
  }

  @Test
  void anExpiredEntryCoversNothing() {
    AllowList allow = new AllowList(settings(FULL), Map.of(), LocalDate.of(2027, 2, 1));
    String path = "db/migrations/V7__x.sql";
    assertTrue(allow.covers("drop-table", path, object("account")).isEmpty());
    assertEquals(1, allow.expired().size());
    assertEquals(List.of(), allow.unused());
  }

  @Test
  void settingsThatAreCutOffAreReadOrRefused() {
    for (int i = 0; i < FULL.length(); i++) {
      for (String text : List.of(FULL.substring(0, i), FULL.substring(i))) {
        for (Problem problem : read(text).problems()) {
          assertEquals(".migralint.yml", problem.path());
          assertTrue(problem.at().isPresent(), problem.sentence());
          assertFalse(problem.nextStep().isBlank());
        }
      }
    }
  }
}
