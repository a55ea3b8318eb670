package dev.migralint.cli;

import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files of fifty megabytes, read by the packaged {@code target/migralint}. */
@DisabledOnOs(OS.WINDOWS)
class LargeFileIT {
  private static final Path LAUNCHER = Path.of("target/migralint/bin/migralint").toAbsolutePath();
  private static final String LARGE = "db/migrations/V2__large.sql";
  private static final String GOOD = "db/migrations/V3__good.sql";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.stage(GOOD, GRANT);
  }

  private List<String> lint(String text) throws IOException, InterruptedException {
    project.bytes(LARGE, text.getBytes(StandardCharsets.UTF_8));
    Map<String, String> home = Map.of("HOME", project.git.home().toString());
    List<String> words = List.of("lint", "--format", "json", LARGE, GOOD);
    return Project.lines(Started.in(project.git.top, home, LAUNCHER, words));
  }

  @Test
  void aThousandStatements() throws IOException, InterruptedException {
    String line = "INSERT INTO account VALUES (1, 'x');" + " ".repeat(50_000) + "\n";
    assertEquals(
        List.of("exit 1", "no-grants " + LARGE + ":1001:1", "no-grants " + GOOD + ":1:1"),
        lint(line.repeat(1000) + GRANT));
  }

  @Test
  void oneStatement() throws IOException, InterruptedException {
    String rows = "(1, 'x'), ".repeat(5_000_000);
    assertEquals("exit 1", lint("INSERT INTO account VALUES " + rows).getFirst());
  }
}
