package dev.migralint.cli;

import static dev.migralint.cli.Project.DROP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migralint plan} looks at what lint would look at, and judges nothing. */
class PlanTest {
  private static final String V2 = "db/migrations/V2__email.sql";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
  }

  private String planned(String... arguments) {
    Started run = project.run(arguments);
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  @Test
  void whatIsStaged() {
    project.git.stage(V2, DROP);
    String plan = planned("plan");
    assertTrue(plan.contains(V2), plan);
    assertTrue(plan.contains("ACCESS EXCLUSIVE on account"), plan);
  }

  @Test
  void namedFilesAndWholeHistories() {
    project.git.stage(V2, DROP).commit();
    assertTrue(planned("plan", V2).contains("1 migration,"));
    assertTrue(planned("plan", "--all").contains("2 migrations,"));
    assertTrue(planned("plan", "--all", "--format", "json").contains("\"ACCESS EXCLUSIVE\""));
    assertTrue(planned("plan", "--all", "--format", "markdown").contains("```sql"));
  }

  @Test
  void aFormatThatThereIsNot() {
    Started run = project.run("plan", "--format", "markdwn");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("Did you mean markdown?"), run.err());
  }

  @Test
  void nothingWhereMigrationsWereAskedFor() {
    project.git.write("team/x.txt", "x");
    Started run = project.run("plan", "team");
    assertEquals(3, run.exit());
    assertTrue(run.out().contains("No PostgreSQL migrations were found"), run.out());
  }

  @Test
  void aFileThatIsNotThere() {
    Started run = project.run("plan", "db/migrations/V9__x.sql");
    assertEquals(3, run.exit());
    assertTrue(run.out().contains("V9__x.sql"), run.out());
  }
}
