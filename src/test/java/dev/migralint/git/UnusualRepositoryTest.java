package dev.migralint.git;

import static dev.migralint.git.Sandbox.lines;
import static dev.migralint.git.Sandbox.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.source.ChangeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnusualRepositoryTest {
  @TempDir Path temp;
  Sandbox sandbox;

  @BeforeEach
  void create() {
    sandbox = Sandbox.create(temp);
  }

  private static GitFailure failure(Runnable action) {
    return assertThrows(GitFailure.class, action::run);
  }

  private static void couldNotRun(String expected, Runnable action) {
    GitFailure failure = failure(action);
    assertTrue(failure.problem().sentence().contains(expected), failure.problem().sentence());
    assertEquals(GitFailure.Kind.COULD_NOT_RUN, failure.kind());
  }

  @Test
  void noRepository() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("nothing"));
    Map<String, String> env = Map.of("GIT_CEILING_DIRECTORIES", temp.toString());
    GitFailure failure = failure(() -> Repository.open(folder, env));
    assertEquals(GitFailure.Kind.USAGE, failure.kind());
    assertTrue(failure.problem().sentence().contains("not inside a Git repository"));
  }

  @Test
  void reachedThroughALinkToAFolderInIt() throws IOException {
    sandbox.stage("db/a.sql", "a");
    Path link = Files.createSymbolicLink(temp.resolve("link"), sandbox.top.resolve("db"));
    try (Repository repository = Repository.open(link, sandbox.env())) {
      assertEquals(Optional.of(sandbox.top), repository.workTree());
    }
  }

  @Test
  void noFolder() {
    GitFailure failure = failure(() -> Repository.open(temp.resolve("none"), sandbox.env()));
    assertEquals(GitFailure.Kind.USAGE, failure.kind());
    assertTrue(failure.problem().sentence().contains("not a folder"));
  }

  @Test
  void ceilingsStopTheSearch() throws IOException {
    Path below = Files.createDirectories(sandbox.top.resolve("x/y"));
    Map<String, String> env = new HashMap<>(sandbox.env());
    try (Repository repository = Repository.open(below, env)) {
      assertEquals(Optional.of(sandbox.top), repository.workTree());
    }
    env.put("GIT_CEILING_DIRECTORIES", "/nowhere:" + sandbox.top.resolve("x"));
    assertEquals(GitFailure.Kind.USAGE, failure(() -> Repository.open(below, env)).kind());
    env.put("GIT_CEILING_DIRECTORIES", below.toString());
    Repository.open(below, env).close();
  }

  @Test
  void aGitDirThatIsNone() {
    Map<String, String> env = new HashMap<>(sandbox.env());
    env.put("GIT_DIR", "nowhere");
    GitFailure failure = failure(() -> Repository.open(sandbox.top, env));
    assertEquals(GitFailure.Kind.USAGE, failure.kind());
    assertTrue(failure.problem().sentence().contains("GIT_DIR"), failure.problem().sentence());
  }

  @Test
  void aGitDirAndAWorkTreeThatOnlyTheEnvironmentNames() throws IOException {
    Sandbox files = sandbox.at(Files.createDirectories(temp.resolve("files")));
    files.git("init", "-q", "--bare", "../dot");
    files.write("a.sql", "a").git("--git-dir=../dot", "--work-tree=.", "add", "a.sql");
    Map<String, String> env = new HashMap<>(sandbox.env());
    env.put("GIT_DIR", "../../dot");
    env.put("GIT_WORK_TREE", "..");
    Path below = Files.createDirectories(files.top.resolve("below"));
    try (Repository repository = Repository.open(below, env)) {
      assertEquals(Optional.of(files.top), repository.workTree());
      assertEquals(List.of("ADDED a.sql"), lines(repository.staged(Optional.empty())));
    }
  }

  @Test
  void anIndexNamedFromTheTopOfTheWorkTree() {
    sandbox.commit("a.sql", "a");
    sandbox.git("read-tree", "--index-output=other.index", "HEAD");
    sandbox.stage("db/b.sql", "b");
    Map<String, String> env = new HashMap<>(sandbox.env());
    env.put("GIT_INDEX_FILE", "other.index");
    try (Repository repository = Repository.open(sandbox.top.resolve("db"), env)) {
      assertEquals(List.of(), lines(repository.staged(Optional.empty())));
    }
  }

  @Test
  void aBareRepositoryHasCommitsAndNothingStaged() {
    sandbox.commit("a.sql", "a");
    sandbox.commit("b.sql", "b");
    Sandbox bare = sandbox.at(temp.resolve("bare.git"));
    sandbox.git("clone", "-q", "--bare", ".", bare.top.toString());
    assertEquals(List.of("ADDED b.sql"), lines(bare.between("HEAD~1", "HEAD")));
    try (Repository repository = bare.open()) {
      assertEquals(Optional.empty(), repository.workTree());
      assertEquals("a", text(repository.everything("HEAD").head().content("a.sql")));
      GitFailure failure = failure(() -> repository.staged(Optional.empty()));
      assertEquals(GitFailure.Kind.USAGE, failure.kind());
      assertTrue(failure.problem().sentence().contains("bare"), failure.problem().sentence());
    }
  }

  @Test
  void aLinkedWorktreeOfABareRepository() {
    sandbox.commit("a.sql", "a");
    Sandbox bare = sandbox.at(temp.resolve("bare.git"));
    sandbox.git("clone", "-q", "--bare", ".", bare.top.toString());
    Sandbox linked = sandbox.at(temp.resolve("linked"));
    bare.git("worktree", "add", "-q", "-b", "topic", linked.top.toString());
    linked.stage("b.sql", "b");
    assertEquals(List.of("ADDED b.sql"), lines(linked.staged()));
    Sandbox below = linked.write("deep/down/x", "").at(linked.top.resolve("deep/down"));
    try (Repository repository = below.open()) {
      assertEquals(Optional.of(linked.top), repository.workTree());
      assertEquals(List.of("ADDED b.sql"), lines(repository.staged(Optional.empty())));
    }
  }

  @Test
  void theWorkTreeThatSettingsName() throws IOException {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    sandbox.git("config", "core.worktree", elsewhere.toString());
    try (Repository repository = sandbox.open()) {
      assertEquals(Optional.of(elsewhere), repository.workTree());
    }
    sandbox.git("config", "--unset", "core.worktree");
    sandbox.git("config", "extensions.worktreeConfig", "true");
    sandbox.git("config", "--worktree", "core.worktree", elsewhere.toString());
    try (Repository repository = sandbox.open()) {
      assertEquals(Optional.of(elsewhere), repository.workTree());
    }
  }

  @Test
  void aSubmodulesOwnWorkTree() {
    Sandbox inner = sandbox.at(temp.resolve("inner"));
    sandbox.git("init", "-q", inner.top.toString());
    inner.commit("1.sql", "1");
    sandbox.git("submodule", "--quiet", "add", inner.top.toUri().toString(), "sub");
    sandbox.commit();
    Sandbox sub = sandbox.at(sandbox.top.resolve("sub"));
    sub.stage("2.sql", "2");
    assertEquals(List.of("ADDED 2.sql"), lines(sub.staged()));
    assertEquals(List.of(), lines(sandbox.staged()));
  }

  @Test
  void aGitFileThatPointsNowhere() {
    Sandbox broken = sandbox.at(sandbox.top.resolve("broken"));
    broken.write(".git", "gitdir: ../nowhere\n");
    couldNotRun("no Git repository", broken::open);
    broken.write(".git", "something else\n");
    couldNotRun("gitdir:", broken::open);
  }

  @Test
  void objectNamesOfSha256() {
    Sandbox other = sandbox.at(temp.resolve("sha256"));
    sandbox.git("init", "-q", "--object-format=sha256", other.top.toString());
    other.commit("a.sql", "a");
    couldNotRun("sha256", other::open);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, '', HEAD: is damaged, git symbolic-ref HEAD refs/heads/BRANCH",
    "HEAD, garbage, HEAD: is damaged, git symbolic-ref HEAD refs/heads/BRANCH",
    "refs/heads/main, '', refs/heads/main: is damaged, git update-ref refs/heads/main COMMIT",
    "refs/heads/main, garbage, refs/heads/main: is damaged, git update-ref refs/heads/main COMMIT",
    "refs/heads/main, 0000000000000000000000000000000000000001, HEAD: is not in this, git fsck",
    "packed-refs, garbage, HEAD: can't be read, git fsck",
  })
  void aDamagedReferenceIsNotTheFirstCommit(
      String file, String content, String problem, String nextStep) {
    sandbox.commit("a.sql", "a");
    sandbox.write(".git/" + file, content);
    sandbox.write("b.sql", "b");
    couldNotRun(problem, sandbox::staged);
    couldNotRun(nextStep, sandbox::staged);
    for (String revision : List.of("HEAD", "main")) {
      try (Repository repository = sandbox.open()) {
        assertEquals(
            file.equals("HEAD") && revision.equals("main")
                ? Optional.empty()
                : Optional.of(GitFailure.Kind.COULD_NOT_RUN),
            failureOf(() -> repository.everything(revision)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "HEAD^{tree}"})
  void aDamagedObject(String revision) throws IOException {
    sandbox.commit("a.sql", "a");
    sandbox.stage("b.sql", "b");
    String id = sandbox.git("rev-parse", revision).strip();
    Path object = sandbox.top.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
    assertTrue(object.toFile().setWritable(true));
    byte[] whole = Files.readAllBytes(object);
    for (int length : new int[] {0, 5, whole.length / 2}) {
      Files.write(object, Arrays.copyOf(whole, length));
      couldNotRun("git fsck", sandbox::staged);
    }
  }

  private static Optional<GitFailure.Kind> failureOf(Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (GitFailure failure) {
      return Optional.of(failure.kind());
    }
  }

  @Test
  void aSplitIndex() {
    sandbox.stage("a.sql", "a");
    sandbox.git("update-index", "--split-index");
    sandbox.stage("b.sql", "b").stage("a folder/\u00fc\n.sql", "c");
    sandbox.git("config", "core.fsmonitor", "touch " + sandbox.top.resolve("started"));
    assertEquals(
        List.of("ADDED a folder/\u00fc\n.sql", "ADDED a.sql", "ADDED b.sql"),
        lines(sandbox.staged()));
    assertEquals(false, Files.exists(sandbox.top.resolve("started")));
  }

  @Test
  void aSparseIndex() {
    sandbox.stage("db/1/a.sql", "a").stage("db/2/b.sql", "b").stage("app/c", "c").commit();
    sandbox.git("sparse-checkout", "set", "--cone", "--sparse-index", "app");
    assertEquals(List.of(), lines(sandbox.staged()));
    sandbox.stage("app/d", "d");
    assertEquals(List.of("ADDED app/d"), lines(sandbox.staged()));
  }

  @Test
  void aBrokenIndex() {
    sandbox.commit("a.sql", "a");
    sandbox.write(".git/index", "not an index");
    couldNotRun("index", sandbox::staged);
  }

  @Test
  void aBrokenMerge() {
    sandbox.commit("a.sql", "a");
    sandbox.write(".git/MERGE_HEAD", "abc\n");
    couldNotRun("MERGE_HEAD", sandbox::staged);
  }

  @Test
  void referencesInATable() throws IOException {
    sandbox.commit("a.sql", "a");
    sandbox.commit("b.sql", "b");
    QuietSystem.install();
    try (var stored = new FileRepository(sandbox.top.resolve(".git").toFile())) {
      stored.convertRefStorage("reftable", true, false);
    }
    try (Repository repository = sandbox.open()) {
      ChangeSet range = repository.between("main~1", "HEAD", Optional.empty());
      assertEquals(List.of("ADDED b.sql"), lines(range));
    }
  }

  @Test
  void packedObjectsAndReferences() {
    sandbox.commit("a.sql", "a");
    sandbox.commit("b.sql", "b");
    sandbox.git("gc", "-q");
    sandbox.git("commit-graph", "write");
    sandbox.git("multi-pack-index", "write");
    sandbox.stage("c.sql", "c");
    assertEquals(List.of("ADDED c.sql"), lines(sandbox.staged()));
    assertEquals(List.of("ADDED b.sql"), lines(sandbox.between("main~1", "main")));
  }

  @Test
  void objectsBorrowedFromAnotherRepository() {
    sandbox.commit("a.sql", "a");
    Sandbox clone = sandbox.at(temp.resolve("clone"));
    sandbox.git("clone", "-q", "--shared", ".", clone.top.toString());
    clone.stage("b.sql", "b");
    assertEquals(List.of("ADDED b.sql"), lines(clone.staged()));
    try (Repository repository = clone.open()) {
      assertEquals("a", text(repository.stagedTree().content("a.sql")));
    }
  }

  @Test
  void objectsInQuarantine() throws IOException {
    sandbox.commit("a.sql", "a");
    Path own = sandbox.top.resolve(".git/objects");
    Path quarantine = temp.resolve("quarantine");
    Files.move(own, quarantine);
    Files.createDirectories(own.resolve("pack"));
    Map<String, String> env = new HashMap<>(sandbox.env());
    env.put("GIT_OBJECT_DIRECTORY", own.toString());
    env.put("GIT_ALTERNATE_OBJECT_DIRECTORIES", quarantine.toString());
    try (Repository repository = Repository.open(sandbox.top, env)) {
      assertEquals("a", text(repository.tree("HEAD").content("a.sql")));
    }
  }

  @Test
  void aPartialCloneSaysWhatToFetch() {
    sandbox.commit("db/a.sql", "a");
    sandbox.commit("db/b.sql", "b");
    sandbox.git("config", "uploadpack.allowFilter", "true");
    Sandbox partial = sandbox.at(temp.resolve("partial"));
    sandbox.git(
        "clone",
        "-q",
        "--filter=blob:none",
        "--no-checkout",
        sandbox.top.toUri().toString(),
        partial.top.toString());
    try (Repository repository = partial.open()) {
      ChangeSet range = repository.between("HEAD~1", "HEAD", Optional.empty());
      assertEquals(List.of("ADDED db/b.sql"), lines(range));
      String problem = text(range.head().content("db/b.sql"));
      assertTrue(problem.contains("git fetch --refetch --no-filter"), problem);
    }
    partial.git("fetch", "-q", "--refetch", "--no-filter");
    try (Repository repository = partial.open()) {
      assertEquals("b", text(repository.tree("HEAD").content("db/b.sql")));
    }
  }

  @Test
  void aPartialCloneTellsRenamesByEqualContentOnly() {
    sandbox.commit("a.sql", "one\ntwo\nthree\n".repeat(20));
    sandbox.git("mv", "a.sql", "b.sql");
    sandbox.commit("b.sql", "one\ntwo\nthree\n".repeat(20) + "four\n");
    sandbox.git("config", "uploadpack.allowFilter", "true");
    Sandbox partial = sandbox.at(temp.resolve("partial"));
    sandbox.git(
        "clone",
        "-q",
        "--filter=blob:none",
        "--no-checkout",
        sandbox.top.toUri().toString(),
        partial.top.toString());
    assertEquals(List.of("RENAMED b.sql < a.sql"), lines(sandbox.between("HEAD~1", "HEAD")));
    try (Repository repository = partial.open()) {
      ChangeSet range = repository.between("HEAD~1", "HEAD", Optional.empty());
      assertEquals(List.of("DELETED a.sql < a.sql", "ADDED b.sql"), lines(range));
    }
  }

  @Test
  void aCloneWithoutFolders() {
    sandbox.commit("db/a.sql", "a");
    sandbox.git("config", "uploadpack.allowFilter", "true");
    Sandbox partial = sandbox.at(temp.resolve("partial"));
    sandbox.git(
        "clone",
        "-q",
        "--filter=tree:0",
        "--no-checkout",
        sandbox.top.toUri().toString(),
        partial.top.toString());
    try (Repository repository = partial.open()) {
      couldNotRun("git fetch --refetch", () -> repository.everything("HEAD").head().list(""));
      couldNotRun("git fetch --refetch", () -> repository.staged(Optional.empty()));
    }
  }

  @Test
  void aMissingObject() throws IOException {
    sandbox.stage("a.sql", "a").stage("b.sql", "b").commit();
    String id = sandbox.git("rev-parse", "HEAD:a.sql");
    Files.delete(sandbox.top.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
    try (Repository repository = sandbox.open()) {
      String problem = text(repository.tree("HEAD").content("a.sql"));
      assertTrue(problem.contains("git fsck"), problem);
      assertEquals("b", text(repository.tree("HEAD").content("b.sql")));
    }
  }

  @Test
  void aDamagedObject() throws IOException {
    sandbox.commit("a.sql", "a");
    String id = sandbox.git("rev-parse", "HEAD:a.sql");
    Path object = sandbox.top.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
    Files.delete(object);
    Files.writeString(object, "rubbish");
    try (Repository repository = sandbox.open()) {
      String problem = text(repository.tree("HEAD").content("a.sql"));
      assertTrue(problem.contains("git fsck"), problem);
    }
  }

  @Test
  void settingsThatCannotBeRead() {
    sandbox.write(".git/config", "[core\n");
    couldNotRun("can't be read", sandbox::open);
  }

  @Test
  void aFormatOfTheFuture() {
    sandbox.git("config", "core.repositoryFormatVersion", "7");
    couldNotRun("can't be opened", sandbox::open);
  }
}
