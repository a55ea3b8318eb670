package dev.migralint.git;

import static dev.migralint.git.Sandbox.diff;
import static dev.migralint.git.Sandbox.lines;
import static dev.migralint.git.Sandbox.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.source.ChangeSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
  @TempDir Path temp;
  Sandbox sandbox;

  @BeforeEach
  void create() {
    sandbox = Sandbox.create(temp);
    sandbox.commit("1.sql", "1");
    sandbox.git("checkout", "-q", "-b", "topic");
    sandbox.commit("2.sql", "2");
    sandbox.git("checkout", "-q", "main");
    sandbox.commit("3.sql", "3");
  }

  @Test
  void whatHeadChangedSinceTheMergeBase() {
    ChangeSet range = sandbox.between("main", "topic");
    assertEquals(List.of("ADDED 2.sql"), lines(range));
    assertTrue(
        range
            .description()
            .matches("changes in topic \\(\\w{8}\\) since its merge base with main \\(\\w{8}\\)"),
        range.description());
  }

  @Test
  void whatIsNewMayGoBackFurtherThanTheRange() {
    sandbox.git("checkout", "-q", "topic");
    sandbox.commit("4.sql", "4");
    try (Repository repository = sandbox.open()) {
      ChangeSet last = repository.between("HEAD~1", "HEAD", Optional.of("main"));
      assertEquals(List.of("ADDED 4.sql"), lines(last));
      assertEquals(List.of("ADDED 2.sql", "ADDED 4.sql"), lines(diff(last).sinceBase()));
    }
  }

  @Test
  void onTheBaseBranchItselfTheRangeIsNew() {
    try (Repository repository = sandbox.open()) {
      ChangeSet pushed = repository.between("main~1", "main", Optional.of("main"));
      assertEquals(List.of("ADDED 3.sql"), lines(pushed));
      assertEquals(List.of("ADDED 3.sql"), lines(diff(pushed).sinceBase()));
    }
  }

  @Test
  void ofSeveralMergeBasesTheNewestIsTaken() {
    sandbox.git("branch", "main-before");
    sandbox.git("-c", "user.name=x", "merge", "-q", "--no-edit", "topic");
    sandbox.git("checkout", "-q", "topic");
    sandbox.git("merge", "-q", "--no-edit", "main-before");
    sandbox.commit("4.sql", "4");
    String bases = sandbox.git("merge-base", "--all", "main", "topic");
    assertEquals(2, bases.lines().count());
    String oneOf = lines(sandbox.between("main", "topic")).toString();
    assertTrue(
        List.of("[ADDED 2.sql, ADDED 4.sql]", "[ADDED 3.sql, ADDED 4.sql]").contains(oneOf), oneOf);
  }

  @Test
  void everythingIsEachOfACommit() {
    try (Repository repository = sandbox.open()) {
      ChangeSet all = repository.everything("topic");
      assertEquals(new ChangeSet.Review.Each(List.of("")), all.review());
      assertEquals("2", text(all.head().content("2.sql")));
      assertEquals("missing", text(all.head().content("3.sql")));
    }
  }

  @Test
  void aMergeOfAPullRequestNeedsTwoCommitsOfHistory() {
    sandbox.git("checkout", "-q", "--detach", "main");
    sandbox.git("merge", "-q", "--no-edit", "--no-ff", "topic");
    String merge = sandbox.git("rev-parse", "HEAD");
    sandbox.git("update-ref", "refs/pull/1/merge", merge);
    Sandbox two = fetched(2, merge);
    try (Repository repository = two.open()) {
      ChangeSet pull = repository.pullRequest("origin/main", "HEAD", Optional.of(merge));
      assertEquals(List.of("ADDED 2.sql"), lines(pull));
      assertEquals(List.of("ADDED 2.sql"), lines(diff(pull).sinceBase()));
    }
    try (Repository repository = fetched(1, merge).open()) {
      GitFailure failure =
          assertThrows(
              GitFailure.class,
              () -> repository.pullRequest("origin/main", "HEAD", Optional.of(merge)));
      assertEquals(GitFailure.Kind.COULD_NOT_RUN, failure.kind());
      assertTrue(
          failure.problem().nextStep().contains("fetch-depth: 2"), failure.problem().sentence());
    }
    two.git("fetch", "-q", "--deepen=1");
  }

  private Sandbox fetched(int depth, String commit) {
    Sandbox clone = sandbox.at(temp.resolve("depth" + depth));
    sandbox.git("init", "-q", clone.top.toString());
    clone.git("remote", "add", "origin", sandbox.top.toUri().toString());
    clone.git("fetch", "-q", "--depth=" + depth, "origin", "refs/pull/1/merge:refs/remotes/pull/1");
    clone.git("checkout", "-q", commit);
    return clone;
  }

  @Test
  void aPullRequestThatIsNotMergedIsARange() {
    try (Repository repository = sandbox.open()) {
      Optional<String> other = Optional.of(sandbox.git("rev-parse", "main"));
      assertEquals(List.of("ADDED 2.sql"), lines(repository.pullRequest("main", "topic", other)));
    }
  }

  @Test
  void aShallowCloneWithoutTheMergeBaseSaysWhatToFetch() {
    Sandbox clone = sandbox.at(temp.resolve("shallow"));
    sandbox.git(
        "clone",
        "-q",
        "--depth=1",
        "--no-single-branch",
        sandbox.top.toUri().toString(),
        clone.top.toString());
    GitFailure failure =
        assertThrows(GitFailure.class, () -> clone.between("origin/main", "origin/topic"));
    assertEquals(GitFailure.Kind.COULD_NOT_RUN, failure.kind());
    assertTrue(failure.problem().sentence().contains("shallow"), failure.problem().sentence());
    assertTrue(
        failure.problem().sentence().contains("fetch-depth: 0"), failure.problem().sentence());
    clone.stage("4.sql", "4");
    try (Repository repository = clone.open()) {
      ChangeSet staged = repository.staged(Optional.of("origin/topic"));
      assertEquals(List.of("ADDED 4.sql"), lines(diff(staged).sinceBase()));
      assertEquals(1, staged.notes().size());
    }
    clone.git("fetch", "-q", "--unshallow");
    assertEquals(List.of("ADDED 2.sql"), lines(clone.between("origin/main", "origin/topic")));
  }

  @Test
  void aCommitThatAShallowCloneLacks() {
    String old = sandbox.git("rev-parse", "main~1");
    Sandbox clone = sandbox.at(temp.resolve("shallow"));
    sandbox.git("clone", "-q", "--depth=1", sandbox.top.toUri().toString(), clone.top.toString());
    GitFailure failure = assertThrows(GitFailure.class, () -> clone.between(old, "HEAD"));
    assertEquals(GitFailure.Kind.COULD_NOT_RUN, failure.kind());
    assertTrue(
        failure.problem().sentence().contains("git fetch --unshallow"),
        failure.problem().sentence());
  }

  @Test
  void theFirstRevisionThatIsThere() {
    String gone = "1".repeat(40);
    try (Repository repository = sandbox.open()) {
      assertEquals("topic", repository.firstKnown(List.of(gone, "topic", "main")));
      assertEquals(gone, repository.firstKnown(List.of(gone, "nope")));
    }
    Sandbox clone = sandbox.at(temp.resolve("shallow"));
    sandbox.git("clone", "-q", "--depth=1", sandbox.top.toUri().toString(), clone.top.toString());
    try (Repository repository = clone.open()) {
      assertEquals(gone, repository.firstKnown(List.of(gone, "main")));
    }
  }

  @Test
  void unrelatedHistories() {
    sandbox.git("checkout", "-q", "--orphan", "island");
    sandbox.commit();
    GitFailure failure = assertThrows(GitFailure.class, () -> sandbox.between("main", "island"));
    assertEquals(GitFailure.Kind.USAGE, failure.kind());
    assertTrue(failure.problem().sentence().contains("unrelated"), failure.problem().sentence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nope",
        "",
        " ",
        "--upload-pack=touch pwned",
        "HEAD~99",
        "HEAD:1.sql",
        "HEAD^{tree}",
        "main..topic",
        "^main",
        "@{99}",
        "a\nb",
        ":/x",
        "0000000000000000000000000000000000000000",
        "deadbeef",
        "../../etc/passwd"
      })
  void unknownRevisionsAreWrongUsage(String revision) {
    GitFailure failure = assertThrows(GitFailure.class, () -> sandbox.between(revision, "main"));
    assertEquals(GitFailure.Kind.USAGE, failure.kind());
    assertTrue(
        failure.problem().sentence().contains("no revision " + revision),
        failure.problem().sentence());
  }

  @Test
  void tagsAndShortIdsAreRevisions() {
    sandbox.git("tag", "-a", "v1", "-m", "v1", "main~1");
    assertEquals(List.of("ADDED 3.sql"), lines(sandbox.between("v1", "main")));
    String id = sandbox.git("rev-parse", "--short", "main~1");
    assertEquals(List.of("ADDED 3.sql"), lines(sandbox.between(id, "HEAD")));
  }

  @Test
  void noCommitYet() {
    Sandbox fresh = sandbox.at(temp.resolve("fresh"));
    sandbox.git("init", "-q", fresh.top.toString());
    GitFailure failure = assertThrows(GitFailure.class, () -> fresh.between("HEAD", "HEAD"));
    assertEquals(GitFailure.Kind.USAGE, failure.kind());
    assertTrue(
        failure.problem().sentence().contains("no commit yet"), failure.problem().sentence());
  }
}
