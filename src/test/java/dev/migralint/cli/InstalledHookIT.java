package dev.migralint.cli;

import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    return start(Path.of("git"), all.toArray(String[]::new));
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
  void asThePreCommitFrameworkStartsIt() throws Exception {
    project.git.stage(V2, DROP);
    Map<String, String> env =
        Map.of("PRE_COMMIT", "1", "MIGRALINT", LAUNCHER.toString(), "HOME", temp.toString());
    Path hook = Path.of("hooks/pre-commit").toAbsolutePath();
    refused(Started.in(project.git.top, env, hook, List.of()), V2);
    refused(Started.in(project.git.top, env, hook, List.of(V2)), V2);
  }
}
