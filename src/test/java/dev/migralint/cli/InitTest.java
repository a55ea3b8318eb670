package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {
  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void aRepositoryWithMigrations() {
    project = Project.empty(temp).launchedBy(temp.resolve("migralint"));
    project.git.write("docker-compose.yml", "services: {db: {image: 'postgres:16-alpine'}}\n");
    project.git.write(
        ".github/workflows/ci.yml", "services: {db: {image: 'timescale/timescaledb:2.11-pg14'}}\n");
    project.git.commit("db/migration/V1__a.sql", "CREATE TABLE a (id int, b text);\n");
    project.git.commit("db/migration/V2__b.sql", "ALTER TABLE a DROP COLUMN b;\n");
  }

  private String read(String path) throws IOException {
    return Files.readString(project.git.top.resolve(path));
  }

  private boolean isThere(String path) {
    return Files.exists(project.git.top.resolve(path));
  }

  @Test
  void itWritesEverything() throws IOException {
    Started run = project.run("init", "--yes");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("flyway in db/migration (2 files)"), run.out());
    assertTrue(run.out().contains("14 (.github/workflows/ci.yml says timescaledb:2.11-pg14)"));
    assertTrue(run.out().contains("also 16 in docker-compose.yml"), run.out());
    assertTrue(read(".migralint.yml").contains("\npostgres: 14 "), read(".migralint.yml"));
    assertTrue(read(".github/workflows/migralint.yml").contains("on:\n  pull_request:"));
    assertTrue(read(".migralint-baseline").contains("dropped-column"));
    assertTrue(isThere(".git/hooks/pre-commit"));
    project.git.git("add", "-A");
    project.git.git("commit", "-q", "--no-verify", "-m", "Set up");
    assertEquals(0, project.run("lint", "--all").exit());
  }

  @Test
  void itChangesNothingThatIsThere() throws IOException {
    project.git.write(".migralint.yml", "postgres: 15\n");
    project.git.write(".github/workflows/migralint.yml", "name: ours\n");
    project.git.write(".migralint-baseline", "");
    Started run = project.run("init", "--yes");
    assertTrue(run.out().contains(".migralint.yml is there already"), run.out());
    assertEquals("postgres: 15\n", read(".migralint.yml"));
    assertEquals("name: ours\n", read(".github/workflows/migralint.yml"));
    assertEquals("", read(".migralint-baseline"));
  }

  @Test
  void itAsksFirst() throws IOException {
    Started run = project.onTerminal().input("n\n\nno\nn\n").run("init");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("New file .migralint.yml:"), run.out());
    assertTrue(run.out().contains("  + postgres: 14 "), run.out());
    assertFalse(isThere(".migralint.yml"));
    assertTrue(isThere(".git/hooks/pre-commit"));
    assertFalse(isThere(".github/workflows/migralint.yml"));
    assertFalse(isThere(".migralint-baseline"));
  }

  @Test
  void withoutATerminalItDoesNotAsk() {
    Started run = project.run("init");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("--yes"), run.err());
    assertFalse(isThere(".migralint.yml"));
  }

  @Test
  void whereThereIsNothing() throws IOException {
    Project bare = Project.empty(temp.resolve("other")).launchedBy(temp.resolve("migralint"));
    Started run = bare.run("init", "--yes");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("Migrations   none found"), run.out());
    assertTrue(Files.readString(bare.git.top.resolve(".migralint.yml")).contains("# postgres: 16"));
    assertEquals(2, Project.empty(temp.resolve("third")).in(temp).run("init", "--yes").exit());
  }

  @Test
  void otherServicesGetLinesToAdd() {
    Project other = Project.empty(temp.resolve("other")).launchedBy(temp.resolve("migralint"));
    other.git.write(".gitlab-ci.yml", "test: {services: ['postgres:15']}\n");
    Started run = other.run("init", "--yes");
    assertTrue(run.out().contains("Add to .gitlab-ci.yml:\n  migralint:"), run.out());
    assertTrue(run.out().contains("15 (.gitlab-ci.yml says postgres:15)"), run.out());
  }

  @Test
  void hostileNames() throws IOException {
    Project other = Project.empty(temp.resolve("other")).launchedBy(temp.resolve("migralint"));
    other.git.write("compose.a\u001b[31m.yml", "image: postgres:15\n");
    Started run = other.run("init", "--yes");
    assertFalse(run.out().contains("\u001b"), run.out());
    Files.delete(other.git.top.resolve(".migralint.yml"));
    Files.createSymbolicLink(other.git.top.resolve(".github"), temp);
    Files.createDirectories(temp.resolve("workflows"));
    Files.writeString(temp.resolve("workflows/x.yml"), "");
    other.run("init", "--yes");
    assertFalse(Files.exists(temp.resolve("workflows/migralint.yml")));
  }

  @Test
  void managersOfHooksAreNotBypassed() {
    for (String path :
        new String[] {".husky/pre-commit", "lefthook.yml", ".pre-commit-config.yaml"}) {
      Project other = Project.empty(temp.resolve(path)).launchedBy(temp.resolve("migralint"));
      other.git.write(path, "#\n");
      Started run = other.run("init", "--yes");
      assertEquals(0, run.exit(), run.err());
      assertTrue(run.out().contains("Git hooks are managed by "), run.out());
      assertFalse(Files.exists(other.git.top.resolve(".git/hooks/pre-commit")));
    }
    Project husky = Project.empty(temp.resolve("husky")).launchedBy(temp.resolve("migralint"));
    husky.git.write(".husky/_/husky.sh", "#\n");
    husky.git.git("config", "core.hooksPath", ".husky/_");
    assertEquals(0, husky.run("init", "--yes").exit());
    assertTrue(Files.exists(husky.git.top.resolve(".husky/pre-commit")));
  }
}
