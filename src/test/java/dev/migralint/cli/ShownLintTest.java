package dev.migralint.cli;

import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which findings are shown, and what is said of those that are not. */
class ShownLintTest {
  private static final String V2 = "db/migrations/V2__reader.sql";

  @TempDir private Path temp;
  private Project project;

  /** A grant, and a dropped column that two rules of the team and a built-in one report. */
  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.stage(
        ".migralint.yml",
        Project.SETTINGS + "rules: {column-gone: warning, dropped-column: off}\n");
    project.git.commit();
    project.git.stage(V2, GRANT + DROP);
  }

  private Started lint(String words) {
    List<String> all = new ArrayList<>(List.of("lint"));
    all.addAll(List.of(words.split(" ")));
    return project.run(all.toArray(String[]::new));
  }

  private List<String> found(String words) {
    List<String> rules = new ArrayList<>();
    JsonNode report = Project.json(lint("--format json " + words).out());
    report.get("findings").forEach(finding -> rules.add(finding.get("rule").asText()));
    return rules;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rule no-grants|no-grants",
        "--rule column-gone,no-grants|no-grants column-gone",
        "--rule column-gone --rule no-grants|no-grants column-gone",
        "--exclude-rule no-grants|column-gone old-column-gone",
        "--rule column-gone,no-grants --exclude-rule no-grants,column-gone|usage",
        "--severity error|no-grants old-column-gone",
        "--severity warning|no-grants column-gone old-column-gone",
        "--severity Error --exclude-rule old-column-gone|no-grants",
      })
  void whatIsShown(String words, String expected) {
    if (expected.equals("usage")) {
      assertEquals(2, lint(words).exit());
      return;
    }
    assertEquals(List.of(expected.split(" ")), found(words));
  }

  @Test
  void whatIsNotShownIsCounted() {
    Started run = lint("--rule column-gone");
    assertEquals(0, run.exit());
    assertTrue(
        run.out()
            .contains(
                "2 findings are not shown because of --rule: 1 no-grants, 1 old-column-gone\n"),
        run.out());
    assertTrue(run.out().contains("1 finding (1 warning), 2 not shown, in 1 file"), run.out());
    JsonNode report = Project.json(lint("--format json --rule column-gone").out());
    assertEquals("{\"no-grants\":1,\"old-column-gone\":1}", report.get("notShown").toString());
    assertFalse(lint("--severity note").out().contains("not shown"));
  }

  @Test
  void theExitCodeDependsOnRulesAndNotOnWhatIsPrinted() {
    assertEquals(1, lint("--rule no-grants").exit());
    assertEquals(0, lint("--exclude-rule no-grants,old-column-gone").exit());
    assertEquals(1, lint("--exclude-rule no-grants,old-column-gone --fail-on warning").exit());
    Started run = lint("--rule column-gone --severity error --fail-on warning");
    assertEquals(1, run.exit());
    assertTrue(
        run.out()
            .contains(
                "3 findings are not shown because of --rule and --severity error: 1 column-gone, 1"
                    + " no-grants, 1 old-column-gone; 1 of them makes the exit code 1, because"
                    + " `fail-on` is warning\n"),
        run.out());
    assertTrue(run.out().contains("No findings, 3 not shown, in 1 file"), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"oneline", "gitlab", "checkstyle", "sonar"})
  void formatsWithoutNotesLeaveTheCountToTheErrorOutput(String format) {
    Started run = lint("--rule column-gone --format " + format);
    assertTrue(run.err().startsWith("migralint: 2 findings are not shown"), run.err());
    assertEquals("", lint("--rule column-gone -q --format " + format).err());
    assertEquals("", lint("--format " + format).err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rule no-grant|--rule: there is no rule `no-grant`. Did you mean `no-grants`?",
        "--exclude-rule no-grants,x|--exclude-rule: there is no rule `x`. `migralint rules`",
        "--severity fatal|error",
      })
  void unknownWords(String words, String hint) {
    Started run = lint(words);
    assertEquals(2, run.exit());
    assertEquals("", run.out());
    String err = run.err().toLowerCase(Locale.ROOT);
    assertTrue(err.contains(hint.toLowerCase(Locale.ROOT)), err);
  }

  @Test
  void aRuleThatIsOffSaysSo() {
    Started run = lint("--rule dropped-column");
    assertEquals(0, run.exit());
    assertTrue(
        run.out().contains("the rule dropped-column is off in the settings, so it reports nothing"),
        run.out());
  }

  @Test
  void suppressionsAndBaselinesAreWhatTheyAre() {
    project.git.stage(V2, "-- migralint:allow no-grants because agreed\n" + GRANT + DROP);
    Started run = lint("--rule column-gone");
    assertFalse(run.out().contains("misused"), run.out());
    assertTrue(run.out().contains("1 finding is suppressed with a reason: 1 no-grants"), run.out());
    project.git.commit();
    assertEquals(0, project.run("baseline").exit());
    run = project.run("lint", "--rule", "column-gone", "db/migrations");
    assertFalse(run.out().contains("nothing is found any more"), run.out());
  }

  @Test
  void aLoosenedPolicyIsStillCompared() {
    project.git.stage(
        ".migralint.yml", Project.SETTINGS + "rules: {column-gone: off, dropped-column: off}\n");
    assertEquals(List.of("policy-loosened"), found("--rule policy-loosened"));
    Started run = lint("--rule no-grants");
    assertTrue(run.out().contains("1 policy-loosened"), run.out());
  }

  @Test
  void quietIsFindingsAndProblems() {
    Started run = lint("-q");
    assertEquals(1, run.exit());
    assertTrue(run.out().contains(V2 + ":1:1  error  no-grants"), run.out());
    assertFalse(run.out().contains("statements read"), run.out());
    assertFalse(run.out().contains("note: "), run.out());
    project.bytes("db/migrations/V3__x.sql", new byte[] {0});
    project.git.git("add", ".");
    run = lint("--quiet --exclude-rule no-grants,column-gone,old-column-gone");
    assertEquals(3, run.exit());
    assertTrue(run.out().startsWith("error: db/migrations/V3__x.sql"), run.out());
    assertEquals(1, run.out().lines().count(), run.out());
  }

  @Test
  void quietAndCleanIsNothing() {
    Started clean = lint("-q --rule column-gone --severity error");
    assertEquals(0, clean.exit());
    assertEquals("", clean.out() + clean.err());
    Started run = lint("-q --severity error --rule column-gone --fail-on warning");
    assertEquals(1, run.exit());
    assertEquals("", run.out());
    assertTrue(run.err().contains("makes the exit code 1"), run.err());
  }

  @Test
  void verboseSaysWhatWasRead() {
    Started run = lint("--verbose --format json");
    assertEquals(1, run.exit());
    for (String said :
        List.of(
            "Start-up archive: none",
            "Settings, rules and baseline: .migralint.yml, team/column-gone.yml",
            "PostgreSQL 15, preset recommended, fail-on error",
            "Looked at staged changes against HEAD",
            "db/migrations: flyway, 2 migrations",
            "judged: " + V2,
            "not under review: 1 migration",
            "Time: repository ")) {
      assertTrue(run.err().contains(" " + said), run.err());
    }
    assertEquals(3, Project.json(run.out()).get("findings").size());
    assertEquals(2, lint("-q -v").exit());
    assertEquals("", lint("--format json").err());
  }
}
