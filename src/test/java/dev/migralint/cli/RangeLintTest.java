package dev.migralint.cli;

import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.git.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a branch changed: {@code --base}, and the commits that CI names. */
class RangeLintTest {
  private static final String V2 = "db/migrations/V2__email.sql";
  private static final String V3 = "db/migrations/V3__reader.sql";
  private static final List<String> GONE =
      List.of("exit 1", "column-gone " + V2 + ":1:21", "old-column-gone " + V2 + ":1:21");

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.git("checkout", "-q", "-b", "topic");
    project.git.commit(V2, DROP);
    project.git.git("checkout", "-q", "main");
    project.git.commit(V3, GRANT);
    project.git.git("checkout", "-q", "topic");
  }

  @Test
  void sinceTheMergeBase() {
    project.git.write(V2, "SELECT 1;");
    assertEquals(GONE, project.lint("--base", "main"));
    assertEquals(GONE, project.lint("--base", "main", "--head", "topic"));
    assertEquals(
        List.of("exit 1", "no-grants " + V3 + ":1:1"),
        project.lint("--base", "topic", "--head", "main"));
    assertEquals(List.of("exit 0"), project.lint("--base", "topic"));
  }

  @Test
  void theSettingsOfTheHead() {
    project.git.commit(".migralint.yml", Project.SETTINGS + "rules: {old-column-gone: off}\n");
    project.git.write(".migralint.yml", "broken: [");
    assertEquals(List.of("exit 1", "column-gone " + V2 + ":1:21"), project.lint("--base", "main"));
    Started run = project.run("lint", "--base", "main");
    assertTrue(run.out().contains("this change alters .migralint.yml"), run.out());
  }

  @Test
  void unknownRevisions() {
    for (List<String> arguments :
        List.of(
            List.of("lint", "--base", "mian"),
            List.of("lint", "--base", "main", "--head", "tpoic"),
            List.of("lint", "--base", ""),
            List.of("lint", "--base", "--all"),
            List.of("lint", "--all", "--head", "tpoic"))) {
      Started run = project.run(arguments.toArray(String[]::new));
      assertEquals(2, run.exit(), arguments + run.err());
      assertEquals("", run.out());
      assertTrue(run.err().startsWith("migralint: "), run.err());
    }
    String err = project.run("lint", "--base", "mian").err();
    assertTrue(err.contains("mian"), err);
  }

  @Test
  void aShallowCloneWithoutTheMergeBase() {
    Sandbox clone = clone("--depth=1", "--no-single-branch", "--branch=topic");
    Started run = project.in(clone.top).run("lint", "--base", "origin/main");
    assertEquals(3, run.exit(), run.err());
    assertTrue(run.err().contains("fetch-depth"), run.err());
  }

  @Test
  void aMergeCommitOfAPullRequestNeedsDepthTwo() {
    project.git.git("checkout", "-q", "--detach", "main");
    project.git.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
    String merge = project.git.git("rev-parse", "HEAD");
    project.git.git("branch", "merged");
    for (String depth : List.of("2", "1")) {
      Sandbox clone = clone("--depth=" + depth, "--branch=merged");
      List<String> lines =
          project
              .in(clone.top)
              .with(
                  "GITHUB_ACTIONS",
                  "true",
                  "GITHUB_EVENT_NAME",
                  "pull_request",
                  "GITHUB_SHA",
                  merge,
                  "GITHUB_BASE_REF",
                  "main")
              .lint();
      if (depth.equals("2")) {
        assertEquals(GONE, lines);
      } else {
        assertEquals("exit 3", lines.getFirst());
        assertTrue(lines.getLast().contains("is shallow"), lines.getLast());
      }
    }
  }

  private Sandbox clone(String... options) {
    Path to = temp.resolve("clone" + String.join("", options));
    List<String> words = new java.util.ArrayList<>(List.of("clone", "-q"));
    words.addAll(List.of(options));
    words.add(project.git.top.toUri().toString());
    words.add(to.toString());
    project.git.git(words.toArray(String[]::new));
    return project.git.at(to);
  }

  @Test
  void githubPushes() throws IOException {
    project.git.commit(V3, GRANT);
    String before = project.git.git("rev-parse", "HEAD^");
    Project push = actions("push", "{\"before\":\"" + before + "\"}");
    assertEquals(List.of("exit 1", "no-grants " + V3 + ":1:1"), push.lint());
    assertEquals(List.of("exit 0"), push.lint("--staged"));
  }

  @Test
  void githubMergeQueues() throws IOException {
    String base = project.git.git("rev-parse", "main~1");
    Project queue = actions("merge_group", "{\"merge_group\":{\"base_sha\":\"" + base + "\"}}");
    assertEquals(GONE, queue.lint());
  }

  @Test
  void githubEventsThatNameNoCommits() throws IOException {
    assertEquals(GONE, actions("schedule", "{}").lint());
    assertEquals(GONE, actions("push", "broken").lint());
  }

  @Test
  void whereCiNamesNoCommits() {
    Project ci = project.with("CI", "true");
    assertEquals(GONE, ci.lint());
    Started staged = ci.run("lint", "--staged");
    assertEquals(0, staged.exit());
    assertTrue(staged.out().contains("nothing was compared"), staged.out());
    project.git.git("checkout", "-q", "main");
    Started main = ci.run("lint");
    assertTrue(main.out().contains("only its last commit was compared"), main.out());
    project.git.git("checkout", "-q", "topic");
    project.git.git("branch", "-m", "main", "release");
    Started none = ci.run("lint");
    assertEquals(2, none.exit());
    assertTrue(none.err().contains("name a revision that is here with --base"), none.err());
    assertEquals(2, ci.with("PRE_COMMIT", "").run("lint", "--nonsense").exit());
  }

  @Test
  void gitlabMergeRequests() {
    project.git.git("branch", "feature", "topic");
    Sandbox clone = clone("--depth=20", "--single-branch", "--branch=feature");
    Project gitlab =
        project
            .in(clone.top)
            .with(
                "CI",
                "true",
                "GITLAB_CI",
                "true",
                "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
                "main",
                "CI_MERGE_REQUEST_DIFF_BASE_SHA",
                project.git.git("merge-base", "main", "topic"));
    clone.git("checkout", "-q", "--detach");
    assertEquals(GONE, gitlab.lint());
    Project shallow = gitlab.in(clone("--depth=1", "--branch=feature").top);
    Started run = shallow.run("lint");
    assertEquals(3, run.exit());
    assertTrue(run.err().contains("GIT_DEPTH: 0"), run.err());
  }

  private Project actions(String name, String event) throws IOException {
    Path file = Files.writeString(temp.resolve("event.json"), event);
    return project.with(
        "GITHUB_ACTIONS",
        "true",
        "GITHUB_EVENT_NAME",
        name,
        "GITHUB_EVENT_PATH",
        file.toString(),
        "GITHUB_SHA",
        project.git.git("rev-parse", "HEAD"));
  }

  @Test
  void whereThereIsNoWorkingTree() {
    Path bare = temp.resolve("bare.git");
    project.git.git("clone", "-q", "--bare", project.git.top.toString(), bare.toString());
    Project inBare = project.in(bare);
    assertEquals(GONE, inBare.lint("--base", "main", "--head", "topic"));
    assertEquals("exit 1", inBare.lint("--all", "--head", "main").getFirst());
    Started run = inBare.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("bare repository"), run.err());
  }

  @Test
  void whereThereIsNoRepository() {
    for (List<String> arguments :
        List.of(List.of("lint"), List.of("lint", "--staged"), List.of("lint", "--base", "main"))) {
      Started run = project.in(temp).run(arguments.toArray(String[]::new));
      assertEquals(2, run.exit(), run.err());
      assertTrue(run.err().contains("repository"), run.err());
    }
  }
}
