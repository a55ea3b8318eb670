package dev.migralint.cli;

import static dev.migralint.cli.Project.GRANT;
import static dev.migralint.cli.Project.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overrides, options, former ids, and what settings for a later release say. */
class RuleSettingsTest {
  private static final String V2 = "db/migrations/V2__reader.sql";
  private static final String FOUND = "no-grants " + V2 + ":1:1";
  private static final String TYPED =
      """
      title: A column of a type that the team does not use
      severity: error
      hazard: design
      match: add-column
      aliases: [no-texts, old-name]
      options: {types: [json, jsonb]}
      when: {type: $types}
      message: "Columns of the types {option.types} are not used here."
      why: Because.
      bad: [{case: a bad one, sql: SELECT 1;, marks: SELECT 1}]
      good: [{case: a good one, sql: SELECT 1;}]
      """;

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.stage(V2, GRANT);
  }

  private void settings(String more) {
    project.git.stage(".migralint.yml", SETTINGS + more);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "path: db/migrations/V2*, rules: {no-grants: off} | 0",
        "path: db/migrations/V1*, rules: {no-grants: off} | 1",
        "table: account, rules: {no-grants: warning} | 0",
        "table: public.acc*, rules: {no-grants: warning} | 1",
        "table: acc*, rules: {no-grants: note} | 0",
        "table: other, rules: {no-grants: off} | 1",
        "path: db, table: account, rules: {no-grants: off} | 0",
        "path: db, table: other, rules: {no-grants: off} | 1",
        "path: db, rules: {unread: off} | 1",
      })
  void overridesHoldForTheirFilesAndTables(String entry, int exit) {
    project.git.stage(
        "team/no-grants.yml", Project.rule("drop-column", "", "A column of {table} is dropped."));
    project.git.stage(V2, "ALTER TABLE account DROP COLUMN email;");
    settings("rules: {dropped-column: off, column-gone: off, old-column-gone: off}\n");
    assertEquals(1, project.run("lint").exit());
    settings(
        "rules: {dropped-column: off, column-gone: off, old-column-gone: off}\noverrides: [{"
            + entry
            + "}]\n");
    assertEquals(exit, project.run("lint", "--no-baseline").exit());
  }

  @Test
  void theLastOverrideHoldsAndCanSwitchOn() {
    settings(
        """
        rules: {no-grants: off}
        overrides:
          - {path: db, rules: {no-grants: off}}
          - {path: db/migrations, rules: {no-grants: on}}
        """);
    assertEquals(List.of("exit 1", FOUND), project.lint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "overrides: [{rules: {no-grants: off}}] | names neither `path` nor `table`",
        "overrides: [{path: db}] | lacks `rules`",
        "overrides: [{path: db, rules: {no-grant: off}}] | Did you mean `no-grants`?",
        "overrides: [{path: db, rules: {no-grants: of}}] | Did you mean `off`?",
        "rules: {no-grants: {options: {kind: x}}} | `no-grants` has no option `kind`.",
        "rules: {typed: {options: {type: x}}} | Did you mean `types`?",
      })
  void mistakesAreNamed(String more, String expected) {
    project.git.stage("team/typed.yml", TYPED);
    settings(more + "\n");
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains(expected), run.err());
  }

  @Test
  void optionsReplaceWordsOfARule() {
    project.git.stage("team/typed.yml", TYPED);
    project.git.stage(V2, "ALTER TABLE account ADD COLUMN nick json;");
    settings("");
    Started run = project.run("lint");
    assertTrue(
        run.out().contains("Columns of the types json, jsonb are not used here."), run.out());
    settings("rules: {typed: {options: {types: xml}}}\n");
    assertEquals(0, project.run("lint").exit());
    project.git.stage(V2, "ALTER TABLE account ADD COLUMN nick xml;");
    run = project.run("lint");
    assertTrue(run.out().contains("Columns of the types xml are not used here."), run.out());
  }

  @Test
  void aBuiltInRuleTakesOptionsToo() {
    project.git.stage(
        V2,
        "CREATE TABLE visit (account bigint);\n"
            + "ALTER TABLE visit ADD FOREIGN KEY (account) REFERENCES account;");
    String rule = "rules: {lock-without-timeout: {severity: error";
    settings(rule + "}}\n");
    assertTrue(project.run("lint").out().contains("lock-without-timeout"));
    settings(rule + ", options: {lock: access-exclusive}}}\n");
    assertEquals(0, project.run("lint").exit());
    settings(rule + ", options: {lock: exclusivee}}}\n");
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(
        run.err()
            .contains(
                ".migralint.yml:2:9: an option of `lock-without-timeout` is invalid:"
                    + " `effect.noticed-lock` is never `exclusivee`."),
        run.err());
  }

  @Test
  void aFormerIdIsAsGoodAsThePresentOne() throws IOException {
    project.git.stage("team/typed.yml", TYPED);
    settings("");
    project.git.stage(
        V2,
        "-- migralint:allow old-name because it is tried\n"
            + "ALTER TABLE account ADD COLUMN nick json;");
    assertEquals(0, project.run("lint").exit());
    project.git.stage(V2, "ALTER TABLE account ADD COLUMN nick json;");
    settings("rules: {old-name: warning}\n");
    assertTrue(project.run("lint").out().contains("warning  typed"));
    settings("rules: {old-name: warning, typed: off}\n");
    assertEquals(0, project.run("lint").exit());
    assertTrue(project.run("explain", "old-name").out().contains("typed"));
    settings("allow: [{rule: no-texts, path: db, because: it is tried}]\n");
    project.git.commit();
    Started allowed = project.run("lint", "--all");
    assertEquals(0, allowed.exit(), allowed.out());
    settings("");
    project.git.commit();
    assertEquals(1, project.run("lint", "--all").exit());
    project.git.write(
        ".migralint-baseline",
        "old-name\t" + V2 + "\taccount\talter table account add column nick json\n");
    project.git.git("add", ".migralint-baseline");
    project.git.commit();
    Started accepted = project.run("lint", "--all");
    assertEquals(0, accepted.exit(), accepted.out());
    assertEquals(0, project.run("baseline", "--upgrade").exit());
    String file = Files.readString(project.git.top.resolve(".migralint-baseline"));
    assertTrue(file.contains("\ntyped\t" + V2 + "\taccount\t"), file);
  }

  @Test
  void upgradingAddsNothingAndJoinsWhatIsOneFindingToday() throws IOException {
    project.git.stage(V2, "CREATE TABLE visit (id bigint, page text, at date);");
    String v3 = "db/migrations/V3__visit.sql";
    project.git.stage(v3, "ALTER TABLE visit DROP COLUMN page, DROP COLUMN at;");
    settings("rules: {column-gone: off, old-column-gone: off}\n");
    project.git.commit();
    String entry =
        "dropped-column\t" + v3 + "\tvisit\talter table visit drop column page , drop column at\n";
    String gone = "no-grants\tdb/migrations/V9__gone.sql\t\tgrant select on account to reader\n";
    project.git.write(".migralint-baseline", entry + entry + gone);
    assertEquals(2, project.run("baseline", "--upgrade", "--prune").exit());
    assertEquals(0, project.run("baseline", "--upgrade").exit());
    List<String> lines =
        Files.readString(project.git.top.resolve(".migralint-baseline"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertEquals(List.of(entry.strip(), gone.strip()), lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'min-version: 99.1;rules: {not-there-yet: off}' | 2 | Update migralint.",
        "'min-version: 99.1;new-key: 1' | 2 | Update migralint.",
        "min-version: 99.1 | 1 | the settings are for migralint 99.1 or newer",
        "'min-version: 0.0;rules: {not-there-yet: off}' | 2 | `migralint rules` lists them.",
        "min-version: new | 2 | has no numbers",
      })
  void settingsForALaterReleaseSayToUpdate(String more, int exit, String expected) {
    settings(more.replace(";", "\n") + "\n");
    Started run = project.run("lint");
    assertEquals(exit, run.exit());
    assertTrue((run.out() + run.err()).contains(expected), run.out() + run.err());
  }

  @Test
  void anOverrideThatLowersARuleIsALoosening() {
    settings("");
    project.git.commit();
    project.git.stage("db/migrations/V3__more.sql", GRANT);
    settings("overrides: [{path: db, rules: {no-grants: off}}]\n");
    String out = project.run("lint").out();
    assertTrue(out.contains("This change overrides rules for db (no-grants)"), out);
    assertTrue(out.contains("no-grants at db/migrations/V3__more.sql:1:1"), out);
  }

  @Test
  void aChangeOfOptionsIsALoosening() {
    project.git.stage("team/typed.yml", TYPED);
    settings("");
    project.git.commit();
    project.git.stage("db/migrations/V3__more.sql", "ALTER TABLE account ADD COLUMN nick json;");
    settings("rules: {typed: {options: {types: xml}}}\n");
    String out = project.run("lint").out();
    assertTrue(out.contains("This change alters what the rule typed matches"), out);
  }

  @Test
  void lockedOptionsStay() throws IOException {
    project.git.stage("team/typed.yml", TYPED);
    project.git.stage(V2, "ALTER TABLE account ADD COLUMN nick json;");
    settings("rules: {typed: {options: {types: xml}}}\n");
    Path organization = temp.resolve("organization.yml");
    Files.writeString(organization, "lock: [rules]\n");
    Started run = project.run("lint", "--settings", organization.toString());
    assertTrue(run.out().contains("Columns of the types json, jsonb are not used"), run.out());
    assertTrue(run.out().contains("has no effect"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lock: [rules] | off | 1",
        "lock: [rules.no-grants] | off | 1",
        "lock: [rules.no-grants] | note | 1",
        "lock: [overrides] | off | 1",
        "lock: [rules.unread] | off | 0",
        "lock: [fail-on] | off | 0",
      })
  void aLockedRuleIsNotLoweredByAnOverride(String lock, String level, int exit) throws IOException {
    settings("overrides: [{path: db, rules: {no-grants: " + level + ", unread: note}}]\n");
    Path organization = temp.resolve("organization.yml");
    Files.writeString(organization, lock + "\n");
    Started run = project.run("lint", "--settings", organization.toString());
    assertEquals(exit, run.exit(), run.out());
    String note = "has no effect: it overrides rules for db (no-grants)";
    assertEquals(exit == 1, run.out().contains(note), run.out());
  }

  @Test
  void anOverrideThatRaisesALockedRuleHolds() throws IOException {
    settings("rules: {no-grants: error}\noverrides: [{path: db, rules: {no-grants: error}}]\n");
    Path organization = temp.resolve("organization.yml");
    Files.writeString(organization, "rules: {no-grants: warning}\nlock: [rules]\n");
    assertEquals(1, project.run("lint", "--settings", organization.toString()).exit());
  }

  @Test
  void aNewRuleIsANoteAndSaysUntilWhen() {
    project.git.stage("team/typed.yml", TYPED + "severity-from: 99.1\n");
    project.git.stage(V2, "ALTER TABLE account ADD COLUMN nick json;");
    settings("");
    String said = "findings of typed are notes until migralint 99.1, then each is an error";
    Started run = project.run("lint");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("note  typed") && run.out().contains(said), run.out());
    settings("rules: {typed: {options: {types: xml}}}\n");
    project.git.stage(V2, "ALTER TABLE account ADD COLUMN nick xml;");
    assertEquals(0, project.run("lint").exit());
    settings("rules: {typed: error}\n");
    project.git.stage(V2, "ALTER TABLE account ADD COLUMN nick json;");
    run = project.run("lint");
    assertEquals(1, run.exit());
    assertTrue(!run.out().contains(said), run.out());
  }

  @Test
  void aRuleFileThatIsNotReadIsAnError() {
    project.git.stage("team/typed.yaml", TYPED);
    settings("");
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("team/typed.yaml: is not read"), run.err());
  }
}
