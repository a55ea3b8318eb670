package dev.migralint.cli;

import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Comments that allow findings, from the staged file to the report. */
class SuppressionLintTest {
  private static final String V2 = "db/migrations/V2__reader.sql";
  private static final String OK = "migralint:allow no-grants because it is read only";

  @TempDir private Path temp;

  private static Arguments file(String text, String... lines) {
    List<String> placed = new ArrayList<>();
    for (String line : lines) {
      placed.add(line.replace("@", V2));
    }
    return Arguments.of(text, placed);
  }

  static Stream<Arguments> files() {
    String allowed1 = "no-grants @:1:1 allowed";
    String allowed2 = "no-grants @:2:1 allowed";
    String open2 = "no-grants @:2:1";
    return Stream.of(
        file("-- " + OK + "\n" + GRANT, "exit 0", allowed2),
        file("/* " + OK + " */\n" + GRANT, "exit 0", allowed2),
        file("-- " + OK + "\r\n" + GRANT, "exit 0", allowed2),
        file("-- " + OK + "\r" + GRANT, "exit 0", allowed2),
        file("\uFEFF-- " + OK + "\n" + GRANT, "exit 0", allowed2),
        file("-- " + OK + "\n-- and more\n\n" + GRANT, "exit 0", "no-grants @:4:1 allowed"),
        file(GRANT.strip() + " -- " + OK + "\n", "exit 0", allowed1),
        file("GRANT SELECT /* " + OK + " */ ON account TO reader;", "exit 0", allowed1),
        file("GRANT SELECT\n-- " + OK + "\nON account TO reader;", "exit 0", allowed1),
        file(
            "-- " + OK.replace("allow", "allow-file") + "\nSELECT 1;\n" + GRANT + GRANT,
            "exit 0",
            "no-grants @:3:1 allowed",
            "no-grants @:4:1 allowed"),
        file("-- " + OK + "\n" + GRANT + GRANT, "exit 1", allowed2, "no-grants @:3:1"),
        file("-- migralint:allow no-grants\n" + GRANT, "exit 1", "misused-allow @:1:1", open2),
        file(
            "-- migralint:allow no-grant because x\n" + GRANT,
            "exit 1",
            "misused-allow @:1:1",
            open2),
        file(
            "-- migralint:allwo no-grants because x\n" + GRANT,
            "exit 1",
            "misused-allow @:1:1",
            open2),
        file("-- " + OK + "\nSELECT 1;\n", "exit 1", "misused-allow @:1:1"),
        file(GRANT + "\n-- " + OK + "\n", "exit 1", "no-grants @:1:1", "misused-allow @:3:1"),
        file(
            "SELECT 1;\n-- " + OK.replace("allow", "allow-file") + "\n" + GRANT,
            "exit 1",
            "misused-allow @:2:1",
            "no-grants @:3:1"),
        file("SELECT '-- " + OK + "';\n" + GRANT, "exit 1", open2));
  }

  @ParameterizedTest
  @MethodSource("files")
  void inAllPositions(String text, List<String> lines) {
    Project project = Project.create(temp);
    project.git.stage(V2, text);
    assertEquals(lines, project.lint());
    project.git.commit();
    assertEquals(lines, project.lint("--all"));
    assertEquals(lines, project.lint(V2));
  }

  @Test
  void whatIsWrongIsSaid() {
    Project project = Project.create(temp);
    project.git.stage(V2, "-- migralint:allow no-grant\n" + GRANT);
    String out = project.run("lint").out();
    assertTrue(out.contains("Did you mean `no-grants`?"), out);
    assertTrue(out.contains("End it with `because`"), out);
  }

  @Test
  void allowedFindingsAreCountedAndShownWhenAskedFor() {
    Project project = Project.create(temp);
    project.git.stage(V2, "-- " + OK + "\n" + GRANT);
    Started run = project.run("lint");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("1 finding is suppressed with a reason: 1 no-grants"), run.out());
    assertFalse(run.out().contains(V2), run.out());
    Started shown = project.run("lint", "--show-suppressed");
    assertEquals(0, shown.exit());
    assertTrue(shown.out().contains(V2 + ":2:1  error (allowed)  no-grants"), shown.out());
    assertTrue(shown.out().contains("it is read only"), shown.out());
    String sarif = project.run("lint", "--format", "sarif").out();
    assertEquals(0, Project.json(sarif).at("/runs/0/results").size());
    sarif = project.run("lint", "--format", "sarif", "--show-suppressed").out();
    assertEquals(1, Project.json(sarif).at("/runs/0/results/0/suppressions").size());
  }

  @Test
  void aCommentAllowsUntilTheEndOfItsDay() {
    Project project = Project.create(temp);
    project.git.stage(
        V2, "-- " + OK.replace(" because", " until 2027-01-31 because") + "\n" + GRANT);
    List<String> allowed = List.of("exit 0", "no-grants @:2:1 allowed".replace("@", V2));
    assertEquals(allowed, project.lint());
    assertEquals(allowed, project.at("2027-01-31T23:59:59Z").lint());
    List<String> expired = List.of("exit 1", "misused-allow @:1:1", "no-grants @:2:1");
    expired = expired.stream().map(line -> line.replace("@", V2)).toList();
    assertEquals(expired, project.at("2027-02-01T00:00:00Z").lint());
    project.git.commit();
    assertEquals(expired, project.lint("--all"));
    assertTrue(project.run("lint", "--all").out().contains("suppression-expired"));
    project.git.stage(V2, "-- migralint:allow no-grants until 2027-02-01 because r\nSELECT 1;");
    assertTrue(
        project.at("2027-02-02T00:00:00Z").run("lint").out().contains("suppression-expired"));
  }

  @Test
  void theSettingsAllowUntilTheEndOfADay() {
    Project project = Project.create(temp);
    String allow = "allow: [{rule: no-grants, path: db/**, until: 2027-01-31, because: r}]\n";
    project.git.stage(".migralint.yml", Project.SETTINGS + allow);
    project.git.commit(V2, GRANT);
    String note =
        ".migralint.yml:2:16: allowed findings until 2027-01-31 and allows nothing any more";
    Started run = project.at("2027-01-31T12:00:00Z").run("lint", "--all");
    assertEquals(0, run.exit());
    assertFalse(run.out().contains(note), run.out());
    run = project.at("2027-02-01T00:00:00Z").run("lint", "--all");
    assertEquals(1, run.exit());
    assertTrue(run.out().contains(note), run.out());
    assertFalse(run.out().contains("allows nothing that is found"), run.out());
    assertTrue(project.run("lint").out().contains(note));
  }

  @Test
  void aNewCommentAboveAnOldStatementIsNotUnused() {
    Project project = Project.create(temp);
    String unchecked = "other/migrations/0001_grants.up.sql";
    project.git.commit(unchecked, GRANT);
    project.git.stage(unchecked, "-- " + OK + "\n" + GRANT);
    assertEquals(List.of("exit 0"), project.lint());
  }
}
