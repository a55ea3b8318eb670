package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Git tells about migrations that are on the base branch, in a hook and in a range. */
class HistoryLintTest {
  private static final String FOLDER = "db/migrations/";
  private static final String ONE = FOLDER + "0001_account.up.sql";
  private static final String TWO = FOLDER + "0002_team.up.sql";
  private static final String THREE = FOLDER + "0003_role.up.sql";
  private static final String ACCOUNT = "CREATE TABLE account (id bigint PRIMARY KEY);\n";
  private static final String EDITED =
      "CREATE TABLE account (id bigint PRIMARY KEY, email text);\n";
  private static final String TEAM = "CREATE TABLE team (id bigint PRIMARY KEY);\n";
  private static final String ROLE = "CREATE TABLE role (id bigint PRIMARY KEY);\n";
  private static final String REASON = "edited-migration because nobody has run it";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.empty(temp);
    project.git.commit("go.mod", "require github.com/golang-migrate/migrate/v4 v4.19.1\n");
    project.git.commit(ONE, ACCOUNT);
    push();
    project.git.git("checkout", "-q", "-b", "topic");
  }

  /** Lets origin's base branch be where HEAD is. */
  private void push() {
    project.git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    project.git.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
  }

  /** Another branch is merged first; this one stays as it is. */
  private void elsewhere(String path, String text) {
    project.git.git("checkout", "-q", "--detach", "refs/remotes/origin/main");
    project.git.commit(path, text);
    push();
    project.git.git("checkout", "-q", "topic");
  }

  private String commit(String path, String text, String message) {
    project.git.stage(path, text);
    project.git.git("commit", "-q", "-m", message);
    return project.git.git("rev-parse", "HEAD").strip();
  }

  private static List<String> lint(Project project, String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "json"));
    all.addAll(List.of(arguments));
    Started run = project.run(all.toArray(String[]::new));
    List<String> lines = new ArrayList<>();
    for (JsonNode finding : Project.json(run.out()).get("findings")) {
      String path = finding.get("path").asText();
      lines.add(
          finding.get("rule").asText()
              + " "
              + path.substring(path.lastIndexOf('/') + 1)
              + (finding.get("suppressed").asBoolean() ? " allowed" : ""));
    }
    return lines;
  }

  private List<String> hook() {
    return lint(project);
  }

  private List<String> range() {
    return lint(project, "--base", "origin/main", "--head", "topic");
  }

  @Test
  void anEdit() {
    project.git.stage(ONE, EDITED);
    assertEquals(List.of("edited-migration 0001_account.up.sql"), hook());
    project.git.commit();
    assertEquals(List.of("edited-migration 0001_account.up.sql"), range());
  }

  @Test
  void whatIsOnlyOnThisBranchMayBeEditedRenamedAndDeleted() {
    project.git.commit(TWO, TEAM);
    project.git.stage(TWO, TEAM + "CREATE TABLE more (id bigint PRIMARY KEY);\n");
    assertEquals(List.of(), hook());
    project.git.commit();
    assertEquals(List.of(), range());
    assertEquals(List.of(), lint(project, "--base", "HEAD^", "--head", "HEAD"));
    project.git.git("mv", TWO, THREE);
    assertEquals(List.of(), hook());
    project.git.commit();
    project.git.git("rm", "-q", THREE);
    assertEquals(List.of(), hook());
    project.git.commit();
    assertEquals(List.of(), range());
  }

  @Test
  void theOtherBranchTookTheNumber() {
    elsewhere(FOLDER + "0002_other.up.sql", ROLE);
    project.git.stage(TWO, TEAM);
    List<String> twice = List.of("duplicate-version 0002_team.up.sql");
    assertEquals(twice, hook());
    project.git.commit();
    assertEquals(twice, range());
  }

  /** A runner that refused the two would not have applied so many others. */
  @Test
  void manyMigrationsAfterTwoOfOneVersionShowThatTheyAreNotRefused() {
    project.git.commit(FOLDER + "0001_team.up.sql", TEAM);
    for (int version = 2; version < 5; version++) {
      project.git.commit(FOLDER + "000" + version + "_x.up.sql", "SELECT 1;\n");
    }
    assertEquals(List.of("duplicate-version 0001_team.up.sql"), lint(project, "--all"));
    project.git.commit(FOLDER + "0005_x.up.sql", "SELECT 1;\n");
    assertEquals(List.of(), lint(project, "--all"));
    project.git.stage(FOLDER + "0001_role.up.sql", ROLE);
    assertEquals(List.of("duplicate-version 0001_role.up.sql"), hook());
  }

  @Test
  void theOtherBranchTookALaterNumber() {
    elsewhere(THREE, ROLE);
    project.git.stage(TWO, TEAM);
    List<String> late = List.of("late-migration 0002_team.up.sql");
    assertEquals(late, hook());
    project.git.commit();
    assertEquals(late, range());
  }

  /** What Flyway is told in code, or in the configuration of a module beside. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "db/src/main/java/app/FlywayConfig.java | Flyway.configure().outOfOrder(true).load()",
        "db/src/main/kotlin/app/Database.kt | flyway { isOutOfOrder = true }",
        "db/src/main/java/app/Migration.java | "
            + "flyway.configuration(Map.of(\"flyway.outOfOrder\", \"true\"))",
        "cli/src/main/resources/application.yml | "
            + "flyway: {datasources: {pg: {locations: [classpath:db/migration], outOfOrder: true},"
            + " my: {locations: [classpath:mysql], outOfOrder: false}}}",
      })
  void flywayIsToldToApplyLateMigrations(String path, String text) {
    String folder = "db/src/main/resources/db/migration/";
    elsewhere(folder + "V3__role.sql", ROLE);
    project.git.stage(folder + "V2__team.sql", TEAM);
    assertEquals(List.of("late-migration V2__team.sql"), hook());
    project.git.stage(path, text);
    assertEquals(List.of(), hook());
    project.git.stage(path, text.replace("rue", "no").replace("false", "true"));
    assertEquals(List.of("late-migration V2__team.sql"), hook());
  }

  @Test
  void aTrailerAllowsItForTheFilesOfItsCommit() {
    commit(ONE, EDITED, "Add the e-mail\n\nMigralint-Allow: " + REASON);
    assertEquals(List.of("edited-migration 0001_account.up.sql allowed"), range());
    Started shown = project.run("lint", "--base", "origin/main", "--show-suppressed");
    assertTrue(shown.out().contains("nobody has run it"), shown.out());
  }

  @Test
  void aTrailerOfAnotherCommitDoesNot() {
    commit(ONE, EDITED, "Add the e-mail");
    commit(TWO, TEAM, "Add teams\n\nMigralint-Allow: " + REASON);
    assertEquals(List.of("edited-migration 0001_account.up.sql"), range());
  }

  @Test
  void aMalformedTrailerIsSaid() {
    String id = commit(ONE, EDITED, "Add the e-mail\n\nMigralint-Allow: edited-migration");
    assertEquals(List.of("edited-migration 0001_account.up.sql"), range());
    Started run = project.run("lint", "--base", "origin/main", "--head", "topic");
    assertTrue(run.out().contains("commit " + id.substring(0, 8) + " allows nothing"), run.out());
    assertTrue(run.out().contains("because"), run.out());
  }

  @Test
  void aTrailerThatNamesNoRuleIsSaid() {
    commit(ONE, EDITED, "Add the e-mail\n\nMigralint-Allow: edit because it failed");
    Started run = project.run("lint", "--base", "origin/main", "--head", "topic");
    assertTrue(run.out().contains("allows `edit`, and there is no such rule"), run.out());
  }

  @Test
  void theEnvironmentAllowsItInTheHook() {
    project.git.stage(ONE, EDITED);
    assertEquals(
        List.of("edited-migration 0001_account.up.sql allowed"),
        lint(project.with("MIGRALINT_ALLOW", REASON)));
    Started run = project.with("MIGRALINT_ALLOW", "edited-migration").run("lint");
    assertTrue(run.out().contains("MIGRALINT_ALLOW allows nothing"), run.out());
  }

  @Test
  void deletionsAreOneFinding() {
    elsewhere(TWO, TEAM);
    elsewhere(THREE, ROLE);
    project.git.git("reset", "-q", "--hard", "origin/main");
    project.git.git("rm", "-q", ONE, TWO);
    assertEquals(List.of("removed-migration 0001_account.up.sql"), hook());
    Started run = project.run("lint");
    assertTrue(run.out().contains("0001_account.up.sql, "), run.out());
    assertTrue(run.out().contains("are deleted"), run.out());
  }

  @Test
  void aSquashIsOneFinding() {
    elsewhere(TWO, TEAM);
    project.git.git("reset", "-q", "--hard", "origin/main");
    project.git.git("rm", "-q", ONE, TWO);
    project.git.stage(FOLDER + "0003_all.up.sql", ACCOUNT + TEAM + ROLE);
    List<String> once = List.of("removed-migration 0001_account.up.sql");
    assertEquals(once, hook());
    project.git.commit();
    assertEquals(once, range());
  }

  @Test
  void aFolderThatIsMovedOrGivenUpIsNone() {
    project.git.write("server/keep.txt", "").git("mv", "db", "server/db");
    assertEquals(List.of(), hook());
    project.git.git("rm", "-q", "-r", "-f", "server");
    assertEquals(List.of(), hook());
  }

  @Test
  void aRename() {
    project.git.git("mv", ONE, FOLDER + "0001_accounts.up.sql");
    assertEquals(List.of(), hook());
    project.git.git("mv", FOLDER + "0001_accounts.up.sql", TWO);
    assertEquals(List.of("removed-migration 0001_account.up.sql"), hook());
  }

  @Test
  void aRenameThatEndsAClashIsNone() {
    elsewhere(TWO, TEAM);
    elsewhere(FOLDER + "0002_other.up.sql", ROLE);
    project.git.git("reset", "-q", "--hard", "origin/main");
    project.git.git("mv", FOLDER + "0002_other.up.sql", THREE);
    assertEquals(List.of(), hook());
  }

  @Test
  void manyEditsAreOneFinding() {
    for (int i = 2; i < 6; i++) {
      elsewhere(FOLDER + "000" + i + "_t.up.sql", "CREATE TABLE t" + i + " (id bigint);\n");
    }
    project.git.git("reset", "-q", "--hard", "origin/main");
    for (int i = 2; i < 6; i++) {
      project.git.stage(
          FOLDER + "000" + i + "_t.up.sql", "create table t" + i + " (id bigint); -- a table\n");
    }
    assertEquals(List.of("edited-migration-comments 0002_t.up.sql"), hook());
    Started run = project.run("lint");
    assertTrue(run.out().contains("This migration and 3 more are on the base branch"), run.out());
  }

  @Test
  void whatAMergeBringsIsNotThisBranchsDoing() {
    project.git.commit(THREE, ROLE);
    project.git.git("checkout", "-q", "--detach", "refs/remotes/origin/main");
    project.git.commit(ONE, EDITED);
    push();
    project.git.git("checkout", "-q", "topic");
    project.git.git("merge", "-q", "--no-commit", "refs/remotes/origin/main");
    assertEquals(List.of(), hook());
    project.git.git("commit", "-q", "--no-edit");
    assertEquals(List.of(), range());
  }

  @Test
  void whatTheMergeItselfEditsIs() {
    project.git.commit(THREE, ROLE);
    elsewhere(TWO, TEAM);
    project.git.git("merge", "-q", "--no-commit", "refs/remotes/origin/main");
    project.git.stage(ONE, EDITED);
    assertEquals(List.of("edited-migration 0001_account.up.sql"), hook());
    project.git.git("commit", "-q", "--no-edit");
    assertEquals(List.of("edited-migration 0001_account.up.sql"), range());
  }

  @Test
  void whatIsWrongOnTheBaseBranchAlreadyIsNotToldAgain() {
    elsewhere(
        "drizzle/meta/_journal.json",
        """
        {"version": "7", "dialect": "postgresql", "entries": [{"idx": 0, "tag": "0000_a"}]}
        """);
    elsewhere("drizzle/0001_b.sql", TEAM);
    project.git.git("reset", "-q", "--hard", "origin/main");
    project.git.stage(
        "drizzle/meta/_journal.json",
        """
        {"version": "7", "dialect": "postgresql", "entries": [{"idx": 0, "tag": "0000_a"},
          {"idx": 1, "tag": "0001_b"}]}
        """);
    assertEquals(List.of(), hook());
  }

  @Test
  void aDrizzleMigrationDatedInTheFutureHidesThoseMadeBeforeThen() {
    drizzle(Instant.parse("2026-12-02T00:00:00Z"));
    project.at("2026-12-01T23:59:59Z");
    assertEquals(List.of(), hook());
    project.at("2026-11-30T23:59:59Z");
    assertEquals(List.of("unlisted-migration 0000_a.sql"), hook());
    drizzle(Instant.ofEpochMilli(999_999_999_999_999_999L));
    assertEquals(List.of("unlisted-migration 0000_a.sql"), hook());
  }

  private void drizzle(Instant when) {
    project.git.stage(
        "drizzle/meta/_journal.json",
        """
        {"version": "7", "dialect": "postgresql", "entries": [
          {"idx": 0, "tag": "0000_a", "when": %d}]}
        """
            .formatted(when.toEpochMilli()));
    project.git.stage("drizzle/0000_a.sql", TEAM);
  }
}
