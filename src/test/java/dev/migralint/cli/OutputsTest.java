package dev.migralint.cli;

import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.migralint.report.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where reports go and what they look like from outside. */
class OutputsTest {
  private static final String V2 = "db/migrations/V2__reader.sql";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.stage(V2, GRANT);
  }

  private String read(String file) throws IOException {
    return Files.readString(project.git.top.resolve(file));
  }

  @Test
  void severalAtOnce() throws IOException {
    Started run =
        project.run(
            "lint", "--format", "text", "--format", "sarif=out.sarif", "--format=json=out.json");
    assertEquals(1, run.exit(), run.err());
    assertTrue(run.out().startsWith(V2 + ":1:1  error  no-grants"), run.out());
    assertEquals("2.1.0", Project.json(read("out.sarif")).get("version").asText());
    assertEquals(1, Project.json(read("out.json")).get("findings").size());
    assertEquals("", run.err());
  }

  @Test
  void intoAFile() throws IOException {
    Started run = project.run("lint", "--format", "json", "--output", "out.json");
    assertEquals(1, run.exit());
    assertEquals("", run.out());
    assertEquals(1, Project.json(read("out.json")).get("findings").size());
    assertEquals(1, project.onTerminal().run("lint", "--output", "out.txt").exit());
    assertTrue(read("out.txt").startsWith(V2), read("out.txt"));
    Files.createSymbolicLink(project.git.top.resolve("link"), Path.of("out.txt"));
    run = project.run("lint", "--output", "out.txt", "--format", "text", "--format", "json=o.json");
    assertEquals(1, run.exit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format text --format json",
        "--format text --format text",
        "--format json --format sarif --output x",
        "--format json=x --format sarif=x",
        "--format json=x --format sarif=./y/../x",
        "--format json=x --output y",
        "--format json=",
        "--format json=db",
        "--output .",
        "--format sarf",
        "--format =x",
      })
  void whatCannotBe(String words) {
    Started run = project.run(("lint " + words).split(" "));
    assertEquals(2, run.exit(), run.out() + run.err());
    assertEquals("", run.out());
    assertFalse(Files.exists(project.git.top.resolve("x")));
  }

  @Test
  void aFileThatCannotBeWrittenHidesNothing() {
    Started run = project.run("lint", "--format", "text", "--format", "json=no/such/out.json");
    assertEquals(3, run.exit());
    assertTrue(run.out().startsWith(V2), run.out());
    assertTrue(
        run.err().contains("out.json: can't be written (there is no such folder)"), run.err());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noLinkLeadsOutOfTheRepository() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside"), "of somebody else");
    Path top = project.git.top;
    Files.createSymbolicLink(top.resolve("out.sarif"), outside);
    Files.createSymbolicLink(top.resolve("new.sarif"), temp.resolve("not there"));
    Files.createSymbolicLink(top.resolve("folder"), temp);
    Files.createSymbolicLink(top.resolve("circle"), Path.of("circle"));
    for (String file : List.of("out.sarif", "new.sarif", "folder/outside", "circle")) {
      Started run = project.run("lint", "--format", "sarif=" + file);
      assertEquals(3, run.exit(), run.out());
      assertTrue(run.err().contains(file), run.err());
    }
    assertEquals("of somebody else", Files.readString(outside));
    assertFalse(Files.exists(temp.resolve("not there")));
    Files.createDirectories(top.resolve("reports"));
    Files.createSymbolicLink(top.resolve("inside.json"), Path.of("reports/a.json"));
    assertEquals(1, project.run("lint", "--format", "json=inside.json").exit());
    assertTrue(Files.isSymbolicLink(top.resolve("inside.json")));
    assertEquals(1, Project.json(read("reports/a.json")).get("findings").size());
  }

  @Test
  void nothingIsLeftBesideAFile() throws IOException {
    Files.writeString(project.git.top.resolve("out.json"), "x".repeat(100_000));
    assertEquals(1, project.run("lint", "--format", "json=out.json").exit());
    assertEquals(1, Project.json(read("out.json")).get("findings").size());
    try (Stream<Path> files = Files.list(project.git.top)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
    }
  }

  @Test
  void aReportThatNobodyGotIsNotClean() {
    for (String command : List.of("lint", "rules", "--version", "plan")) {
      Started run = project.toAFullDisk().run(command);
      assertEquals(3, run.exit(), command);
      assertTrue(run.err().contains("The standard output could not be written"), run.err());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                  no,  yes",
    "NO_COLOR=1,                          no,  no",
    "NO_COLOR=0,                          no,  no",
    "NO_COLOR=,                           no,  yes",
    "TERM=dumb,                           no,  no",
    "FORCE_COLOR=1,                       yes, yes",
    "FORCE_COLOR=,                        no,  yes",
    "FORCE_COLOR=0,                       no,  yes",
    "CLICOLOR_FORCE=1,                    yes, yes",
    "CLICOLOR_FORCE=0,                    no,  yes",
    "FORCE_COLOR=1 TERM=dumb,             yes, yes",
    "FORCE_COLOR=1 NO_COLOR=1,            no,  no",
    "NO_COLOR=1 --color=always,           yes, yes",
    "TERM=dumb --color=always,            yes, yes",
    "FORCE_COLOR=1 --color=never,         no,  no",
    "FORCE_COLOR=1 --color=auto,          yes, yes",
  })
  void colors(String words, String piped, String onTerminal) {
    List<String> arguments = new ArrayList<>(List.of("lint"));
    Project with = project;
    for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
      if (word.startsWith("--")) {
        arguments.add(word);
      } else {
        with = with.with(word.split("=", 2));
      }
    }
    String[] all = arguments.toArray(String[]::new);
    assertEquals(piped.equals("yes"), with.run(all).out().contains("\u001B["));
    assertEquals(onTerminal.equals("yes"), with.onTerminal().run(all).out().contains("\u001B["));
  }

  @Test
  void noFileHasColors() throws IOException {
    project.run("lint", "--color", "always", "--output", "out.txt");
    assertFalse(read("out.txt").contains("\u001B["));
    assertEquals(2, project.run("lint", "--color", "sometimes").exit());
    assertTrue(project.run("plan", "--color", "always").out().contains("\u001B["));
  }

  @Test
  void proseIsWrappedAtTheWidthOfTheTerminal() {
    project.git.stage("db/migrations/V3__x.sql", "ALTER TABLE account ADD UNIQUE (email);");
    assertTrue(longest(project.run("lint")) > 100);
    for (int width : List.of(60, 80, 100)) {
      Started run = project.with("COLUMNS", String.valueOf(width)).run("lint");
      assertTrue(longest(run) <= width, run.out());
    }
    assertTrue(longest(project.with("COLUMNS", "x").run("lint")) <= 80);
    String narrow = project.with("COLUMNS", "-1").run("lint").out();
    assertTrue(narrow.contains("-- migralint:allow no-grants because …\n"), narrow);
    assertEquals(project.run("lint").out().replaceAll("\\s+", ""), narrow.replaceAll("\\s+", ""));
  }

  /** The longest line of prose. */
  private static int longest(Started run) {
    return run.out()
        .lines()
        .filter(line -> !line.matches(".*(│|migralint:allow|CREATE|ALTER|SELECT).*"))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  @Test
  void onlyTextHasColors() {
    for (Format format : Format.values()) {
      String out = project.onTerminal().run("lint", "--format", format.word()).out();
      assertEquals(format == Format.TEXT, out.contains("\u001B["), out);
    }
  }

  @Test
  void theShapeThatScriptsRelyOn() {
    project.git.stage("db/migrations/V3__x.sql", DROP + "DO $$ x;");
    project.bytes("db/migrations/V4__x.sql", new byte[] {0});
    project.git.git("add", ".");
    JsonNode json = Project.json(project.run("lint", "--format", "json").out());
    JsonNode finding = json.get("findings").get(0);
    assertEquals("no-grants", finding.get("rule").asText());
    assertEquals("error", finding.get("severity").asText());
    assertEquals(V2, finding.get("path").asText());
    List<Integer> place = new ArrayList<>();
    for (String key : List.of("startLine", "startColumn", "endLine", "endColumn")) {
      place.add(finding.get(key).asInt());
    }
    assertEquals(List.of(1, 1, 1, 34), place);
    assertEquals("A grant.", finding.get("message").asText());
    assertFalse(finding.get("suppressed").asBoolean());
    assertEquals("account", json.get("findings").get(1).get("table").asText());
    assertEquals(
        "{\"files\":2,\"statements\":3,\"notUnderstood\":1,\"schemaKnown\":2,\"notReviewed\":0,\"deleted\":0,\"deployed\":0}",
        json.get("coverage").toString());
    assertEquals("db/migrations/V4__x.sql", json.get("errors").get(0).get("path").asText());
  }

  @Test
  void programsHearWhyNothingWasLinted() throws IOException {
    Files.writeString(project.git.top.resolve("out.sarif"), "of an earlier run");
    Started run =
        project.run("lint", "--base", "nope", "--format", "json", "--format", "sarif=out.sarif");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("There is no revision nope"), run.err());
    assertTrue(Project.lines(run).getLast().contains("There is no revision nope"), run.out());
    JsonNode invocation = Project.json(read("out.sarif")).at("/runs/0/invocations/0");
    assertFalse(invocation.get("executionSuccessful").asBoolean(true));
    project.git.stage(".migralint.yml", "rulez: 1\n");
    run = project.run("lint", "--format", "github");
    assertEquals(2, run.exit());
    assertTrue(run.out().startsWith("::error file=.migralint.yml,line=1,col=1::"), run.out());
  }
}
