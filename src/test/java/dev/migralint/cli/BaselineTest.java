package dev.migralint.cli;

import static dev.migralint.cli.Project.GRANT;
import static dev.migralint.cli.Project.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migralint baseline}, and what lint makes of the file. */
class BaselineTest {
  private static final String FILE = ".migralint-baseline";
  private static final String V2 = "db/migrations/V2__reader.sql";
  private static final String V3 = "db/migrations/V3__writer.sql";
  private static final String ENTRY = "no-grants\t" + V2 + "\t\tgrant select on account to reader";
  private static final String FOUND = "no-grants " + V2 + ":1:1";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.commit(V2, GRANT);
  }

  private String file() throws IOException {
    return Files.readString(project.git.top.resolve(FILE));
  }

  private List<String> entries() throws IOException {
    return file().lines().filter(line -> !line.startsWith("#")).toList();
  }

  private void adopt() {
    assertEquals(0, project.run("baseline").exit());
    project.git.git("add", FILE);
    project.git.commit();
  }

  private Started baseline(int exit, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "baseline";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Started run = project.run(all);
    assertEquals(exit, run.exit(), run.out() + run.err());
    return run;
  }

  private static void says(String text, String expected) {
    assertTrue(text.contains(expected), text);
  }

  @Test
  void anEntryForEachObjectIsUsedUpByTheirOneFinding() throws IOException {
    project.git.commit(V3, "ALTER TABLE account ADD COLUMN nick text, ADD COLUMN age int;");
    project.git.commit(
        V3.replace("V3__", "V4__"), "ALTER TABLE account DROP COLUMN nick, DROP COLUMN age;");
    adopt();
    List<String> entry = entries().stream().filter(e -> e.startsWith("dropped-column")).toList();
    assertEquals(1, entry.size());
    String before = project.run("lint", "--all").out();
    Files.writeString(project.git.top.resolve(FILE), file() + entry.getFirst() + "\n");
    project.git.git("add", FILE);
    project.git.commit();
    assertEquals(
        before.lines().skip(1).toList(),
        project.run("lint", "--all").out().lines().skip(1).toList());
  }

  @Test
  void fromRedToGreen() throws IOException {
    assertEquals(List.of("exit 1", FOUND), project.lint("--all"));
    Started run = baseline(0);
    says(run.out(), FILE + " now holds 1 finding.\n");
    says(run.out(), "Next: commit " + FILE);
    assertEquals(List.of(ENTRY), entries());
    assertEquals(List.of("exit 1", FOUND), project.lint("--all"));
    project.git.git("add", FILE);
    project.git.commit();
    assertEquals(List.of("exit 0", FOUND + " allowed"), project.lint("--all"));
    assertEquals(List.of("exit 1", FOUND), project.lint("--all", "--no-baseline"));
    Started lint = project.run("lint", "--all");
    says(lint.out(), "1 finding is suppressed by " + FILE + ": 1 no-grants");
    says(lint.out(), "No findings, 1 allowed,");
    assertFalse(lint.out().contains(V2), lint.out());
    says(
        project.run("lint", "--all", "--show-suppressed").out(),
        "by the baseline: it was there before (" + FILE + ":4)");
  }

  @Test
  void whatIsNewIsFoundByTheHookAndInRanges() {
    adopt();
    project.git.stage(V3, GRANT);
    assertEquals(List.of("exit 1", "no-grants " + V3 + ":1:1"), project.lint());
    project.git.commit();
    assertEquals(List.of("exit 1", "no-grants " + V3 + ":1:1"), project.lint("--base", "HEAD~1"));
    assertEquals(
        List.of("exit 1", FOUND + " allowed", "no-grants " + V3 + ":1:1"), project.lint("--all"));
  }

  @Test
  void itIsReadFromWhatIsLinted() {
    adopt();
    project.git.write(FILE, "");
    assertEquals(List.of("exit 0", FOUND + " allowed"), project.lint("--all"));
    assertEquals(List.of("exit 1", FOUND), project.lint(V2));
    project.git.git("checkout", "-q", FILE);
    project.git.git("rm", "-q", "--cached", FILE);
    project.git.stage(V2, "SELECT 1;\n" + GRANT.replace("reader", "reader, writer"));
    assertEquals(List.of("exit 1", "no-grants " + V2 + ":2:1"), project.lint());
  }

  @Test
  void linesAndRemarksMayMoveAndTheStatementMayNotChange() {
    adopt();
    project.git.commit(V2, "-- a remark\n\ngrant  select /* x */ ON ACCOUNT\nTO reader ;\n");
    assertEquals(List.of("exit 0", "no-grants " + V2 + ":3:1 allowed"), project.lint("--all"));
    project.git.commit(V2, GRANT.replace("SELECT", "INSERT"));
    assertEquals(List.of("exit 1", FOUND), project.lint("--all"));
    project.git.commit(V2, GRANT);
    project.git.git("mv", V2, V3);
    project.git.commit();
    assertEquals(List.of("exit 1", "no-grants " + V3 + ":1:1"), project.lint("--all"));
  }

  @Test
  void anEqualStatementMoreIsNew() throws IOException {
    adopt();
    project.git.stage(V2, GRANT + GRANT);
    assertEquals(List.of("exit 1", "no-grants " + V2 + ":2:1"), project.lint());
    project.git.commit();
    assertEquals(
        List.of("exit 1", FOUND + " allowed", "no-grants " + V2 + ":2:1"), project.lint("--all"));
    baseline(0);
    assertEquals(List.of(ENTRY, ENTRY), entries());
  }

  @Test
  void whatCommentsAndSettingsAllowIsNotInIt() throws IOException {
    project.git.commit(V3, "-- migralint:allow no-grants because r\n" + GRANT);
    baseline(0);
    assertEquals(List.of(ENTRY), entries());
    String allow = "allow: [{rule: no-grants, path: db/**, because: r}]\n";
    project.git.commit(".migralint.yml", SETTINGS + allow);
    baseline(0);
    assertEquals(List.of(), entries());
  }

  @Test
  void entriesThatMatchNothingAreSaidAndPruned() throws IOException {
    project.git.commit(V3, GRANT);
    adopt();
    project.git.commit(V3, "SELECT 1;");
    project.git.git("rm", "-q", V2);
    project.git.commit();
    project.git.commit("db/migrations/V4__x.sql", GRANT);
    String out = project.run("lint", "--all").out();
    says(
        out,
        FILE
            + ": nothing is found any more for 2 lines: 4 (no-grants, "
            + V2
            + "), 5 (no-grants, "
            + V3
            + "); `migralint baseline --prune` removes them");
    assertFalse(project.run("lint", "db").out().contains(V2));
    says(project.run("lint", "db").out(), "any more for line 5 (no-grants, " + V3 + ")");
    project.git.stage("db/migrations/V5__x.sql", "SELECT 1;");
    assertFalse(project.run("lint").out().contains("any more"));
    says(baseline(1, "--check", "--prune").out(), "- 2 no longer found");
    assertEquals(2, entries().size());
    Started pruned = baseline(0, "--prune");
    says(pruned.out(), FILE + " now holds 0 findings:");
    assertEquals(List.of(), entries());
    says(baseline(0, "--prune").out(), "stays as it is");
  }

  @Test
  void checkingWritesNothing() throws IOException {
    Started run = baseline(1, "--check");
    says(run.out(), FILE + " is not what would be written:");
    says(run.out(), "+ 1 new in it");
    says(run.out(), V2 + "  no-grants");
    assertFalse(Files.exists(project.git.top.resolve(FILE)));
    baseline(0);
    baseline(0, "--check");
    project.git.write(FILE, "# in another order, with a remark\n\n" + ENTRY);
    String before = file();
    says(baseline(0, "--check").out(), "stays as it is: 1 finding.");
    says(baseline(0).out(), "stays as it is: 1 finding.");
    assertEquals(before, file());
  }

  @Test
  void withoutFindingsThereIsNoFile() {
    project.git.git("rm", "-q", V2);
    project.git.commit();
    says(baseline(0).out(), "Nothing is found, so no " + FILE + " is needed");
    baseline(0, "--check");
    baseline(0, "--prune");
    assertFalse(Files.exists(project.git.top.resolve(FILE)));
  }

  @Test
  void aFileThatCanNotBeReadStopsIt() {
    project.bytes(V3, new byte[] {'S', 0, 'x'});
    project.git.git("add", V3);
    project.git.commit();
    Started run = baseline(3);
    says(run.err(), V3);
    assertFalse(Files.exists(project.git.top.resolve(FILE)));
  }

  @Test
  void aBrokenFileIsSaidWithItsLine() {
    project.git.stage(FILE, "# x\n" + ENTRY + "\nno-grants only\n");
    String expected = FILE + ":3:1: is no entry of a baseline";
    Started staged = project.run("lint");
    assertEquals(2, staged.exit());
    says(staged.err(), expected);
    says(baseline(2).err(), expected);
    project.git.commit();
    JsonNode report = Project.json(project.run("lint", "--all", "--format", "json").out());
    assertEquals(3, report.at("/errors/0/line").asInt());
  }

  @Test
  void aMergeWithMarksIsSaidAndAUnionOfBothSidesWorks() throws IOException {
    adopt();
    project.git.write(FILE, "<<<<<<< a\n" + ENTRY + "\n=======\n" + ENTRY + "\n>>>>>>> b\n");
    Started run = project.run("lint", "db");
    assertEquals(2, run.exit());
    says(run.err(), FILE + ":1:1: is a mark of a merge conflict. Keep the lines of both sides");
    says(run.err(), FILE + ":5:1: is a mark of a merge conflict.");
    project.git.commit(FILE, ENTRY + "\n" + ENTRY + "\n");
    says(project.run("lint", "--all").out(), "any more for line 2 (no-grants, " + V2 + ")");
    assertEquals(0, project.run("lint", "--all").exit());
    baseline(0, "--prune");
    assertEquals(List.of(ENTRY), entries());
  }

  @Test
  void alteringItIsSaid() {
    project.git.stage(FILE, ENTRY + "\n");
    says(
        project.run("lint").out(),
        "this change alters " + FILE + ", which decides what is allowed");
  }

  @Test
  void itMayLieElsewhere() throws IOException {
    project.git.commit(".migralint.yml", SETTINGS + "baseline: tools/known\n");
    assertEquals(List.of("exit 1", FOUND), project.lint("--all"));
    says(baseline(0).out(), "tools/known now holds 1 finding");
    project.git.git("add", "tools");
    project.git.commit();
    assertEquals(List.of("exit 0", FOUND + " allowed"), project.lint("--all"));
    assertEquals(
        List.of("exit 0", FOUND + " allowed"),
        project.in("db").lint("--all", "--baseline", "tools/known"));
    assertEquals(2, project.run("lint", "--all", "--baseline", "absent").exit());
    assertEquals(2, project.run("lint", "--all", "--baseline", "../x").exit());
    assertEquals(
        2, project.run("lint", "--all", "--baseline", "tools/known", "--no-baseline").exit());
    assertFalse(Files.exists(project.git.top.resolve(FILE)));
  }

  @Test
  void itWritesOnlyBaselinesInsideTheRepository() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.createSymbolicLink(project.git.top.resolve("link"), outside);
    Files.createSymbolicLink(project.git.top.resolve(FILE), outside.resolve("file"));
    says(baseline(2, "--baseline", "link/b").err(), "symbolic link");
    says(baseline(2).err(), "symbolic link");
    says(baseline(2, "--baseline", ".git/config").err(), "is Git's own");
    says(baseline(2, "--baseline", "db").err(), "is no file to write a baseline to");
    says(baseline(2, "--baseline", V2).err(), V2 + ":1:1: is no entry of a baseline");
    try (var left = Files.list(outside)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void uncommittedSettingsAreSaid() {
    project.git.write(".migralint.yml", SETTINGS + "rules: {no-grants: off}\n");
    says(
        baseline(0).out(),
        "note: .migralint.yml is not committed as it is here; what HEAD has of it was taken");
  }

  @Test
  void withoutMigrationsOrWithoutACommitItSaysSo() {
    Project none = Project.empty(temp.resolve("other"));
    assertEquals(2, none.run("baseline").exit());
    none.git.commit("readme", "x");
    assertEquals(3, none.run("baseline").exit());
  }

  @Test
  void inReportsForPrograms() {
    adopt();
    String[] all = {"lint", "--all", "--show-suppressed", "--format"};
    JsonNode json = Project.json(project.run(all[0], all[1], all[2], all[3], "json").out());
    assertEquals("baseline", json.at("/findings/0/suppressedBy").asText());
    JsonNode sarif = Project.json(project.run(all[0], all[1], all[2], all[3], "sarif").out());
    assertEquals("unchanged", sarif.at("/runs/0/results/0/baselineState").asText());
    assertEquals("external", sarif.at("/runs/0/results/0/suppressions/0/kind").asText());
    assertEquals(
        json.at("/findings/0/fingerprint").asText(),
        sarif.at("/runs/0/results/0/partialFingerprints").get("migralint/v1").asText());
  }
}
