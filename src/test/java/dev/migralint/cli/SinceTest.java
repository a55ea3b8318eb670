package dev.migralint.cli;

import static dev.migralint.cli.Project.CREATE;
import static dev.migralint.cli.Project.GRANT;
import static dev.migralint.cli.Project.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --since} and {@code since:}: what counts as deployed is replayed and not judged. */
class SinceTest {
  private static final String V2 = "db/migrations/V2__reader.sql";
  private static final String V3 = "db/migrations/V3__writer.sql";
  private static final String DROP = "db/migrations/V4__drop.sql";
  private static final List<String> AFTER_2 =
      List.of(
          "exit 1",
          "no-grants " + V3 + ":1:1",
          "column-gone " + DROP + ":1:21",
          "old-column-gone " + DROP + ":1:21");
  private static final List<String> AFTER_3 =
      List.of("exit 1", "column-gone " + DROP + ":1:21", "old-column-gone " + DROP + ":1:21");

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.commit(V2, GRANT);
    project.git.git("tag", "released");
    project.git.commit(V3, GRANT);
    project.git.commit(DROP, Project.DROP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "V2", "v2", "2.0", "V2__reader", "V2__reader.sql", V2})
  void onlyWhatComesAfterAVersionIsJudged(String version) {
    assertEquals(AFTER_2, project.lint("--all", "--since", version));
    assertEquals(AFTER_2, project.lint("db", "--since", version));
    assertTrue(
        project
            .run("lint", "--all", "--since", version)
            .out()
            .contains(
                "db/migrations: 2 files up to "
                    + version
                    + " count as deployed and are not judged"));
  }

  @Test
  void onlyWhatIsNotAsItWasAtARevisionIsJudged() {
    assertEquals(AFTER_2, project.lint("--all", "--since", "released"));
    assertEquals(AFTER_2, project.lint("db", "--since", "released"));
    assertEquals(AFTER_3, project.in("db").lint("--all", "--since", "HEAD~1"));
    project.git.commit(V2, "-- edited\n" + GRANT);
    assertEquals("no-grants " + V2 + ":2:1", project.lint("--all", "--since", "released").get(1));
  }

  @Test
  void whatWasDeployedIsWhatCameBefore() {
    assertEquals(List.of("exit 0"), project.lint("--all", "--since", "4"));
    Started run = project.run("lint", "--all", "--since", "4");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("No findings in 0 files"), run.out());
    assertEquals(
        4,
        Project.json(project.run("lint", "--all", "--since", "4", "--format", "json").out())
            .at("/coverage/deployed")
            .asInt());
  }

  @Test
  void inTheSettings() {
    project.git.commit(".migralint.yml", SETTINGS + "since: 2\n");
    assertEquals(AFTER_2, project.lint("--all"));
    assertEquals(AFTER_2, project.lint("."));
    assertEquals(AFTER_3, project.lint("--all", "--since", "3"));
    assertEquals(AFTER_3, project.lint("--all", "--since", "HEAD~2"));
    assertEquals(List.of("exit 1", "no-grants " + V2 + ":1:1"), project.lint(V2));
    assertFalse(project.run("lint", V2).out().contains("deployed"));
    assertEquals(0, project.run("plan", "--all", "--since", "4").exit());
    project.git.stage("db/migrations/V5__x.sql", GRANT);
    assertEquals(List.of("exit 1", "no-grants db/migrations/V5__x.sql:1:1"), project.lint());
    project.git.commit(".migralint.yml", SETTINGS + "since: nothing\n");
    Started run = project.run("lint", "--all");
    assertEquals(2, run.exit());
    assertTrue(
        run.err()
            .contains(
                ".migralint.yml:2:8: `nothing` is no version of a migration here, and no Git"
                    + " revision. Versions go from V1 to V5."),
        run.err());
  }

  @Test
  void eachDatabaseHasItsOwn() {
    project.git.stage("other/migrations/V1__a.sql", CREATE);
    project.git.commit("other/migrations/V10__b.sql", GRANT);
    String other = "no-grants other/migrations/V10__b.sql:1:1";
    Started run = project.run("lint", "--all", "--since", "3");
    assertTrue(
        run.out()
            .contains("other/migrations has no version 3, so all of its migrations are judged"),
        run.out());
    assertTrue(project.lint("--all", "--since", "3").contains(other));
    project.git.commit(
        ".migralint.yml",
        SETTINGS
            + "migrations:\n"
            + "  - {path: db/migrations, since: 3}\n"
            + "  - {path: other/migrations, since: V10}\n");
    assertEquals(AFTER_3, project.lint("--all"));
    assertEquals(List.of("exit 0"), project.lint("other"));
    assertEquals(AFTER_2, project.lint("--all", "--since", "2"));
  }

  @Test
  void whatNamesNothingIsSaidWithWhatWasLookedFor() {
    Started run = project.run("lint", "--all", "--since", "77");
    assertEquals(2, run.exit());
    assertTrue(
        run.err()
            .contains(
                "--since: `77` is no version of a migration here, and no Git revision. Versions go"
                    + " from V1 to V4."),
        run.err());
    assertEquals(2, project.run("plan", "--all", "--since", "77").exit());
    assertEquals(
        List.of(
            "exit 2",
            "error : --since: `77` is no version of a migration here, and no Git revision."),
        project.lint("--all", "--since", "77"));
  }

  @Test
  void whereOnlyAChangeIsJudgedItIsRefused() {
    for (List<String> arguments :
        List.of(
            List.of("lint", "--since", "2"),
            List.of("lint", "--staged", "--since", "2"),
            List.of("lint", "--base", "released", "--since", "2"),
            List.of("lint", "-", "--since", "2"),
            List.of("lint", "--all", "--since", ""))) {
      Started run = project.run(arguments.toArray(String[]::new));
      assertEquals(2, run.exit(), arguments.toString());
      assertTrue(run.err().contains("--since"), run.err());
    }
  }

  @Test
  void aBaselineHoldsOnlyWhatIsJudgedAndKeepsSilentOnTheRest() {
    assertEquals(0, project.run("baseline").exit());
    project.git.git("add", "-A");
    project.git.commit(".migralint.yml", SETTINGS + "since: 2\n");
    Started run = project.run("lint", "--all");
    assertEquals(0, run.exit(), run.out());
    assertFalse(run.out().contains("any more"), run.out());
    Started written = project.run("baseline");
    assertTrue(written.out().contains("- 1 no longer found"), written.out());
  }
}
