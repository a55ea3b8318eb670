package dev.migralint.cli;

import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.report.Format;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File names that a terminal or a CI runner would obey, from a repository to every report. */
@DisabledOnOs(OS.WINDOWS)
class HostileNamesTest {
  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V2__a\n::error::owned.sql",
        "V2__::error::owned.sql",
        "V2__\u001B[31mred.sql",
        "V2__%0A::error::x.sql",
        "V2__'quoted' \"twice\" `thrice`.sql",
        "V2__\u00e9\u540d\uD83D\uDE00.sql",
        "V2__\u202Edexer.sql",
        "V2__a,b:c;d?e#f&g=h.sql",
        "V2__<script>.sql",
        "V2__-- \\ *?[a].sql",
        "V2__ blank .sql",
      })
  void inEveryFormat(String name) {
    check("db/migrations/" + name);
  }

  @Test
  void asLongAsNamesCanBe() {
    check("db/migrations/V2__" + "x".repeat(242) + ".sql");
    check("d".repeat(250) + "/migrations/V2__x.sql");
  }

  @Test
  void aFolderThatLooksLikeAnOptionOrACommand() {
    check("::error::/migrations/V2__x.sql");
    check("-C/migrations/V2__x.sql");
    check("##[error]/migrations/V2__x.sql");
  }

  private void check(String path) {
    project.git.stage(path, GRANT);
    List<String> expected = List.of("exit 1", "no-grants " + path + ":1:1");
    assertEquals(expected, project.lint());
    assertEquals(expected, project.lint("--", path));
    assertEquals(expected, project.input(GRANT).lint("-", "--stdin-path", "./" + path));
    for (Format format : Format.values()) {
      String out = project.run("lint", "--format", format.word()).out();
      assertFalse(out.contains("\u001B"), out);
      assertFalse(out.contains("\u202E"), out);
      assertFalse(out.contains("##["), out);
      long commands = out.lines().filter(line -> line.stripLeading().startsWith("::")).count();
      assertEquals(format == Format.GITHUB ? annotations(out) : 0, commands, out);
    }
    project.git.git("commit", "-q", "-m", "x");
    project.git.git("--literal-pathspecs", "rm", "-q", "--", path);
    Started deleted = project.run("lint");
    assertEquals(0, deleted.exit());
    assertTrue(deleted.out().contains("1 migration deleted"), deleted.out());
    assertFalse(deleted.out().contains("\n::"), deleted.out());
    project.git.git("commit", "-q", "-m", "x");
  }

  private static long annotations(String out) {
    return out.lines()
        .filter(line -> line.matches("::(error|warning|notice) (file=.*|)::.*|::notice::.*"))
        .count();
  }

  @Test
  void argumentsAreShownSafely() {
    String attack = "\u001B[31m\n::error::x\r##[error]";
    for (List<String> words :
        List.of(
            List.of("lint", attack + ".sql"),
            List.of("lint", "--base", attack),
            List.of("lint", "--format", attack),
            List.of("lint", "--fail-on", attack),
            List.of("lint", "--settings", attack),
            List.of("lint", "--" + attack),
            List.of("lint", "-C", attack),
            List.of("lint", "--output", attack + "/x"),
            List.of("explain", attack),
            List.of(attack))) {
      Started run = project.run(words.toArray(String[]::new));
      String all = run.out() + run.err();
      assertTrue(run.exit() >= 2, all);
      assertFalse(all.contains("\u001B"), all);
      assertFalse(all.contains("\n::"), all);
      assertFalse(all.contains("##["), all);
    }
  }

  @Test
  void settingsAreShownSafely() {
    project.git.stage(".migralint.yml", "\"::error::\\e[31m\\n::error::x\": 1\n");
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertFalse(run.err().contains("\u001B"), run.err());
    assertFalse(run.err().contains("\n::"), run.err());
  }
}
