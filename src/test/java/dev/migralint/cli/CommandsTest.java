package dev.migralint.cli;

import static dev.migralint.cli.Project.CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command but lint, and what is said about words that mean nothing. */
class CommandsTest {
  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
  }

  @Test
  void theVersion() {
    Started run = project.run("--version");
    assertEquals(0, run.exit());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(0).matches("migralint [0-9]+\\.[0-9]+\\.[0-9]+\\S*( \\(commit .*\\))?"));
    assertTrue(lines.get(1).matches("Java [0-9]+.* in .+"), run.out());
    assertEquals("Start-up archive: none", lines.get(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "lint --help",
        "rules --help",
        "explain --help",
        "schema --help",
        "hook --help",
        "hook install --help",
        "hook status --help",
        "hook uninstall --help",
        "help",
        "help lint",
        "help hook install",
        "help help",
        "completion --help",
      })
  void help(String words) {
    Started run = project.run(words.split(" "));
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("Usage: migralint"), run.out());
    assertEquals("", run.err());
    assertFalse(run.out().lines().anyMatch(line -> line.length() > 100), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|No command given",
        "lnit|Did you mean `lint`",
        "lint --stagd|Did you mean `--staged`",
        "lint --fromat json|Did you mean `--format`",
        "hook|hook install",
        "hook install --if-missing never|'--if-missing'",
        "hook instal|Did you mean `install`",
        "schema setings|settings",
        "schema|settings",
        "explain|RULE",
        "explain a b|`b`",
        "help lnit|Did you mean `lint`",
        "help hook instal|Did you mean `install`",
        "help lint x|`x` is one word too many",
        "completion tcsh|fish",
        "lint -x|There is no option `-x`.",
        "frobnicate|migralint --help",
      })
  void wordsThatMeanNothing(String words, String hint) {
    Started run = project.run(words.isEmpty() ? new String[0] : words.split(" "));
    assertEquals(2, run.exit());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("migralint: "), run.err());
    assertTrue(run.err().contains(hint), run.err());
    assertTrue(run.err().contains("--help"), run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hook install --hook pre-comit|Did you mean `pre-commit`",
        "hook status --hook post-merge|pre-push",
        "lint --pushed --staged|--pushed excludes",
        "lint --pushed --output x|--pushed prints",
      })
  void wordsThatDoNotFit(String words, String hint) {
    Started run = project.launchedBy(temp.resolve("migralint")).run(words.split(" "));
    assertEquals(2, run.exit());
    assertTrue(run.err().contains(hint), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lint", "hook install"})
  void helpIsTheSameAsTheOption(String command) {
    String option = project.run((command + " --help").strip().split(" ")).out();
    assertEquals(option, project.run(("help " + command).strip().split(" ")).out());
  }

  @Test
  void helpIsInGroupsAndHasExamples() {
    CommandLine all = Cli.commands(new String[0], Environment.ofProcess(), Rulebooks.loading());
    for (String command : all.getSubcommands().keySet()) {
      String out = project.run("help", command).out();
      boolean elsewhere = command.equals("hook") || command.equals("sizes");
      assertTrue(elsewhere || out.contains("Examples:\n  "), out);
      assertFalse(out.lines().anyMatch(line -> line.endsWith(" ")), out);
      for (OptionSpec option : all.getSubcommands().get(command).getCommandSpec().options()) {
        assertTrue(out.contains(option.longestName()), option.longestName());
      }
    }
    String lint = project.run("help", "lint").out();
    for (String heading : List.of("What to lint:", "How to judge:", "Output:", "Other:")) {
      assertTrue(lint.contains("\n\n" + heading + "\n"), lint);
    }
    List<String> others =
        lint.substring(lint.indexOf("Other:"), lint.indexOf("Examples:")).lines().toList();
    assertEquals(4, others.size(), others.toString());
  }

  @Test
  void helpFitsTheTerminal() {
    Started run = project.with("COLUMNS", "60").run("help", "baseline");
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 60 || line.contains("#")));
    assertTrue(run.out().contains(".migralint-baseline."), run.out());
    String page = project.with("COLUMNS", "60").run("explain", "dropped-column").out();
    String why = page.substring(page.indexOf("\nWhy\n"), page.indexOf("\nThe safe way\n"));
    assertTrue(why.lines().allMatch(line -> line.length() <= 60), why);
  }

  @Test
  void oneLetterIsNoHint() {
    assertFalse(project.run("rules", "-q").err().contains("Did you mean"));
  }

  @Test
  void rulesWithThoseOfTheTeam() {
    Started run = project.run("rules");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("no-grants"), run.out());
    project.git.write(".migralint.yml", Project.SETTINGS + "rules: {no-grants: off}\n");
    assertTrue(
        project.in("db").run("rules").out().lines().anyMatch(l -> l.matches("no-grants +off .*")));
    assertEquals(0, project.in(temp).run("rules").exit());
    assertFalse(project.in(temp).run("rules").out().contains("no-grants"));
    assertTrue(project.in(temp).run("rules", "-C", "a repo's top").out().contains("no-grants"));
    project.git.write(".migralint.yml", "rulez: 1\n");
    assertEquals(2, project.run("rules").exit());
  }

  @Test
  void explainsAlsoTheRulesOfTheTeam() {
    Started run = project.run("explain", "no-grants");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("A rule of the team"), run.out());
    assertTrue(project.run("explain", "--markdown", "no-grants").out().startsWith("#"));
    Started unknown = project.run("explain", "no-grant");
    assertEquals(2, unknown.exit());
    assertTrue(unknown.err().contains("Did you mean `no-grants`?"), unknown.err());
    assertTrue(
        project.run("explain", "zzzzzzzzzz").err().contains("`migralint rules` lists them."));
  }

  @Test
  void schemas() {
    for (String subject : List.of("settings", "report", "REPORT", "plan", "rule")) {
      Started run = project.run("schema", subject);
      assertEquals(0, run.exit(), run.err());
      assertTrue(Project.json(run.out()).get("$schema").asText().startsWith("http"), run.out());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void installsTheHooksOnce() throws IOException {
    Path program = temp.resolve("it's here/bin/migralint");
    Path hook = project.git.top.resolve(".git/hooks/pre-commit");
    Project launched = project.launchedBy(program);
    assertEquals(1, launched.run("hook", "status").exit());
    Started run = launched.run("hook", "install");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("pre-commit now lints what is staged"), run.out());
    assertTrue(run.out().contains("pre-push now lints what is pushed"), run.out());
    assertTrue(Files.isExecutable(hook));
    assertTrue(Files.readString(hook).contains("here/bin/migralint'"));
    run = launched.in("db").run("hook", "install");
    assertEquals(0, run.exit());
    assertEquals(3, run.out().lines().filter(line -> line.contains("already")).count());
    run = launched.run("hook", "status");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("pre-commit        installed (" + hook + ")"), run.out());
    assertEquals(0, launched.run("hook", "uninstall").exit());
    assertFalse(Files.exists(hook));
    assertEquals(0, launched.run("hook", "uninstall").exit());
  }

  @Test
  void installsTheHookThatIsNamed() {
    Project launched = project.launchedBy(temp.resolve("migralint"));
    assertEquals(0, launched.run("hook", "install", "--hook", "pre-push").exit());
    assertEquals(0, launched.run("hook", "status", "--hook", "pre-push").exit());
    Started run = launched.run("hook", "status");
    assertEquals(1, run.exit());
    assertTrue(run.out().contains("pre-commit        not installed ("), run.out());
  }

  @Test
  void leavesAHookThatIsThereAlone() throws IOException {
    Path hook = project.git.top.resolve(".git/hooks/pre-commit");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\nmake check\n");
    Project launched = project.launchedBy(temp.resolve("migralint"));
    Started run = launched.run("hook", "install");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("already there"), run.err());
    assertTrue(run.err().contains("migralint' lint --staged || exit $?"), run.err());
    assertEquals("#!/bin/sh\nmake check\n", Files.readString(hook));
    assertTrue(Files.exists(hook.resolveSibling("pre-push")), "the others are installed");
    run = launched.run("hook", "status");
    assertEquals(1, run.exit());
    assertTrue(run.out().contains("pre-commit        another program's hook ("), run.out());
  }

  @Test
  void obeysTheFolderOfHooks() throws IOException {
    project.git.git("config", "core.hooksPath", "tools/hooks");
    Project launched = project.launchedBy(temp.resolve("migralint"));
    Started run = launched.in(temp).run("hook", "install", "-C", project.git.top.toString());
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("starts the migralint on the PATH"), run.out());
    assertTrue(Files.exists(project.git.top.resolve("tools/hooks/pre-commit")));
    project.git.git("config", "core.hooksPath", temp.resolve("shared").toString());
    run = launched.run("hook", "install");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("Add this line"), run.err());
  }

  @Test
  void saysWhyItCannotInstall() {
    Started run = project.run("hook", "install");
    assertEquals(3, run.exit());
    assertTrue(run.err().contains("bin/migralint hook install"), run.err());
    Project launched = project.launchedBy(temp.resolve("migralint"));
    assertEquals(2, launched.in(temp).run("hook", "install").exit());
    assertEquals(2, launched.run("hook", "install", "-C", "no/such").exit());
  }

  @Test
  void nothingIsWrittenIntoARepositoryThatIsLinted() throws IOException {
    project.git.stage("db/migrations/V2__x.sql", CREATE);
    var before = Files.getLastModifiedTime(project.git.top.resolve(".git/index"));
    assertEquals(0, project.run("lint", "--fail-on", "never").exit());
    assertEquals(before, Files.getLastModifiedTime(project.git.top.resolve(".git/index")));
  }
}
