package dev.migralint.cli;

import static dev.migralint.cli.Project.CREATE;
import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.migralint.report.Format;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they should be: each says so, and none hides another one's findings. */
class BadInputTest {
  private static final String BAD = "db/migrations/V2__bad.sql";
  private static final String GOOD = "db/migrations/V3__good.sql";
  private static final String FOUND = "no-grants " + GOOD + ":1:1";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.stage(GOOD, GRANT);
  }

  private static Arguments bad(String name, byte[] bytes, String... lines) {
    return Arguments.of(name, bytes, List.of(lines));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] marked(String mark, String text, Charset charset) {
    return (mark + text).getBytes(charset);
  }

  static Stream<Arguments> files() {
    String gone = "column-gone " + BAD;
    String old = "old-column-gone " + BAD;
    String drop = DROP.strip();
    return Stream.of(
        bad("empty", new byte[0], "exit 1", FOUND),
        bad("blank", utf8(" \n\t\r\n"), "exit 1", FOUND),
        bad("only a comment", utf8("-- nothing"), "exit 1", FOUND),
        bad(
            "binary",
            new byte[] {1, 2, 0, 3},
            "exit 3",
            FOUND,
            "error " + BAD + ": holds a NUL character, so it is binary."),
        bad(
            "Git LFS pointer",
            utf8("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
            "exit 3",
            FOUND,
            "error " + BAD + ": is a Git LFS pointer, not the migration."),
        bad(
            "UTF-16, little end first",
            marked("\uFEFF", "\n" + drop, StandardCharsets.UTF_16LE),
            "exit 1",
            gone + ":2:21",
            old + ":2:21",
            FOUND),
        bad(
            "UTF-16, big end first",
            marked("\uFEFF", "\n" + drop, StandardCharsets.UTF_16BE),
            "exit 1",
            gone + ":2:21",
            old + ":2:21",
            FOUND),
        bad(
            "UTF-16 without a mark",
            drop.getBytes(StandardCharsets.UTF_16LE),
            "exit 3",
            FOUND,
            "error " + BAD + ": holds a NUL character, so it is binary."),
        bad(
            "UTF-8 with a mark",
            marked("\uFEFF", drop, StandardCharsets.UTF_8),
            "exit 1",
            gone + ":1:21",
            old + ":1:21",
            FOUND),
        bad(
            "Latin-1",
            ("-- caf\u00e9\n" + drop).getBytes(StandardCharsets.ISO_8859_1),
            "exit 1",
            gone + ":2:21",
            old + ":2:21",
            FOUND),
        bad(
            "CRLF",
            utf8("-- a\r\n\r\n" + drop + "\r\n"),
            "exit 1",
            gone + ":3:21",
            old + ":3:21",
            FOUND),
        bad(
            "lone CR",
            utf8("-- a\r\r" + drop + "\r"),
            "exit 1",
            gone + ":3:21",
            old + ":3:21",
            FOUND),
        bad(
            "code points, not characters",
            utf8("/* \uD83D\uDE00\u00e9 */ " + drop),
            "exit 1",
            gone + ":1:30",
            old + ":1:30",
            FOUND),
        bad("open string", utf8("SELECT 'x;\n"), "exit 1", "unread " + BAD + ":1:1", FOUND),
        bad("open dollar quote", utf8("DO $$ x;\n"), "exit 1", "unread " + BAD + ":1:1", FOUND),
        bad("open name", utf8("SELECT \"x;\n"), "exit 1", "unread " + BAD + ":1:1", FOUND),
        bad("open comment", utf8("SELECT 1; /* x\n"), "exit 1", "unread " + BAD + ":1:11", FOUND),
        bad(
            "100,000 parentheses",
            utf8("SELECT " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + ";\n" + GRANT),
            "exit 1",
            "no-grants " + BAD + ":2:1",
            FOUND),
        bad(
            "100,000 parentheses in a default",
            utf8("ALTER TABLE account ADD x int DEFAULT " + "(".repeat(100_000) + ";\n" + GRANT),
            "exit 1",
            "no-grants " + BAD + ":2:1",
            FOUND),
        bad(
            "100,000 nested comments",
            utf8("/*".repeat(100_000) + "*/".repeat(100_000) + GRANT),
            "exit 1",
            "no-grants " + BAD + ":1:400001",
            FOUND),
        bad("control characters", utf8("\u0001\u001B[31m;\n"), "exit 1", FOUND));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aBadFileHidesNoOther(String name, byte[] bytes, List<String> lines) {
    project.bytes(BAD, bytes).git.git("add", "--", BAD);
    List<String> staged = project.lint();
    List<String> withoutUnread =
        lines.stream().anyMatch(l -> l.startsWith("unread"))
            ? staged
            : staged.stream().filter(l -> !l.startsWith("unread " + BAD)).toList();
    assertEquals(lines, withoutUnread);
    assertEquals(staged, project.lint(GOOD, BAD));
    project.git.commit();
    assertEquals(staged, project.lint("--base", "HEAD^"));
    assertEquals(staged, project.lint("--all"));
    for (Format format : Format.values()) {
      Started run = project.run("lint", "--all", "--format", format.word());
      assertEquals("exit " + run.exit(), staged.getFirst(), run.err());
      for (String line : staged) {
        if (line.startsWith("error")) {
          assertTrue(
              run.out().contains("it as text, or exclude it") || run.out().contains("git lfs pull"),
              run.out());
        }
      }
    }
  }

  @Test
  void howAFileWasDecodedIsSaid() {
    project.bytes(BAD, new byte[] {'-', '-', (byte) 0xE9, '\n'});
    assertTrue(project.run("lint", BAD).out().contains(BAD + " is not valid UTF-8"));
    project.bytes(BAD, "\uFEFFSELECT 1".getBytes(StandardCharsets.UTF_16LE));
    assertTrue(project.run("lint", BAD).out().contains(BAD + " is UTF-16"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesAreTheSameInEveryFormat(String end) {
    project.bytes(BAD, utf8("SELECT 1;" + end + end + "SELECT 2;" + end + "  " + GRANT.strip()));
    assertTrue(project.run("lint", BAD).out().contains(BAD + ":4:3"));
    String github = project.run("lint", "--format", "github", BAD).out();
    assertTrue(github.contains("file=" + BAD + ",line=4,endLine=4,col=3"), github);
    String sarif = project.run("lint", "--format", "sarif", BAD).out();
    assertTrue(
        Project.json(sarif)
            .findValue("region")
            .toString()
            .startsWith("{\"startLine\":4,\"startColumn\":3,"),
        sarif);
    assertEquals(List.of("exit 1", "no-grants " + BAD + ":4:3"), project.lint(BAD));
  }

  @Test
  void aLinkOutOfTheRepository() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.sql"), DROP);
    Files.createSymbolicLink(project.git.top.resolve(BAD), secret);
    project.git.git("add", BAD);
    for (String[] words : new String[][] {{}, {BAD, GOOD}}) {
      List<String> lines = project.lint(words);
      assertEquals(List.of("exit 3", FOUND), lines.subList(0, 2));
      assertTrue(lines.getLast().startsWith("error " + BAD), lines.toString());
      assertTrue(lines.getLast().contains("symbolic link"), lines.toString());
    }
    project.git.commit();
    for (String[] words : new String[][] {{"--all"}, {"db"}, {"."}}) {
      List<String> lines = project.lint(words);
      assertEquals(List.of("exit 3", FOUND), lines.subList(0, 2));
      assertTrue(lines.getLast().contains("symbolic link"), lines.toString());
    }
    assertEquals(List.of("exit 1", FOUND), project.lint(GOOD));
  }

  @Test
  void aLinkInsideOfTheRepositoryIsReadAsItsRunnerReadsIt() throws IOException {
    project.git.stage("other/x.txt", GRANT);
    Files.createSymbolicLink(project.git.top.resolve(BAD), Path.of("../../other/x.txt"));
    project.git.git("add", BAD);
    String found = "no-grants " + BAD + ":1:1";
    assertEquals(List.of("exit 1", found, FOUND), project.lint());
    assertEquals(List.of("exit 1", found), project.lint(BAD));
    project.git.commit();
    assertEquals(List.of("exit 1", found, FOUND), project.lint("--all"));
  }

  @Test
  void migrationsInASubmodule() {
    Path other = temp.resolve("module");
    project.git.git("clone", "-q", project.git.top.toString(), other.toString());
    project.git.git("submodule", "--quiet", "add", other.toString(), "module");
    project.git.stage(".migralint.yml", Project.SETTINGS + "migrations: module/db/migrations\n");
    Started run = project.run("lint");
    assertEquals(3, run.exit(), run.out());
    assertTrue(run.out().contains("module/db/migrations"), run.out());
    assertTrue(run.out().contains("submodule"), run.out());
    assertEquals(List.of("exit 0"), project.lint("module/db"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileWithoutPermission() throws IOException {
    project.git.write(BAD, GRANT);
    Path file = project.git.top.resolve(BAD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root may read everything");
    assertEquals(
        List.of("exit 3", FOUND, "error " + BAD + ": cannot be read (permission denied)."),
        project.lint("db"));
  }

  @Test
  void anUnreadableFileOfTheHistoryIsANoteAndMakesTheSchemaUnknown() {
    project.bytes(BAD, new byte[] {0}).git.git("add", "--", BAD);
    project.git.commit();
    String v4 = "db/migrations/V4__x.sql";
    project.git.stage(v4, "ALTER TABLE elsewhere DROP COLUMN x;\n");
    assertEquals(
        List.of("exit 1", "column-gone " + v4 + ":1:23", "old-column-gone " + v4 + ":1:23"),
        project.lint());
    String out = project.run("lint").out();
    assertTrue(out.contains("note: " + BAD + ": holds a NUL character"), out);
    assertTrue(out.contains("What it did to the schema is not known."), out);
  }

  @Test
  void whereAFolderShouldBeAFile() {
    project.git.write(BAD + "/x", CREATE);
    assertEquals(List.of("exit 1", FOUND), project.lint("db"));
  }
}
