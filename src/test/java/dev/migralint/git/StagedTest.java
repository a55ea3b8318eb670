package dev.migralint.git;

import static dev.migralint.git.Sandbox.diff;
import static dev.migralint.git.Sandbox.lines;
import static dev.migralint.git.Sandbox.names;
import static dev.migralint.git.Sandbox.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.source.ChangeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedTest {
  @TempDir Path temp;
  Sandbox sandbox;

  @BeforeEach
  void create() {
    sandbox = Sandbox.create(temp);
  }

  @Test
  void everythingIsNewInTheFirstCommit() {
    sandbox.stage("db/1.sql", "one");
    ChangeSet staged = sandbox.staged();
    assertEquals(List.of("ADDED db/1.sql"), lines(staged));
    assertEquals("staged changes of the first commit", staged.description());
  }

  @Test
  void nothingIsStagedInAnEmptyRepository() {
    assertEquals(List.of(), lines(sandbox.staged()));
  }

  @Test
  void theIndexIsReadAndNotTheWorkingTree() throws IOException {
    sandbox.commit("a.sql", "old");
    sandbox.stage("a.sql", "staged").write("a.sql", "working");
    sandbox.write("untracked.sql", "untracked");
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.empty());
      assertEquals(List.of("MODIFIED a.sql < a.sql"), lines(staged));
      assertEquals("staged", text(staged.head().content("a.sql")));
      assertEquals("missing", text(staged.head().content("untracked.sql")));
      var before = diff(staged).changes().get(0).before().get(0);
      assertEquals("old", text(before.tree().content("a.sql")));
      Files.delete(sandbox.top.resolve("a.sql"));
      assertEquals("staged", text(repository.stagedTree().content("a.sql")));
    }
  }

  @Test
  void aChangeOfTheWorkingTreeAloneIsNone() {
    sandbox.commit("a.sql", "old");
    sandbox.write("a.sql", "working");
    assertEquals(List.of(), lines(sandbox.staged()));
  }

  @Test
  void additionsChangesAndDeletionsInManyFolders() {
    sandbox.stage("db/a/1.sql", "1").stage("db/b/2.sql", "2").stage("app/x.ts", "x").commit();
    sandbox.git("rm", "-q", "db/a/1.sql");
    sandbox.stage("db/b/2.sql", "22").stage("db/b/3.sql", "three");
    assertEquals(
        List.of(
            "DELETED db/a/1.sql < db/a/1.sql",
            "MODIFIED db/b/2.sql < db/b/2.sql",
            "ADDED db/b/3.sql"),
        lines(sandbox.staged()));
  }

  @Test
  void aFileThatBecomesAFolder() {
    sandbox.commit("db", "a file");
    sandbox.git("rm", "-q", "db");
    sandbox.stage("db/1.sql", "something else");
    assertEquals(List.of("DELETED db < db", "ADDED db/1.sql"), lines(sandbox.staged()));
  }

  @Test
  void intendedAdditionsAreNotStaged() {
    sandbox.commit("a.sql", "a");
    sandbox.write("b.sql", "b").git("add", "-N", "b.sql");
    assertEquals(List.of(), lines(sandbox.staged()));
    sandbox.stage("c.sql", "c");
    assertEquals(List.of("ADDED c.sql"), lines(sandbox.staged()));
    try (Repository repository = sandbox.open()) {
      assertEquals(List.of("FILE a.sql", "FILE c.sql"), names(repository.stagedTree(), ""));
    }
  }

  @Test
  void equalAndVerySimilarFilesAreRenamed() {
    String text = numbered(40);
    sandbox.stage("old/equal.sql", text).stage("old/similar.sql", text + "-- that one\n").commit();
    sandbox.git("mv", "old", "new");
    sandbox.stage("new/similar.sql", text + "-- this one\n");
    assertEquals(
        List.of(
            "RENAMED new/equal.sql < old/equal.sql", "RENAMED new/similar.sql < old/similar.sql"),
        lines(sandbox.staged()));
  }

  @Test
  void anotherFileInstead() {
    sandbox.commit("old.sql", numbered(20));
    sandbox.git("mv", "old.sql", "new.sql");
    sandbox.stage(
        "new.sql", numbered(20) + "CREATE TABLE other (a int, b int, c int, d int);\n".repeat(4));
    assertEquals(List.of("ADDED new.sql", "DELETED old.sql < old.sql"), lines(sandbox.staged()));
  }

  private static String numbered(int lines) {
    return IntStream.range(0, lines)
        .mapToObj(i -> "CREATE TABLE table_%d (id bigint PRIMARY KEY);\n".formatted(i))
        .collect(Collectors.joining());
  }

  @Test
  void permissionsAreNoChange() {
    sandbox.commit("a.sql", "a");
    sandbox.git("update-index", "--chmod=+x", "a.sql");
    assertEquals(List.of(), lines(sandbox.staged()));
  }

  @Test
  void submodulesAreNoFiles() {
    String id = sandbox.commit("a.sql", "a").head();
    sandbox.git("update-index", "--add", "--cacheinfo", "160000," + id + ",sub");
    assertEquals(List.of(), lines(sandbox.staged()));
    try (Repository repository = sandbox.open()) {
      assertEquals(List.of("FILE a.sql", "SUBMODULE sub"), names(repository.stagedTree(), ""));
      String problem = text(repository.stagedTree().content("sub/b.sql"));
      assertTrue(problem.contains("submodule"), problem);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space.sql",
        "it's \"quoted\".sql",
        "two\nlines.sql",
        "ünïcödé/マイグレーション.sql",
        "-dash.sql",
        "tab\there.sql",
        "$(touch pwned).sql",
        "back\\slash.sql"
      })
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows forbids most of these names")
  void anyNameIsAName(String path) {
    sandbox.stage(path, "content");
    assertEquals(List.of("ADDED " + path), lines(sandbox.staged()));
    sandbox.commit();
    sandbox.stage(path, "other");
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.empty());
      assertEquals(List.of("MODIFIED " + path + " < " + path), lines(staged));
      assertEquals("other", text(staged.head().content(path)));
      assertEquals("content", text(repository.tree("HEAD").content(path)));
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the path is too long for Windows")
  void longPaths() {
    String path = "f".repeat(100) + "/" + "g".repeat(100) + "/" + "h".repeat(45) + ".sql";
    sandbox.commit(path, "a");
    sandbox.stage(path, "b");
    assertEquals(List.of("MODIFIED " + path + " < " + path), lines(sandbox.staged()));
  }

  @Test
  void aNameThatIsNotUtf8() {
    String id = sandbox.commit("a.sql", "text").head();
    String blob = sandbox.git("rev-parse", id + ":a.sql");
    sandbox.write("list", "100644 " + blob + "\t\"caf\\351.sql\"\n");
    try {
      Process git =
          sandbox
              .command(List.of("git", "update-index", "--index-info"))
              .redirectInput(sandbox.top.resolve("list").toFile())
              .start();
      assertEquals(0, git.waitFor());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.empty());
      assertEquals(List.of("ADDED café.sql"), lines(staged));
      assertEquals("text", text(staged.head().content("café.sql")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void everyVersionOfTheIndex(int version) {
    sandbox.stage("db/a.sql", "a").stage("db/b/c.sql", "c").commit();
    sandbox.stage("db/b/d.sql", "d");
    sandbox.git("update-index", "--index-version", String.valueOf(version));
    assertEquals(List.of("ADDED db/b/d.sql"), lines(sandbox.staged()));
  }

  @Test
  void anUnresolvedConflictIsAnErrorOfThatFileOnly() {
    conflict();
    sandbox.stage("fine.sql", "fine");
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.empty());
      assertEquals(
          List.of("MODIFIED a.sql < a.sql < a.sql", "ADDED fine.sql", "ADDED theirs.sql"),
          lines(staged));
      String problem = text(staged.head().content("a.sql"));
      assertTrue(problem.contains("unresolved merge conflict"), problem);
      assertEquals("fine", text(staged.head().content("fine.sql")));
      assertTrue(staged.head().hasFile("a.sql"));
    }
  }

  @Test
  void aCopyOfAnUnresolvedFileIsNoRename() {
    conflict();
    sandbox.stage("copy.sql", "ours");
    assertEquals(
        List.of("MODIFIED a.sql < a.sql < a.sql", "ADDED copy.sql", "ADDED theirs.sql"),
        lines(sandbox.staged()));
  }

  @Test
  void aMergeIsWhatNeitherHeadNorTheBaseBranchHad() {
    conflict();
    sandbox.stage("a.sql", "resolved");
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.empty());
      // theirs.sql came with the merge: it may not have been linted where it was committed.
      assertEquals(List.of("MODIFIED a.sql < a.sql < a.sql", "ADDED theirs.sql"), lines(staged));
      assertEquals(
          List.of("ours", "common"),
          diff(staged).changes().get(0).before().stream()
              .map(version -> text(version.tree().content(version.path())))
              .toList());
      assertEquals("staged changes against HEAD and what is merged into it", staged.description());
    }
  }

  @Test
  void aFileThatAMergeDropsFromBothSides() {
    conflict();
    sandbox.git("rm", "-q", "--cached", "base.sql");
    sandbox.stage("a.sql", "ours");
    assertEquals(
        List.of("DELETED base.sql < base.sql < base.sql", "ADDED theirs.sql"),
        lines(sandbox.staged()));
  }

  @Test
  void whatTheBaseBranchHasIsNotNewInAMerge() {
    conflict();
    sandbox.stage("a.sql", "resolved");
    sandbox.git("update-ref", "refs/remotes/origin/main", "topic");
    assertEquals(List.of("MODIFIED a.sql < a.sql < a.sql"), lines(sandbox.staged()));
    sandbox.git("branch", "-m", "main", "other");
    sandbox.git("update-ref", "-d", "refs/remotes/origin/main");
    assertEquals(List.of("MODIFIED a.sql < a.sql < a.sql"), lines(sandbox.staged()));
  }

  @Test
  void aMergeBringsWhatItsCommitsAllow() {
    sandbox.commit("a.sql", "a");
    sandbox.git("checkout", "-q", "-b", "topic");
    sandbox.stage("a.sql", "b");
    sandbox.git("commit", "-q", "-m", "b\n\nMigralint-Allow: edited-migration because of x");
    sandbox.git("checkout", "-q", "main");
    sandbox.commit();
    sandbox.git("merge", "-q", "--no-commit", "topic");
    try (Repository repository = sandbox.open()) {
      assertEquals(
          List.of("edited-migration because of x"),
          repository.staged(Optional.empty()).allowances().stream().map(a -> a.text()).toList());
    }
  }

  private void conflict() {
    sandbox.stage("base.sql", "base").stage("a.sql", "common").commit();
    sandbox.git("checkout", "-q", "-b", "topic");
    sandbox.stage("theirs.sql", "theirs").stage("a.sql", "theirs").commit();
    sandbox.git("checkout", "-q", "main");
    sandbox.commit("a.sql", "ours");
    sandbox.run(1, "merge", "-q", "topic");
  }

  @Test
  void aSparseCheckoutHidesNothing() {
    sandbox.stage("db/a.sql", "a").stage("app/b.sql", "b").commit();
    sandbox.git("sparse-checkout", "set", "app");
    sandbox.stage("app/c.sql", "c");
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.empty());
      assertEquals(List.of("ADDED app/c.sql"), lines(staged));
      assertEquals("a", text(staged.head().content("db/a.sql")));
    }
  }

  @Test
  void whatIsNewIsMeasuredFromTheBaseBranch() {
    sandbox.commit("1.sql", "1");
    sandbox.git("checkout", "-q", "-b", "topic");
    sandbox.commit("2.sql", "2");
    sandbox.stage("3.sql", "3");
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.of("main"));
      assertEquals(List.of("ADDED 3.sql"), lines(staged));
      assertEquals(List.of("ADDED 2.sql", "ADDED 3.sql"), lines(diff(staged).sinceBase()));
      assertEquals(List.of(), staged.notes());
    }
  }

  @Test
  void withoutABaseBranchTheUsualOneIsTakenAndTold() {
    sandbox.commit("1.sql", "1");
    sandbox.git("branch", "trunk");
    sandbox.commit("2.sql", "2");
    sandbox.git("branch", "-m", "main", "topic");
    sandbox.stage("3.sql", "3");
    List<String> sinceTrunk = List.of("ADDED 2.sql", "ADDED 3.sql");
    assertBase("trunk", sinceTrunk);
    sandbox.git("update-ref", "refs/remotes/origin/trunk", "HEAD");
    assertBase("", List.of("ADDED 3.sql"));
    sandbox.git("update-ref", "refs/remotes/origin/master", "trunk");
    assertBase("origin/master", sinceTrunk);
    sandbox.git("update-ref", "refs/remotes/origin/main", "HEAD");
    assertBase("", List.of("ADDED 3.sql"));
    sandbox.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/master");
    assertBase("", sinceTrunk);
  }

  /** A guess is told where it makes a difference. */
  private void assertBase(String guessed, List<String> sinceBase) {
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.empty());
      assertEquals(List.of("ADDED 3.sql"), lines(staged));
      assertEquals(sinceBase, lines(diff(staged).sinceBase()));
      List<String> notes =
          guessed.isEmpty()
              ? List.of()
              : List.of(
                  "the base branch is "
                      + guessed
                      + ", because origin/HEAD is not set; `base:` in .migralint.yml names another"
                      + " one");
      assertEquals(notes, staged.notes());
    }
  }

  @Test
  void theBaseBranchIsWhereOriginPoints() {
    sandbox.commit("1.sql", "1");
    Sandbox clone = sandbox.at(temp.resolve("clone"));
    sandbox.git("clone", "-q", ".", clone.top.toString());
    clone.commit("2.sql", "2");
    clone.stage("3.sql", "3");
    assertEquals(List.of("ADDED 2.sql", "ADDED 3.sql"), lines(diff(clone.staged()).sinceBase()));
  }

  @Test
  void whileTheBaseBranchIsMergedItsTablesAreNotNew() {
    sandbox.commit("1.sql", "1");
    sandbox.git("checkout", "-q", "-b", "topic");
    sandbox.commit("2.sql", "2");
    sandbox.git("checkout", "-q", "main");
    sandbox.commit("3.sql", "3");
    sandbox.git("checkout", "-q", "topic");
    sandbox.git("merge", "-q", "--no-commit", "main");
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.of("main"));
      assertEquals(List.of(), lines(staged));
      assertEquals(List.of("ADDED 2.sql"), lines(diff(staged).sinceBase()));
    }
  }

  @Test
  void anUnknownBaseBranchIsSaid() {
    sandbox.commit("1.sql", "1");
    sandbox.stage("2.sql", "2");
    try (Repository repository = sandbox.open()) {
      ChangeSet staged = repository.staged(Optional.of("origin/main"));
      assertEquals(List.of("ADDED 2.sql"), lines(diff(staged).sinceBase()));
      assertEquals(
          List.of(
              "the base branch origin/main is not in this clone: only the change itself is new"),
          staged.notes());
    }
  }

  @Test
  void aDetachedHeadAndAnOrphanBranch() {
    sandbox.commit("1.sql", "1");
    sandbox.git("checkout", "-q", "--detach");
    sandbox.stage("2.sql", "2");
    assertEquals(List.of("ADDED 2.sql"), lines(sandbox.staged()));
    sandbox.git("checkout", "-q", "--orphan", "other");
    assertEquals(List.of("ADDED 1.sql", "ADDED 2.sql"), lines(sandbox.staged()));
  }

  @Test
  void nothingIsWritten() throws IOException {
    sandbox.commit("1.sql", "1");
    sandbox.stage("2.sql", "2").write("1.sql", "touched");
    Map<String, String> before = Sandbox.everyFile(temp);
    sandbox.staged();
    try (Repository repository = sandbox.open()) {
      repository.between("HEAD", "HEAD", Optional.of("main"));
      repository.everything("HEAD").head().list("");
    }
    assertEquals(before, Sandbox.everyFile(temp));
  }
}
