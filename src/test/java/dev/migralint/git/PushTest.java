package dev.migralint.git;

import static dev.migralint.git.Sandbox.diff;
import static dev.migralint.git.Sandbox.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.source.ChangeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a push changes, as git tells a pre-push hook of it. */
class PushTest {
  private static final String NONE = "0".repeat(40);
  private static final String UNKNOWN = "1".repeat(40);

  @TempDir Path temp;
  Sandbox sandbox;

  /** A base branch with 1.sql, and a topic that adds 2.sql. */
  @BeforeEach
  void create() {
    sandbox = Sandbox.create(temp);
    sandbox.commit("1.sql", "1");
    onTheRemote("main");
    sandbox.git("checkout", "-q", "-b", "topic");
    sandbox.commit("2.sql", "2");
  }

  private void onTheRemote(String branch) {
    sandbox.git("update-ref", "refs/remotes/origin/" + branch, branch);
  }

  private String id(String revision) {
    return sandbox.git("rev-parse", revision);
  }

  private String line(String ref, String before) {
    return ref + " " + id(ref) + " " + ref + " " + before + "\n";
  }

  private List<Push> toLint(String lines) {
    try (Repository repository = sandbox.open()) {
      return repository.toLint(Push.read(lines));
    }
  }

  private ChangeSet pushed(String line) {
    try (Repository repository = sandbox.open()) {
      return Sandbox.read(repository.pushed(Push.read(line).getFirst(), Optional.empty()));
    }
  }

  @Test
  void aNewBranchIsComparedWithTheBaseBranch() {
    ChangeSet changes = pushed(line("refs/heads/topic", NONE));
    assertEquals(List.of("ADDED 2.sql"), lines(changes));
    String description = "changes in topic (%.8s) since %.8s".formatted(id("topic"), id("main"));
    assertEquals(description, changes.description());
  }

  @Test
  void aBranchIsComparedWithWhatTheRemoteHas() {
    String before = id("topic");
    sandbox.commit("3.sql", "3");
    ChangeSet changes = pushed(line("refs/heads/topic", before));
    assertEquals(List.of("ADDED 3.sql"), lines(changes));
    assertEquals(List.of("ADDED 2.sql", "ADDED 3.sql"), lines(diff(changes).sinceBase()));
  }

  @Test
  void aForcedPushOverACommitThatIsNotHere() {
    assertEquals(List.of("ADDED 2.sql"), lines(pushed(line("refs/heads/topic", UNKNOWN))));
  }

  @Test
  void aForcedPushAfterARebase() {
    String before = id("topic");
    sandbox.git("checkout", "-q", "main");
    sandbox.commit("base.sql", "base");
    onTheRemote("main");
    sandbox.git("checkout", "-q", "topic");
    sandbox.git("rebase", "-q", "main");
    assertEquals(List.of("ADDED 2.sql"), lines(pushed(line("refs/heads/topic", before))));
  }

  @Test
  void whatWasMergedFromTheBaseBranchIsNotNew() {
    String before = id("topic");
    sandbox.git("checkout", "-q", "main");
    sandbox.commit("base.sql", "base");
    onTheRemote("main");
    sandbox.git("checkout", "-q", "topic");
    sandbox.git("merge", "-q", "--no-edit", "main");
    sandbox.commit("3.sql", "3");
    assertEquals(List.of("ADDED 3.sql"), lines(pushed(line("refs/heads/topic", before))));
  }

  @Test
  void theBaseBranchItself() {
    String before = id("main");
    sandbox.git("checkout", "-q", "main");
    sandbox.git("merge", "-q", "--no-edit", "topic");
    assertEquals(List.of("ADDED 2.sql"), lines(pushed(line("refs/heads/main", before))));
    sandbox.git("update-ref", "-d", "refs/remotes/origin/main");
    assertEquals(List.of("ADDED 2.sql"), lines(pushed(line("refs/heads/main", before))));
  }

  @Test
  void aBranchWithoutACommonCommit() {
    sandbox.git("checkout", "-q", "--orphan", "pages");
    sandbox.commit();
    ChangeSet changes = pushed(line("refs/heads/pages", NONE));
    assertEquals(List.of("ADDED 1.sql", "ADDED 2.sql"), lines(changes));
    assertTrue(changes.notes().getFirst().contains("shares no commit"));
  }

  @Test
  void whatIsSaidOfAShallowClone() {
    sandbox.commit("3.sql", "3");
    sandbox.git("clone", "-q", "--depth", "1", "file://" + sandbox.top, temp + "/shallow");
    sandbox = sandbox.at(temp.resolve("shallow"));
    sandbox.git("update-ref", "-d", "refs/remotes/origin/HEAD");
    GitFailure failure =
        assertThrows(GitFailure.class, () -> pushed(line("refs/heads/topic", UNKNOWN)));
    assertTrue(failure.getMessage().contains("git fetch --unshallow"), failure.getMessage());
  }

  @Test
  void deletionsAndFilesAreNotLinted() {
    sandbox.git("tag", "file", "HEAD:1.sql");
    String deletion = "(delete) " + NONE + " refs/heads/old " + id("main") + "\n";
    assertEquals(List.of(), toLint(deletion + line("refs/tags/file", NONE) + "\n"));
  }

  @Test
  void oneRangeOnce() {
    String line = line("refs/heads/topic", NONE);
    String again = line.replaceFirst("(.*) refs/heads/topic", "$1 refs/heads/other");
    assertEquals(Push.read(line), toLint(line + again));
    assertEquals(2, toLint(line + line("refs/heads/main", NONE)).size());
  }

  @Test
  void aTagOnlyIfItsCommitIsNotOnTheRemote() {
    sandbox.git("tag", "old", "main");
    sandbox.git("tag", "-a", "-m", "v1", "v1");
    String old = line("refs/tags/old", NONE);
    String tag = line("refs/tags/v1", id("main"));
    assertEquals(Push.read(tag), toLint(old + tag));
    assertEquals(List.of("ADDED 2.sql"), lines(pushed(tag)));
    String branch = line("refs/heads/topic", NONE);
    assertEquals(Push.read(branch), toLint(tag + branch));
  }

  @Test
  void aRemoteBranchWhoseCommitIsGone() throws IOException {
    sandbox.git("tag", "v1");
    Path ref = sandbox.top.resolve(".git/refs/remotes/origin/gone");
    Files.writeString(ref, UNKNOWN + "\n");
    assertEquals(1, toLint(line("refs/tags/v1", NONE)).size());
  }

  @Test
  void aNameWithBlanks() {
    Push push = Push.read("HEAD@{1 day ago} " + NONE + " refs/heads/x " + NONE + "\r\n").getFirst();
    assertEquals(new Push("HEAD@{1 day ago}", NONE, "refs/heads/x", NONE), push);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a b c d", "-- --all refs/heads/x 0"})
  void whatGitNeverWrites(String line) {
    GitFailure failure = assertThrows(GitFailure.class, () -> Push.read(line));
    assertEquals(GitFailure.Kind.USAGE, failure.kind());
  }
}
