package dev.migralint.cli;

import static dev.migralint.cli.Project.GRANT;
import static dev.migralint.cli.Project.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that loosen what judges them, and whose policy judges. */
class PolicyTest {
  private static final String FILE = ".migralint.yml";
  private static final String V2 = "db/migrations/V2__reader.sql";
  private static final String FOUND = "no-grants " + V2 + ":1:1";
  private static final String HIDES =
      "It hides or weakens 1 finding of this change: no-grants at " + V2 + ":1:1.";
  private static final String NOTHING = "It hides no finding of this change.";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.stage(V2, GRANT);
  }

  private void stage(String settings) {
    project.git.stage(FILE, SETTINGS + settings);
  }

  /** What base settings held before V2, and what the change makes of them. */
  private void from(String before, String after) {
    project.git.git("rm", "-q", "--cached", V2);
    project.git.commit(FILE, SETTINGS + before);
    project.git.stage(V2, GRANT);
    stage(after);
  }

  private List<String> loosened(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "json"));
    all.addAll(List.of(arguments));
    Started run = project.run(all.toArray(String[]::new));
    List<String> found = new ArrayList<>();
    for (JsonNode finding : Project.json(run.out()).get("findings")) {
      if (finding.get("rule").asText().equals("policy-loosened")) {
        found.add(
            finding.get("path").asText()
                + ":"
                + finding.get("startLine").asText()
                + ":"
                + finding.get("startColumn").asText()
                + (finding.get("suppressed").asBoolean() ? " suppressed" : "")
                + " "
                + finding.get("message").asText());
      }
    }
    return found;
  }

  private String notes(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "json"));
    all.addAll(List.of(arguments));
    return Project.json(project.run(all.toArray(String[]::new)).out()).get("notes").toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|rules: {no-grants: off}|2:9|turns off the rule no-grants|yes",
        "''|rules: {no-grants: note}|2:9|lowers the rule no-grants from error to note|yes",
        "''|rules: {no-grants: {enforce-from: 2030-01-01}}|2:9|lowers the rule no-grants from error"
            + " to warning|yes",
        "exclude: seeds|exclude: [seeds, db/migrations/V2*]|2:18|excludes db/migrations/V2*|yes",
        "preset: strict||2:1|sets `preset` to recommended instead of strict|no",
        "''|fail-on: never|2:1|sets `fail-on` to never instead of error|yes",
        "fail-on: note|fail-on: error|2:1|sets `fail-on` to error instead of note|no",
        "fail-on: note||2:1|sets `fail-on` to error instead of note|no",
        "''|allow: [{rule: no-grants, path: 'db/**', because: x}]|2:16|suppresses no-grants in"
            + " db/**|yes",
        "''|since: V1|2:1|sets `since` to V1 instead of the default|no",
        "''|postgres: 12|2:1|sets `postgres` to 12 instead of 15|no",
        "''|migrations: sql|2:1|names the folders of migrations, so no other one is linted|yes",
        "'migrations: db/migrations'|'migrations: {path: db/migrations, order: V1__account.sql}'"
            + "|2:20|alters how the migrations in db/migrations are read|yes",
        "'migrations: [db/migrations, x]'|migrations: x|2:1|does not name the folder of migrations"
            + " db/migrations any more|yes",
        "'rules: {no-grants: {suppress: never}}'|''|2:9|lets suppressions of no-grants count|no",
        "'rules: {no-grants: {reason: A}}'|'rules: {no-grants: {reason: B}}'|2:9|alters which"
            + " reasons suppress no-grants|no",
        "policy-from: change|''|||",
        "''|fail-on: warning|||",
        "exclude: x|exclude: []|||",
        "rules: {no-grants: warning}|rules: {no-grants: error}|||",
        "search-path: [app]|search-path: [app, public]|||",
        "''|harness-sets: [lock_timeout]|2:16|says in `harness-sets` that the deploy tool sets"
            + " lock_timeout|no",
      })
  void whatAChangeLoosens(String before, String after, String at, String what, String hides) {
    from(before == null ? "" : before + "\n", after == null ? "" : after + "\n");
    project.git.stage("x/V1__x.sql", "SELECT 1;");
    List<String> expected =
        at == null
            ? List.of()
            : List.of(
                FILE
                    + ":"
                    + at
                    + " This change "
                    + what
                    + ". "
                    + (hides.equals("yes") ? HIDES : NOTHING));
    assertEquals(expected, loosened());
    project.git.commit();
    assertEquals(expected, loosened("--base", "HEAD~1"));
    assertEquals(List.of(), loosened("--all"));
  }

  @Test
  void aChangeOfTheSettingsAloneIsJudged() {
    project.git.git("rm", "-q", "--cached", V2);
    stage("rules: {no-grants: off}\n");
    assertEquals(
        List.of(FILE + ":2:9 This change turns off the rule no-grants. " + NOTHING), loosened());
    assertEquals(0, project.run("lint").exit());
    assertTrue(project.run("lint").out().contains("policy-loosened"));
  }

  @Test
  void theBaselineGrows() {
    project.git.stage(
        ".migralint-baseline", "# x\nno-grants\t" + V2 + "\t\tgrant select on account to reader\n");
    assertEquals(
        List.of(
            ".migralint-baseline:2:1 This change adds 1 entry to .migralint-baseline. " + HIDES),
        loosened());
    assertEquals(List.of(), loosened("--no-baseline"));
    assertEquals(List.of("exit 0", FOUND + " allowed"), project.lint());
    assertEquals(List.of("exit 1", FOUND), project.lint("--policy-from", "base"));
  }

  @Test
  void anOwnRuleIsWeakenedOrGoes() {
    project.git.stage(
        "team/no-grants.yml", Project.rule("privileges", "when: {grants: no}", "A grant."));
    assertEquals(
        List.of(
            "team/no-grants.yml:1:1 This change alters what the rule no-grants matches. " + HIDES),
        loosened());
    project.git.git("rm", "-q", "--cached", "team/no-grants.yml");
    assertEquals(
        List.of("team/no-grants.yml:1:1 This change removes the rule no-grants. " + HIDES),
        loosened());
    project.git.stage(
        "team/no-grants.yml",
        Project.rule("privileges", "when: {grants: yes}", "Another message."));
    assertEquals(List.of(), loosened());
    assertEquals(List.of("exit 1", FOUND), project.lint());
  }

  @Test
  void theSettingsAreDeletedRenamedOrMadeALink() throws IOException {
    from("fail-on: warning\nrules: {no-grants: warning}\n", "");
    project.git.git("rm", "-q", "--cached", FILE);
    List<String> gone = loosened();
    assertTrue(
        gone.contains(
            FILE + ":2:1 This change sets `fail-on` to error instead of warning. " + NOTHING),
        gone.toString());
    assertTrue(
        gone.contains("team/no-grants.yml:1:1 This change removes the rule no-grants. " + HIDES),
        gone.toString());
    project.git.git("reset", "-q", "--hard");
    project.git.git("mv", FILE, "migralint.yml");
    project.git.stage(V2, GRANT);
    assertEquals(gone, loosened());
    Files.createSymbolicLink(project.git.top.resolve(FILE), Path.of("migralint.yml"));
    project.git.git("add", FILE);
    assertEquals(List.of(), loosened());
    assertEquals(List.of("exit 1", FOUND), project.lint());
  }

  @Test
  void onlyTheBaseSaysHowItCounts() {
    stage("rules: {no-grants: off, policy-loosened: off}\n");
    assertEquals(2, loosened().size(), loosened().toString());
    stage(
        "rules: {no-grants: off}\n"
            + "allow: [{rule: policy-loosened, path: .migralint.yml, because: x}]\n");
    assertEquals(2, loosened().size());
    assertTrue(loosened().stream().noneMatch(line -> line.contains("suppressed")));
    from("rules: {policy-loosened: error}\n", "rules: {no-grants: off}\n");
    assertEquals(1, project.run("lint").exit());
    Project allowing = project.with("MIGRALINT_ALLOW", "policy-loosened because agreed");
    assertEquals(0, allowing.run("lint").exit());
    from("rules: {policy-loosened: off}\n", "rules: {no-grants: off}\n");
    assertEquals(List.of(), loosened());
  }

  @Test
  void itIsSaidOnceAndWheneverItHides() {
    project.git.git("branch", "-M", "main");
    project.git.git("rm", "-q", "--cached", V2);
    project.git.git("checkout", "-q", "-b", "topic");
    project.git.commit(FILE, SETTINGS + "base: main\nrules: {no-grants: off}\n");
    project.git.stage("db/migrations/V2__other.sql", "SELECT 1;");
    assertEquals(List.of(), loosened());
    project.git.stage(V2, GRANT);
    assertEquals(
        List.of(FILE + ":3:9 This change turns off the rule no-grants. " + HIDES), loosened());
  }

  @Test
  void theBasesPolicyJudges() {
    stage("rules: {no-grants: off}\nfail-on: never\n");
    assertEquals(List.of("exit 0"), project.lint());
    assertEquals(List.of("exit 1", FOUND), project.lint("--policy-from", "base"));
    assertEquals(List.of(), loosened("--policy-from", "base"));
    assertTrue(notes("--policy-from", "base").contains("the policy of the merge base judges"));
    project.git.commit();
    assertEquals(
        List.of("exit 1", FOUND), project.lint("--base", "HEAD~1", "--policy-from", "base"));
    assertEquals(2, project.run("lint", "--policy-from", "head").exit());
  }

  @Test
  void theSettingThatTheBaseHasHolds() {
    from("policy-from: base\n", "policy-from: change\nrules: {no-grants: off}\n");
    assertEquals(List.of("exit 1", FOUND), project.lint());
    assertEquals(List.of("exit 0"), project.lint("--policy-from", "change"));
    assertEquals(
        List.of(FILE + ":2:1 This change sets `policy-from` to change instead of base. " + NOTHING),
        loosened("--policy-from", "change").stream()
            .filter(line -> line.contains("policy-from"))
            .toList());
    project.git.commit();
    assertEquals(List.of("exit 0"), project.lint("--all"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--all", "db", "-"})
  void withoutABase(String what) {
    project.git.commit();
    Started run = project.run("lint", what, "--policy-from", "base");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("--policy-from base needs a merge base, and "), run.err());
  }

  @Test
  void theFirstCommitIsJudgedByTheDefaults() {
    Project unborn = Project.unborn(temp.resolve("other"));
    unborn.git.stage(V2, GRANT);
    assertEquals(List.of("exit 1", FOUND), unborn.lint());
    Started run = unborn.run("lint", "--policy-from", "base");
    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains("so the defaults judge this one"), run.out());
  }

  @Test
  void aBaseThatCannotBeReadOrHasNone() {
    project.git.git("rm", "-q", "--cached", V2);
    project.git.commit(FILE, "rulez: x\n");
    project.git.stage(V2, GRANT);
    stage("");
    assertEquals(List.of("exit 1", FOUND), project.lint());
    assertTrue(notes().contains("whether this change loosens the policy is unknown"), notes());
    Started run = project.run("lint", "--policy-from", "base");
    assertEquals(2, run.exit());
    assertTrue(
        run.err().contains("The policy of the merge base can't be read: .migralint.yml:1:1"));
    project.git.git("rm", "-q", "--cached", FILE, V2);
    project.git.commit();
    project.git.stage(V2, GRANT);
    stage("exclude: db\n");
    assertEquals(List.of(FILE + ":2:10 This change excludes db. " + NOTHING), loosened());
  }

  // What an organization locks

  private Path organization(String text) throws IOException {
    return Files.writeString(Files.createDirectories(temp.resolve("org")).resolve("org.yml"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lock: rules|rules: {no-grants: off}|2:9|turns off the rule no-grants",
        "lock: rules.no-grants|rules: {no-grants: warning}|2:9|lowers the rule no-grants from error"
            + " to warning",
        "lock: [exclude, fail-on]|exclude: db|2:10|excludes db",
        "{lock: rules, preset: strict}|preset: recommended|2:1|sets `preset` to recommended instead"
            + " of strict",
        "lock: [exclude, fail-on]|fail-on: never|2:1|sets `fail-on` to never instead of error",
        "lock: allow|allow: [{rule: no-grants, path: db, because: x}]|2:16|suppresses no-grants in"
            + " db",
        "lock: migrations|migrations: sql|2:1|names the folders of migrations, so no other one is"
            + " linted",
        "lock: since|since: V9|2:1|sets `since` to V9 instead of the default",
        "'{rules: {no-grants: {suppress: never}}, lock: rules}'|rules: {no-grants: {suppress:"
            + " with-reason}}|2:9|lets suppressions of no-grants count",
      })
  void lockedKeysBecomeNoLooser(String organization, String own, String at, String what)
      throws IOException {
    String file = organization(organization + "\n").toString();
    stage(own + "\n");
    assertEquals(List.of("exit 1", FOUND), project.lint("--settings", file));
    String notes = notes("--settings", file);
    assertTrue(
        notes.contains(FILE + ":" + at + " has no effect: it " + what + ", and " + file), notes);
    assertEquals(List.of(), loosened("--settings", file));
    project.git.commit();
    assertTrue(notes("--all", "--settings", file).contains("has no effect"));
  }

  @Test
  void whatIsLockedMayBecomeStricter() throws IOException {
    String file =
        organization("lock: [rules, fail-on, exclude]\nrules: {no-grants: note}\nfail-on: error\n")
            .toString();
    assertEquals(List.of("exit 0", FOUND), project.lint("--settings", file));
    stage("rules: {no-grants: warning}\nfail-on: warning\n");
    assertEquals(List.of("exit 1", FOUND), project.lint("--settings", file));
    assertFalse(notes("--settings", file).contains("has no effect"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lock: rulez|org.yml:1:7: there is no key `rulez` to lock. Did you mean `rules`?",
        "lock: rules.no-grant|org.yml:1:7: there is no rule `no-grant`. Did you mean `no-grants`?",
        "lock: lock|org.yml:1:7: there is no key `lock` to lock.",
        "lock: [[x]]|org.yml:1:8: an item of `lock` must be text.",
        "rules: {no-grants: {suppress: no}}|can't be `no`",
        "rules: {no-grants: {reason: '(a'}}|org.yml:1:29: the pattern `(a` is invalid: ",
        "rules: {no-grants: {enforce-from: 2027-02-30}}|`enforce-from` is `2027-02-30`.",
        "rules: {no-grants: {level: error}}|has no key `level`",
        "rules: {no-grants: [error]}|org.yml:1:20: `no-grants` must be a mapping",
        "policy-from: head|org.yml:1:14: `policy-from` can't be `head`.",
      })
  void brokenSettingsOfAnOrganization(String text, String message) throws IOException {
    Started run = project.run("lint", "--settings", organization(text + "\n").toString());
    assertEquals(2, run.exit(), run.out());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void aRepositoryLocksNothing() {
    stage("lock: rules\n");
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains(FILE + ":2:7: `lock` has no effect in a repository's own"));
  }

  @Test
  void theOrganizationsFileIsALinkAFolderOrGone() throws IOException {
    Path file = organization("rules: {no-grants: off}\n");
    Path link = Files.createSymbolicLink(temp.resolve("link.yml"), file);
    assertEquals(List.of("exit 0"), project.lint("--settings", link.toString()));
    for (Path bad : List.of(temp, temp.resolve("none.yml"))) {
      Started run = project.run("lint", "--settings", bad.toString());
      assertEquals(2, run.exit());
      assertTrue(run.err().contains(bad + ": can't be read as settings."), run.err());
    }
    Files.delete(file);
    assertEquals(2, project.run("lint", "--settings", link.toString()).exit());
  }

  @Test
  void theHookFindsTheOrganizationsFile() throws IOException {
    String file = organization("rules: {no-grants: off}\n").toString();
    String other = Files.writeString(temp.resolve("org/none.yml"), "{}\n").toString();
    assertEquals(List.of("exit 0"), project.with("MIGRALINT_SETTINGS", file).lint());
    assertEquals(List.of("exit 1", FOUND), project.with("MIGRALINT_SETTINGS", " ").lint());
    project.git.git("config", "migralint.settings", file);
    assertEquals(List.of("exit 0"), project.lint());
    assertEquals(List.of("exit 0"), project.lint(V2));
    assertEquals(
        List.of("exit 0"),
        project.input(GRANT).lint("-", "--stdin-path", "db/migrations/V3__x.sql"));
    assertTrue(
        project.run("rules").out().lines().anyMatch(line -> line.matches("no-grants +off .*")));
    assertEquals(List.of("exit 1", FOUND), project.with("MIGRALINT_SETTINGS", other).lint());
    assertEquals(List.of("exit 1", FOUND), project.lint("--settings", other));
    project.git.git("config", "migralint.settings", temp.resolve("gone.yml").toString());
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("gone.yml: can't be read as settings."), run.err());
  }

  @Test
  void theInstalledHookNamesTheOrganizationsFile() throws IOException {
    Path file = organization("lock: rules\n");
    Project launched = project.launchedBy(temp.resolve("bin/migralint"));
    Started run = launched.run("hook", "install", "--settings", "../org/org.yml");
    assertEquals(0, run.exit(), run.err());
    Path hook = project.git.top.resolve(".git/hooks/pre-commit");
    assertTrue(Files.readString(hook).contains("lint --staged --settings '" + file + "'"));
    assertEquals(0, launched.run("hook", "install", "--settings", file.toString()).exit());
    assertEquals(2, launched.run("hook", "install", "--settings", "none.yml").exit());
    Files.writeString(hook, "#!/bin/sh\nexec migralint lint --staged\n");
    run = launched.run("hook", "install", "--settings", file.toString());
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("git config migralint.settings '" + file + "'"), run.err());
  }

  // How a rule may be suppressed, and from when it counts

  @Test
  void someRulesAreNeverSuppressed() throws IOException {
    stage("rules: {no-grants: {suppress: never}}\n");
    String comment = "-- migralint:allow no-grants because it is read only\n";
    project.git.stage(V2, comment + GRANT);
    List<String> open =
        List.of("exit 1", "misused-allow " + V2 + ":1:1", "no-grants " + V2 + ":2:1");
    assertEquals(open, project.lint());
    String said = "`no-grants` can't be suppressed (`suppress: never` at .migralint.yml:2:9)";
    assertTrue(project.run("lint").out().contains(said), project.run("lint").out());
    project.git.stage(V2, GRANT);
    stage(
        "rules: {no-grants: {suppress: never}}\n"
            + "allow: [{rule: no-grants, path: db, because: x}]\n");
    assertEquals(List.of("exit 1", FOUND), project.lint());
    assertTrue(notes().contains(".migralint.yml:3:16: has no effect: " + said), notes());
    stage("rules: {edited-migration: {suppress: never}}\n");
    project.git.commit();
    project.git.stage(V2, GRANT.replace("reader", "writer"));
    String allow = "edited-migration because it failed everywhere";
    String note = project.with("MIGRALINT_ALLOW", allow).run("lint").out();
    assertTrue(note.contains("MIGRALINT_ALLOW does not suppress edited-migration: "), note);
    stage("rules: {no-grants: {suppress: never}}\n");
    project.git.commit();
    assertTrue(project.run("baseline").out().contains("1 finding can't be in it"));
    assertFalse(Files.exists(project.git.top.resolve(".migralint-baseline")));
    project.git.commit(
        ".migralint-baseline", "no-grants\t" + V2 + "\t\tgrant select on account to writer\n");
    assertEquals(List.of("exit 1", FOUND), project.lint("--all"));
    assertTrue(notes("--all").contains(".migralint-baseline: 1 entry has no effect"));
  }

  @ParameterizedTest
  @CsvSource({"x, no", "OPS-12 and Ann, yes", "see OPS-12, yes", "ops-12, no"})
  void aReasonOfAForm(String reason, String counts) {
    stage("rules: {no-grants: {reason: 'OPS-[0-9]+'}}\n");
    project.git.stage(V2, "-- migralint:allow no-grants because " + reason + "\n" + GRANT);
    assertEquals(counts.equals("yes") ? 0 : 1, project.run("lint").exit());
    assertEquals(
        counts.equals("no"),
        project
            .run("lint")
            .out()
            .contains("the reason for `no-grants` contains no match of OPS-["));
  }

  @Test
  void aPatternThatWouldBacktrackForEver() {
    stage("rules: {no-grants: {reason: '(a*)*(a|aa)+b'}}\n");
    String reason = "a".repeat(9_000);
    project.git.stage(V2, "-- migralint:allow no-grants because " + reason + "\n" + GRANT);
    assertEquals(
        List.of("exit 1", "misused-allow " + V2 + ":1:1", "no-grants " + V2 + ":2:1"),
        project.lint());
  }

  @Test
  void errorsAreWarningsUntilADay() {
    stage("rules: {no-grants: {enforce-from: 2027-01-31}}\n");
    project.git.commit();
    Started run = project.run("lint", "--all");
    assertEquals(0, run.exit());
    String note = "1 finding of no-grants is a warning until 2027-01-31, and an error from then on";
    assertTrue(run.out().contains(note), run.out());
    assertEquals(0, project.at("2027-01-30T23:59:59Z").run("lint", "--all").exit());
    run = project.at("2027-01-31T00:00:00Z").run("lint", "--all");
    assertEquals(1, run.exit());
    assertFalse(run.out().contains("until 2027-01-31"), run.out());
  }

  @Test
  void suppressedFindingsAreCountedByRuleInEveryFormat() {
    project.git.stage(
        V2, "-- migralint:allow-file no-grants because it is read only\n" + GRANT + GRANT);
    String counted = "2 findings are suppressed with a reason: 2 no-grants";
    assertTrue(project.run("lint").out().contains("note: " + counted));
    assertTrue(project.run("lint", "--format", "github").out().contains("::notice::" + counted));
    JsonNode json = Project.json(project.run("lint", "--format", "json").out());
    assertEquals("{\"no-grants\":2}", json.get("suppressed").toString());
    JsonNode sarif = Project.json(project.run("lint", "--format", "sarif").out());
    assertEquals(2, sarif.at("/runs/0/properties/suppressed/no-grants").asInt());
  }
}
