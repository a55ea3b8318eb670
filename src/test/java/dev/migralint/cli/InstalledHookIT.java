package dev.migralint.cli;

import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real commits through the hook that the packaged {@code target/migralint} installs. */
@DisabledOnOs(OS.WINDOWS)
class InstalledHookIT {
  private static final Path LAUNCHER = Path.of("target/migralint/bin/migralint").toAbsolutePath();
  private static final Path GIT = Path.of("git");
  private static final String V2 = "db/migrations/V2__email.sql";
  private static final String V3 = "db/migrations/V3__reader.sql";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void install() throws Exception {
    project = Project.create(temp);
    Started run = start(LAUNCHER, "hook", "install");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("now lints what is staged"), run.out());
  }

  private Started start(Path program, String... words) throws Exception {
    Map<String, String> home = Map.of("HOME", project.git.home().toString());
    return Started.in(project.git.top, home, program, List.of(words));
  }

  /** What git commit with these words ended with, and what the hook said. */
  private Started commit(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("commit", "-q", "-m", "x"));
    all.addAll(List.of(words));
    return start(GIT, all.toArray(String[]::new));
  }

  private static void refused(Started run, String path) {
    String said = run.out() + run.err();
    assertEquals(1, run.exit(), said);
    assertTrue(said.contains(path + ":1:"), said);
  }

  @Test
  void whatIsStaged() throws Exception {
    project.git.stage(V2, DROP).write(V2, "SELECT 1;\n");
    refused(commit(), V2);
    project.git.stage(V2, "SELECT 1;\n").write(V2, DROP);
    Started run = commit();
    assertEquals(0, run.exit(), run.out() + run.err());
    assertEquals("SELECT 1;", project.git.git("show", "HEAD:" + V2));
  }

  @Test
  void everyChangedFile() throws Exception {
    project.git.stage(V2, "SELECT 1;\n");
    assertEquals(0, commit().exit());
    project.git.write(V2, DROP);
    refused(commit("-a"), V2);
    assertEquals(0, commit("-a", "--no-verify").exit());
  }

  @Test
  void onlyThePathThatIsNamed() throws Exception {
    project.git.stage(V2, DROP).stage(V3, GRANT);
    refused(commit(V2), V2);
    project.git.write(V2, "SELECT 2;\n");
    Started run = commit(V2);
    assertEquals(0, run.exit(), run.out() + run.err());
    refused(commit(), V3);
  }

  @Test
  void onlyADeletion() throws Exception {
    project.git.stage(V2, "SELECT 1;\n");
    assertEquals(0, commit().exit());
    project.git.git("rm", "-q", V2);
    Started run = commit();
    assertEquals(0, run.exit(), run.out() + run.err());
    assertTrue((run.out() + run.err()).contains(V2 + " is deleted, and databases may"), run.err());
  }

  @Test
  void nothingThatConcernsIt() throws Exception {
    project.git.stage("README.md", "x");
    Started run = commit();
    assertEquals(0, run.exit());
    assertTrue((run.out() + run.err()).contains("no migrations there"), run.err());
  }

  @Test
  void aCleanMergeOfAHazardousBranch() throws Exception {
    hazardousTopic();
    project.git.git("checkout", "-q", "main");
    project.git.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "x");
    refused(start(GIT, "merge", "--no-edit", "topic"), V2);
    project.git.git("merge", "--abort");
    project.git.git("checkout", "-q", "topic");
    Started run = start(GIT, "merge", "--no-edit", "main");
    assertEquals(0, run.exit(), run.out() + run.err());
  }

  private void hazardousTopic() {
    project.git.git("checkout", "-q", "-b", "topic");
    project.git.stage(V2, DROP).git("commit", "-q", "--no-verify", "-m", "x");
  }

  @Test
  void pushes() throws Exception {
    project.git.git("init", "-q", "--bare", "../remote.git");
    project.git.git("remote", "add", "origin", "../remote.git");
    assertEquals(0, start(GIT, "push", "-q", "origin", "main").exit());
    hazardousTopic();
    project.git.git("tag", "v1");
    refused(start(GIT, "push", "origin", "topic"), V2);
    refused(start(GIT, "push", "origin", "main", "HEAD~0:refs/heads/other"), V2);
    refused(start(GIT, "push", "origin", "v1"), V2);
    assertEquals(0, start(GIT, "push", "--no-verify", "origin", "topic").exit());
    project.git.git("commit", "-q", "--no-verify", "--amend", "--allow-empty", "-m", "other");
    refused(start(GIT, "push", "--force", "origin", "topic"), V2);
    Started run = start(GIT, "push", "origin", ":topic");
    assertEquals(0, run.exit(), run.out() + run.err());
    assertTrue((run.out() + run.err()).contains("Nothing to lint"), run.err());
  }

  @Test
  void fromALinkedWorktree() throws Exception {
    Path linked = temp.resolve("linked");
    project.git.git("worktree", "add", "-q", "-b", "topic", linked.toString());
    project.git.at(linked).stage(V2, DROP);
    Map<String, String> home = Map.of("HOME", project.git.home().toString());
    refused(Started.in(linked, home, GIT, List.of("commit", "-m", "x")), V2);
  }

  @Test
  void linesAfterItGetTheInputOfThePush() throws Exception {
    Path hook = project.git.top.resolve(".git/hooks/pre-push");
    Files.writeString(hook, Files.readString(hook) + "cat > seen\n");
    project.git.git("init", "-q", "--bare", "../remote.git");
    Started run = start(GIT, "push", "-q", "../remote.git", "main");
    assertEquals(0, run.exit(), run.out() + run.err());
    String id = project.git.head();
    assertEquals(
        "refs/heads/main " + id + " refs/heads/main " + "0".repeat(40) + "\n",
        Files.readString(project.git.top.resolve("seen")));
    assertEquals(0, start(GIT, "push", "-q", "../remote.git", "main").exit());
    assertEquals("", Files.readString(project.git.top.resolve("seen")));
  }

  @Test
  void inAFolderThatIsCommitted() throws Exception {
    project.git.git("config", "core.hooksPath", "tools/hooks");
    assertEquals(0, start(LAUNCHER, "hook", "install").exit());
    project.git.stage(V2, DROP);
    String path = LAUNCHER.getParent() + ":" + System.getenv("PATH");
    Map<String, String> env = Map.of("HOME", project.git.home().toString(), "PATH", path);
    refused(Started.in(project.git.top, env, GIT, List.of("commit", "-m", "x")), V2);
    Started without = commit();
    assertEquals(1, without.exit());
    assertTrue(without.err().contains("put its folder on the PATH"), without.err());
  }

  @Test
  void uninstalled() throws Exception {
    assertEquals(0, start(LAUNCHER, "hook", "status").exit());
    assertEquals(0, start(LAUNCHER, "hook", "uninstall").exit());
    assertEquals(1, start(LAUNCHER, "hook", "status").exit());
    project.git.stage(V2, DROP);
    assertEquals(0, commit().exit());
  }

  @Test
  void asThePreCommitFrameworkStartsIt() throws Exception {
    project.git.stage(V2, DROP);
    Map<String, String> env =
        Map.of("PRE_COMMIT", "1", "MIGRALINT", LAUNCHER.toString(), "HOME", temp.toString());
    Path hook = Path.of("hooks/pre-commit").toAbsolutePath();
    refused(Started.in(project.git.top, env, hook, List.of()), V2);
    refused(Started.in(project.git.top, env, hook, List.of(V2)), V2);
  }
}
