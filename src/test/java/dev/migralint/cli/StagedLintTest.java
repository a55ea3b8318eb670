package dev.migralint.cli;

import static dev.migralint.cli.Project.CREATE;
import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migralint lint} in a hook: the index decides, never the working tree. */
class StagedLintTest {
  private static final String V1 = "db/migrations/V1__account.sql";
  private static final String V2 = "db/migrations/V2__email.sql";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
  }

  private static List<String> gone(String place) {
    return List.of("exit 1", "column-gone " + place, "old-column-gone " + place);
  }

  @Test
  void whatIsStagedAndNotTheWorkingTree() {
    project.git.stage(V2, DROP).write(V2, "SELECT 1;\n");
    assertEquals(gone(V2 + ":1:21"), project.lint());
    assertEquals(gone(V2 + ":1:21"), project.lint("--staged"));
    project.git.stage(V2, "SELECT 1;\n").write(V2, DROP);
    assertEquals(List.of("exit 0"), project.lint());
  }

  @Test
  void aDeletedWorkingTreeIsStillStaged() throws IOException {
    project.git.stage(V2, DROP);
    Files.delete(project.git.top.resolve(V2));
    assertEquals(gone(V2 + ":1:21"), project.lint());
  }

  @Test
  void partlyStaged() {
    project.git.stage(V2, GRANT).write(V2, GRANT + DROP).write("db/migrations/V3__x.sql", DROP);
    assertEquals(List.of("exit 1", "no-grants " + V2 + ":1:1"), project.lint());
  }

  @Test
  void nothingStagedIsSaid() {
    Started run = project.run("lint");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("Looked at staged changes against HEAD"), run.out());
    assertTrue(run.out().contains("0 files"), run.out());
  }

  @Test
  void theFirstCommit() {
    Project unborn = Project.unborn(temp.resolve("other"));
    unborn.git.stage(V1, CREATE + DROP);
    assertEquals(List.of("exit 1", "column-gone " + V1 + ":2:21"), unborn.lint());
  }

  @Test
  void whatIsMovedInAmongTheMigrationsIsNew() {
    project.git.commit("drafts/drop.sql", DROP);
    project.git.git("mv", "drafts/drop.sql", V2);
    assertEquals("exit 1", project.lint().getFirst());
  }

  @Test
  void aRenameIsNotNew() {
    project.git.commit(V2, DROP);
    project.git.git("mv", V2, "db/migrations/V3__email.sql");
    assertEquals(List.of("exit 0"), project.lint());
  }

  @Test
  void onlyADeletion() {
    project.git.commit(V2, DROP);
    project.git.git("rm", "-q", V2);
    Started run = project.run("lint");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains(V2 + " is deleted, and databases may"), run.out());
    assertTrue(run.out().contains("1 migration deleted"), run.out());
  }

  @Test
  void aChangedFileIsJudgedWhereItChanged() {
    project.git.commit(V2, DROP);
    project.git.stage(V2, "-- why\n" + DROP + "ALTER TABLE account DROP COLUMN id;\n");
    assertEquals(gone(V2 + ":3:21"), project.lint());
  }

  /** GitHub shows an annotation only where all its lines are in the difference. */
  @Test
  void annotationsStandOnChangedLines() {
    String before = "ALTER TABLE account\n  ADD COLUMN c text,\n  DROP COLUMN email;\n";
    project.git.commit(V2, before);
    project.git.stage(V2, before.replace("c text", "c int"));
    assertTrue(project.run("lint", "--format", "github").out().contains(V2 + ",line=2,endLine=2,"));
    project.git.stage(V2, before.replace("DROP COLUMN email", "DROP COLUMN\n email"));
    assertEquals(List.of("exit 0"), project.lint(), "Flyway's checksum leaves out line breaks");
    project.git.stage(V2, before.replace("DROP COLUMN email", "DROP COLUMN\n id"));
    assertTrue(project.run("lint", "--format", "github").out().contains(V2 + ",line=3,endLine=4"));
  }

  @Test
  void whatAnUnchangedStatementMadeIsEarlier() {
    project.git.commit(V2, "CREATE TABLE a (x int, y int);\n");
    project.git.stage(
        V2, "CREATE TABLE a (x int, y int);\nALTER TABLE a DROP COLUMN x;\nSELECT 1;\n");
    assertEquals(gone(V2 + ":2:15"), project.lint());
  }

  @Test
  void whatThisChangeMakesIsNotOld() {
    project.git.stage(V2, "CREATE TABLE a (x int, y int);\nALTER TABLE a DROP COLUMN x;\n");
    assertEquals(List.of("exit 1", "column-gone " + V2 + ":2:15"), project.lint());
  }

  @Test
  void whatAnEarlierCommitOfTheBranchMadeIsNewAsLongAsTheBaseIsKnown() {
    project.git.git("branch", "-m", "main", "release");
    project.git.git("checkout", "-q", "-b", "topic");
    project.git.commit(V2, "CREATE TABLE a (x int, y int);\n");
    String v3 = "db/migrations/V3__x.sql";
    project.git.stage(v3, "ALTER TABLE a DROP COLUMN x;\n");
    assertEquals(gone(v3 + ":1:15"), project.lint());
    project.git.stage(".migralint.yml", Project.SETTINGS + "base: release\n");
    assertEquals(List.of("exit 1", "column-gone " + v3 + ":1:15"), project.lint());
    project.git.stage(".migralint.yml", Project.SETTINGS);
    project.git.git("update-ref", "refs/remotes/origin/main", "release");
    assertEquals(List.of("exit 1", "column-gone " + v3 + ":1:15"), project.lint());
    project.git.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
    assertEquals(List.of("exit 1", "column-gone " + v3 + ":1:15"), project.lint());
  }

  @Test
  void aMergeShowsWhatIsNewToTheBaseBranch() {
    project.git.git("checkout", "-q", "-b", "topic");
    project.git.commit(V2, DROP);
    project.git.git("checkout", "-q", "main");
    project.git.commit("README", "x");
    project.git.git("merge", "-q", "--no-commit", "--no-ff", "topic");
    assertEquals(gone(V2 + ":1:21"), project.lint());
    project.git.git("update-ref", "refs/remotes/origin/main", "topic");
    assertEquals(List.of("exit 0"), project.lint());
    project.git.stage("db/migrations/V3__x.sql", GRANT);
    assertEquals(List.of("exit 1", "no-grants db/migrations/V3__x.sql:1:1"), project.lint());
  }

  @Test
  void anUnresolvedMergeIsAnErrorOfThatFileAlone() {
    project.git.git("checkout", "-q", "-b", "topic");
    project.git.commit(V2, "SELECT 1;\n");
    project.git.git("checkout", "-q", "main");
    project.git.commit(V2, "SELECT 2;\n");
    project.git.run(1, "merge", "-q", "topic");
    project.git.stage("db/migrations/V3__x.sql", GRANT);
    assertEquals(
        List.of(
            "exit 3",
            "no-grants db/migrations/V3__x.sql:1:1",
            "error " + V2 + ": has an unresolved merge conflict."),
        project.lint());
  }

  @Test
  void theIndexThatGitNames() {
    project.git.write(V2, DROP);
    project.git.git("add", "-N", V2);
    Path other = project.git.top.resolve(".git/other");
    assertEquals(List.of("exit 0"), project.lint());
    try {
      Files.copy(project.git.top.resolve(".git/index"), other);
      ProcessBuilder add = project.git.command(List.of("git", "add", V2));
      add.environment().put("GIT_INDEX_FILE", other.toString());
      assertEquals(0, add.start().waitFor());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
    assertEquals(gone(V2 + ":1:21"), project.with("GIT_INDEX_FILE", ".git/other").lint());
  }

  @Test
  void fromAFolderBelow() {
    project.git.stage(V2, DROP);
    assertEquals(gone(V2 + ":1:21"), project.in("db").lint());
    assertEquals(gone(V2 + ":1:21"), project.in(temp).lint("-C", project.git.top.toString()));
    assertEquals(gone(V2 + ":1:21"), project.in(temp).lint("--repo", "a repo's top/team"));
  }

  @Test
  void preCommitWithStagedFiles() {
    project.git.stage(V2, DROP);
    Project framework = project.with("PRE_COMMIT", "1");
    assertEquals(gone(V2 + ":1:21"), framework.lint("--staged"));
    assertEquals(gone(V2 + ":1:21"), framework.lint("--staged", V1, V2));
  }

  @Test
  void preCommitForAllFilesLintsTheMigrationsAmongThem() {
    project.git.commit(V2, GRANT);
    project.git.commit("README.md", "no SQL");
    project.git.commit("db/seeds/seed.sql", GRANT);
    Project framework = project.with("PRE_COMMIT", "1");
    assertEquals(
        List.of("exit 1", "no-grants " + V2 + ":1:1"),
        framework.lint("--staged", V1, V2, "README.md", "db/seeds/seed.sql"));
    Started nothing = framework.run("lint", "--staged", "README.md", "db/seeds/seed.sql");
    assertEquals(0, nothing.exit(), nothing.out());
    assertTrue(nothing.out().contains("no migrations there"), nothing.out());
    Started none = framework.run("lint", "--staged");
    assertEquals(0, none.exit());
    assertTrue(none.out().contains("no migrations there"), none.out());
  }

  @Test
  void preCommitWithRefsIsARange() {
    project.git.commit(V2, DROP);
    Project framework =
        project.with(
            "PRE_COMMIT", "1", "PRE_COMMIT_FROM_REF", "HEAD^", "PRE_COMMIT_TO_REF", "HEAD");
    assertEquals(gone(V2 + ":1:21"), framework.lint("--staged"));
    assertEquals(gone(V2 + ":1:21"), framework.lint("--staged", V2));
  }

  @Test
  void inALinkedWorkingTree() {
    Path linked = temp.resolve("linked");
    project.git.git("worktree", "add", "-q", linked.toString());
    project.git.at(linked).stage(V2, DROP);
    assertEquals(gone(V2 + ":1:21"), project.in(linked).lint());
    assertEquals(List.of("exit 0"), project.lint());
  }
}
