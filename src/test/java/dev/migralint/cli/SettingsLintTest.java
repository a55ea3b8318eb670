package dev.migralint.cli;

import static dev.migralint.cli.Project.CREATE;
import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static dev.migralint.cli.Project.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** What {@code .migralint.yml} decides, and what is said about it. */
class SettingsLintTest {
  private static final String V2 = "db/migrations/V2__reader.sql";
  private static final String FOUND = "no-grants " + V2 + ":1:1";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.stage(V2, GRANT);
  }

  private void stage(String settings) {
    project.git.stage(".migralint.yml", SETTINGS + settings);
  }

  @Test
  void stagedSettingsCountAndTheWorkingTreeDoesNot() {
    project.git.write(".migralint.yml", "broken: [");
    assertEquals(List.of("exit 1", FOUND), project.lint());
    stage("rules: {no-grants: off}\n");
    project.git.write(".migralint.yml", SETTINGS);
    assertEquals(List.of("exit 0"), project.lint());
    assertEquals(List.of("exit 1", FOUND), project.lint("db"));
  }

  @Test
  void theOtherNameOfTheFile() {
    project.git.git("mv", ".migralint.yml", ".migralint.yaml");
    project.git.stage(".migralint.yaml", SETTINGS + "rules: {no-grants: off}\n");
    assertEquals(List.of("exit 0"), project.lint());
    Started run = project.run("lint");
    assertTrue(run.out().contains("this change alters .migralint.yaml, which"), run.out());
    assertTrue(run.out().contains(".migralint.yaml:2:9  warning  policy-loosened"), run.out());
    assertEquals(List.of("exit 1", FOUND), project.lint("--policy-from", "base"));
    project.git.commit();
    assertFalse(project.run("lint", "--all").out().contains("no-grants"));
    project.git.stage(".migralint.yaml", "rulez: 1\n");
    assertTrue(project.run("lint").err().contains(".migralint.yaml:1:1: "));
  }

  @Test
  void twoFilesAreOneTooMany() {
    project.git.stage(".migralint.yaml", SETTINGS);
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(
        run.err().contains("two settings files: .migralint.yml and .migralint.yaml. Move"),
        run.err());
  }

  @Test
  void alteringThemIsSaid() {
    stage("# a remark\n");
    assertTrue(project.run("lint").out().contains("this change alters .migralint.yml"));
    project.git.commit();
    project.git.stage("team/unread.yml", Project.rule("command", "", "x"));
    assertTrue(project.run("lint").out().contains("this change alters rules of this repository"));
    project.git.git("reset", "-q", "--hard");
    assertFalse(project.run("lint").out().contains("alters"));
    project.git.git("rm", "-q", "--cached", ".migralint.yml");
    assertTrue(project.run("lint").out().contains("this change alters .migralint.yml"));
  }

  @ParameterizedTest
  @CsvSource({
    "note, error, 0",
    "warning, error, 0",
    "error, error, 1",
    "on, error, 1",
    "off, note, 0",
    "note, note, 1",
    "note, warning, 0",
    "warning, warning, 1",
    "error, never, 0",
  })
  void severitiesAndTheThreshold(String severity, String failOn, int exit) {
    stage("rules: {no-grants: " + severity + "}\nfail-on: " + failOn + "\n");
    project.git.commit();
    assertEquals(exit, project.run("lint", "--all").exit());
    project.git.commit(".migralint.yml", SETTINGS + "rules: {no-grants: " + severity + "}\n");
    assertEquals(exit, project.run("lint", "--all", "--fail-on", failOn).exit());
    assertEquals(severity.equals("off"), project.lint("--all").size() == 1);
  }

  @Test
  void excludedFilesAreNotRead() {
    stage("exclude: db/migrations/V2*\n");
    assertEquals(List.of("exit 0"), project.lint());
    project.git.commit();
    assertEquals(List.of("exit 0"), project.lint("--all"));
    project.git.git("rm", "-q", V2);
    assertFalse(project.run("lint").out().contains("deleted"));
  }

  @Test
  void onlyTheMigrationsThatAreNamed() {
    project.git.stage("sql/odd/first.sql", CREATE).stage("sql/odd/second.sql", DROP);
    stage("migrations: sql/odd\n");
    assertEquals(List.of("exit 1", "column-gone sql/odd/second.sql:1:21"), project.lint());
    stage("migrations: [{path: db/migrations, layout: flyway}, sql/odd]\n");
    assertEquals(List.of("exit 1", FOUND, "column-gone sql/odd/second.sql:1:21"), project.lint());
    stage("migrations: [db/migrations, no/such]\n");
    List<String> lines = project.lint();
    assertEquals(List.of("exit 3", FOUND), lines.subList(0, 2));
    assertTrue(lines.getLast().startsWith("error no/such: "), lines.getLast());
  }

  @Test
  void aFolderThatIsNewIsNoErrorOfTheCommitBefore() {
    project.git.commit();
    stage("migrations: [db/migrations, sql/odd]\n");
    project.git.stage("sql/odd/first.sql", CREATE);
    project.git.git("rm", "-q", V2);
    assertEquals(List.of("exit 0"), project.lint());
    assertTrue(project.run("lint").out().contains(V2 + " is deleted"));
  }

  @Test
  void whereUnqualifiedNamesAre() {
    project.git.commit("db/migrations/V3__app.sql", "CREATE TABLE app.a (x int, y int);\n");
    project.git.stage("db/migrations/V4__app.sql", "ALTER TABLE a DROP COLUMN x;\n");
    stage("search-path: [app, public]\n");
    String out = project.run("lint").out();
    assertTrue(out.contains("has existed since V3__app.sql:1"), out);
  }

  @Test
  void ofTheOrganisationBelow() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("org/rules"));
    Files.writeString(folder.resolve("org-grants.yml"), Project.rule("privileges", "", "x"));
    Path file =
        Files.writeString(
            temp.resolve("org/settings.yml"),
            "rule-folders: rules\nrules: {no-grants: note, org-grants: warning}\n");
    Started run = project.run("lint", "--settings", file.toString());
    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains("org-grants"), run.out());
    stage("rules: {no-grants: error}\n");
    assertEquals(1, project.run("lint", "--settings", file.toString()).exit());
    assertEquals(
        1,
        project
            .in(temp)
            .run("lint", "-C", "a repo's top", "--settings", "org/settings.yml")
            .exit());
    Files.writeString(file, "rules: {no-grant: off}\n");
    Started broken = project.run("lint", "--settings", file.toString());
    assertEquals(2, broken.exit());
    assertTrue(
        broken
            .err()
            .contains("settings.yml:1:9: there is no rule `no-grant`. Did you mean `no-grants`?"),
        broken.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rulez: {}|.migralint.yml:2:1: |`rules`",
        "rules: {no-grant: off}|.migralint.yml:2:9: |`no-grants`",
        "rules: {no-grants: of}|.migralint.yml:2:20: |`off`",
        "fail-on: eror|.migralint.yml:2:10: |`error`",
        "postgres: 7|.migralint.yml:2:11: |",
        "rules: [|.migralint.yml:|",
        "exclude: ../x|.migralint.yml:2:10: |",
        "migrations: {path: db, layout: flywai}|.migralint.yml:2:|`flyway`",
        "allow: [{rule: no-grants, path: x}]|.migralint.yml:2:9: |because",
        "base: nowhere|nowhere|",
      })
  void brokenSettings(String line, String place, String nearest) {
    stage(line + "\n");
    Started run = project.run("lint");
    if (line.startsWith("base")) {
      assertEquals(1, run.exit());
      assertTrue(run.out().contains("base branch nowhere is not in this clone"), run.out());
      return;
    }
    assertEquals(2, run.exit());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("migralint: " + place), run.err());
    assertTrue(nearest == null || run.err().contains(nearest), run.err());
    List<String> json = Project.lines(project.run("lint", "--format", "json"));
    assertEquals("exit 2", json.getFirst());
    assertTrue(json.get(1).startsWith("error .migralint.yml: "), json.toString());
  }

  @Test
  void brokenRules() {
    project.git.stage("team/unread.yml", "title: x\nmatch: drop-colum\n");
    project.git.stage("team/no-grants.yml", Project.rule("command", "when: {comand: grant}", "x"));
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("team/unread.yml:2:8: "), run.err());
    assertTrue(run.err().contains("Did you mean `drop-column`?"), run.err());
    assertTrue(run.err().contains("team/no-grants.yml:5:8: "), run.err());
    assertTrue(run.err().contains("Did you mean `command`?"), run.err());
    project.git.stage(".migralint.yml", "rule-folders: no/such\n");
    run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("no/such: holds no rules"), run.err());
  }

  @Test
  void unreadableSettings() throws IOException {
    project.bytes(".migralint.yml", new byte[] {0}).git.git("add", ".migralint.yml");
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains(".migralint.yml: holds a NUL character"), run.err());
    Files.delete(project.git.top.resolve(".migralint.yml"));
    Path elsewhere = Files.writeString(temp.resolve("elsewhere.yml"), SETTINGS);
    Files.createSymbolicLink(project.git.top.resolve(".migralint.yml"), elsewhere);
    project.git.git("add", ".migralint.yml");
    run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("symbolic link"), run.err());
  }

  @Test
  void findingsThatAreAllowed() {
    stage("allow: [{rule: no-grants, path: \"db/**\", because: it is read only}]\n");
    assertEquals(List.of("exit 0", FOUND + " allowed"), project.lint());
    Started run = project.run("lint", "--show-suppressed");
    assertTrue(run.out().contains("in the settings: it is read only"), run.out());
    stage("allow: [{rule: no-grants, path: \"x/**\", because: y}]\n");
    assertEquals(List.of("exit 1", FOUND), project.lint());
    assertFalse(project.run("lint").out().contains("allows nothing"));
    project.git.commit();
    String all = project.run("lint", "--all").out();
    assertTrue(all.contains(".migralint.yml:2:16: allows nothing"), all);
    stage("allow: [{rule: no-grant, path: \"x/**\", because: y}]\n");
    assertEquals(2, project.run("lint").exit());
  }

  @Test
  void theWholeHistoryIsAllowedInSettings() {
    project.git.commit();
    assertTrue(project.run("lint", "--all").out().contains("rule: no-grants"));
    assertTrue(project.run("lint", "--base", "HEAD^").out().contains("-- migralint:allow"));
  }
}
