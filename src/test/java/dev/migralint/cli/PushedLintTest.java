package dev.migralint.cli;

import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lint --pushed} with what git writes to its standard input. */
class PushedLintTest {
  private static final String V2 = "db/migrations/V2__x.sql";
  private static final String NONE = "0".repeat(40);

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    branch("drop", DROP);
    branch("grant", GRANT);
    branch("harmless", "SELECT 1;\n");
  }

  private void branch(String name, String sql) {
    project.git.git("checkout", "-q", "-b", name, "main");
    project.git.commit(V2, sql);
  }

  private String line(String branch) {
    String ref = "refs/heads/" + branch;
    return ref + " " + project.git.git("rev-parse", ref) + " " + ref + " " + NONE + "\n";
  }

  private Started push(String lines) {
    return project.input(lines).run("lint", "--pushed");
  }

  @Test
  void nothing() {
    Started run = push("");
    assertEquals(0, run.exit(), run.err());
    assertEquals("Nothing to lint: this push adds no commits.\n", run.out());
  }

  @Test
  void oneRef() {
    Started run = push(line("harmless"));
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("No findings in 1 file"), run.out());
    assertEquals(1, push(line("drop")).exit());
  }

  @Test
  void severalRefs() {
    Started run = push(line("drop") + line("harmless") + line("grant"));
    assertEquals(1, run.exit(), run.err());
    assertTrue(run.out().startsWith("drop to refs/heads/drop:\n"), run.out());
    assertTrue(run.out().contains("old-column-gone"), run.out());
    assertTrue(run.out().contains("no-grants"), run.out());
  }

  @Test
  void aRefThatFailsDoesNotHideAnother() {
    project.git.git("checkout", "-q", "-b", "broken", "main");
    project.git.commit(".migralint.yml", "rulez: 1\n");
    Started run = push(line("broken") + line("drop"));
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("rulez"), run.err());
    assertTrue(run.out().contains("old-column-gone"), run.out());
  }

  @Test
  void eachRefIsJudgedByItsOwnSettings() {
    project.git.git("checkout", "-q", "drop");
    project.git.commit(".migralint.yml", "fail-on: never\n");
    assertEquals(0, push(line("drop")).exit());
    assertEquals(1, push(line("drop") + line("grant")).exit());
  }

  @Test
  void whatGitDidNotWrite() {
    Started run = push("--all\n");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("not a line of a pre-push hook"), run.err());
    assertFalse(run.out().contains("Nothing to lint"), run.out());
  }
}
