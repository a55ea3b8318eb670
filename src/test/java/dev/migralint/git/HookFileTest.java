package dev.migralint.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.git.HookFile.State;
import dev.migralint.git.HookScript.IfMissing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class HookFileTest {
  private static final String FORMER =
      """
      # Lints the staged migrations before they are committed (`migralint hook install`).
      exec '/old place/bin/migralint' lint --staged%s
      """;

  @TempDir Path temp;
  Sandbox sandbox;
  Path launcher;

  @BeforeEach
  void create() throws IOException {
    sandbox = Sandbox.create(temp);
    launcher = program("it's $HOME `here` \\ \"now\"/bin/migralint");
  }

  private Path program(String path) throws IOException {
    Path file = temp.toRealPath().resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\necho \"$0 $*\" > called\nexit 7\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private HookFile hook(Sandbox place) {
    try (Repository repository = place.open()) {
      return repository.hook(Hook.PRE_COMMIT);
    }
  }

  private HookFile hook() {
    return hook(sandbox);
  }

  private void install(HookFile hook) {
    hook.install(new HookProgram(launcher, false), Optional.empty(), Optional.empty());
  }

  private GitFailure refused(HookFile hook) {
    return assertThrows(GitFailure.class, () -> install(hook));
  }

  private Path standard() throws IOException {
    Path file = sandbox.top.resolve(".git/hooks/pre-commit");
    Files.createDirectories(file.resolveSibling(""));
    return file;
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String called() throws IOException {
    return Files.readString(sandbox.top.resolve("called")).strip();
  }

  @Test
  void gitRunsTheInstalledHookAndObeysIt() throws IOException {
    HookFile hook = hook();
    assertEquals(State.NOT_INSTALLED, hook.state());
    install(hook);
    assertEquals(State.INSTALLED, hook.state());
    String text = Files.readString(hook.path());
    install(hook);
    assertEquals(text, Files.readString(hook.path()));
    sandbox.stage("a.sql", "a").run(1, "commit", "-m", "x");
    assertEquals(launcher + " lint --staged", called());
  }

  @Test
  void theProgramOnThePathComesFirst() throws IOException {
    install(hook());
    sandbox.stage("a.sql", "a");
    Path onPath = program("on the path/migralint");
    ProcessBuilder git = sandbox.command(List.of("git", "commit", "-m", "x"));
    git.environment().merge("PATH", onPath.getParent().toString(), (all, one) -> one + ":" + all);
    assertEquals(1, finish(git));
    assertEquals(onPath + " lint --staged", called());
    assertTrue(HookProgram.of(launcher, git.environment()).onPath());
    assertFalse(HookProgram.of(launcher, Map.of("PATH", "/no/such:" + temp)).onPath());
  }

  private static int finish(ProcessBuilder builder) throws IOException {
    try {
      Process process = builder.start();
      process.getInputStream().readAllBytes();
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @ParameterizedTest
  @EnumSource(IfMissing.class)
  void withoutTheProgram(IfMissing ifMissing) throws IOException {
    hook().install(new HookProgram(launcher, false), Optional.empty(), Optional.of(ifMissing));
    Files.delete(launcher);
    sandbox.stage("a.sql", "a");
    boolean fails = ifMissing == IfMissing.FAIL;
    String said = sandbox.run(fails ? 1 : 0, "commit", "-m", "x");
    assertTrue(said.contains("nor at " + launcher + "."), said);
    assertTrue(said.contains(fails ? "add --no-verify" : "are not checked"), said);
    String before = Files.readString(hook().path());
    install(hook());
    assertEquals(before, Files.readString(hook().path()), "the choice stays");
    HookFile hook = hook();
    ProcessBuilder sh = sandbox.command(List.of("sh", hook.path().toString()));
    assertEquals(fails ? 3 : 0, finish(sh));
  }

  @Test
  void settingsStayWhenTheHookIsInstalledAgain() throws IOException {
    Path settings = Path.of("/etc/it's an org's.yml");
    hook().install(new HookProgram(launcher, false), Optional.of(settings), Optional.empty());
    String before = Files.readString(hook().path());
    install(hook());
    assertEquals(before, Files.readString(hook().path()));
    sandbox.stage("a.sql", "a").run(1, "commit", "-m", "x");
    assertEquals(launcher + " lint --staged --settings " + settings, called());
  }

  @Test
  void anExistingHookIsKeptAndTheLineToAddIsSaid() throws IOException {
    Path there = executable(standard(), "#!/bin/sh\necho mine\n");
    assertEquals(State.FOREIGN, hook().state());
    GitFailure failure = refused(hook());
    assertEquals(GitFailure.Kind.USAGE, failure.kind());
    assertEquals(there.toString(), failure.problem().path());
    String line = "'" + launcher.toString().replace("'", "'\\''") + "' lint --staged || exit $?";
    String said = failure.problem().nextStep();
    assertTrue(said.endsWith(": " + line), said);
    assertEquals("#!/bin/sh\necho mine\n", Files.readString(there));
    assertFalse(hook().uninstall());
    Files.writeString(there, Files.readString(there) + line + "\n");
    assertEquals(State.BY_HAND, hook().state());
    install(hook());
    assertThrows(GitFailure.class, () -> hook().uninstall());
    sandbox.stage("a.sql", "a").run(1, "commit", "-m", "x");
    assertEquals(launcher + " lint --staged", called());
  }

  @Test
  void whatIsSaidOfTheHooksOfOthers() throws IOException {
    Path there = standard();
    executable(there, "#!/usr/bin/env python3\nimport sys\n");
    assertTrue(refused(hook()).getMessage().contains("/usr/bin/env python3"));
    executable(there, "#!/bin/sh\r\necho mine\r\n");
    assertTrue(refused(hook()).getMessage().contains("change them to LF"));
    executable(there, "#!/bin/sh\n# https://pre-commit.com\n");
    assertTrue(refused(hook()).getMessage().contains(".pre-commit-config.yaml"));
    executable(there, "#!/bin/sh\nlefthook run pre-commit\n");
    assertTrue(refused(hook()).getMessage().contains("lefthook.yml"));
    executable(there, "echo no shebang \u00e4\n");
    assertTrue(refused(hook()).getMessage().contains("before any `exec`"));
    executable(there, "#!/bin/sh\n# run migralint lint --staged by hand\n");
    assertEquals(State.FOREIGN, hook().state());
  }

  @Test
  void aHookThatRunsThePreCommitHook() throws IOException {
    String relay =
        "#!/bin/sh\ntest -x \"$GIT_DIR/hooks/pre-commit\" &&\n"
            + "        exec \"$GIT_DIR/hooks/pre-commit\"\n";
    executable(standard().resolveSibling("pre-merge-commit"), relay);
    HookFile merge;
    try (Repository repository = sandbox.open()) {
      merge = repository.hook(Hook.PRE_MERGE_COMMIT);
    }
    assertEquals(State.FOREIGN, merge.state());
    install(hook());
    assertEquals(State.BY_HAND, merge.state());
    merge.install(
        new HookProgram(launcher, false), Optional.of(Path.of("/etc/x.yml")), Optional.empty());
    hook().uninstall();
    assertFalse(merge.uninstall());
  }

  @Test
  void aPrePushHookThatReadsItsInput() throws IOException {
    executable(standard().resolveSibling("pre-push"), "#!/bin/sh\ngit lfs pre-push \"$@\"\n");
    try (Repository repository = sandbox.open()) {
      HookFile push = repository.hook(Hook.PRE_PUSH);
      String said = refused(push).problem().nextStep();
      assertTrue(said.contains("pushed=$(cat); printf '%s\\n' \"$pushed\" | '"), said);
      assertTrue(said.contains(" lint --pushed || exit $? Commands after it"), said);
    }
  }

  @Test
  void uninstallLeavesWhatOthersAdded() throws IOException {
    install(hook());
    Path there = hook().path();
    String ours = Files.readString(there, StandardCharsets.ISO_8859_1);
    String before = "#!/bin/sh\n# caf\u00e9\r\nset -e\n";
    String after = "\necho theirs";
    executable(there, before + ours.substring("#!/bin/sh\n".length()) + after);
    assertEquals(State.INSTALLED, hook().state());
    Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwx------"));
    assertTrue(hook().uninstall());
    assertEquals(before + after, Files.readString(there, StandardCharsets.ISO_8859_1));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(there)));
  }

  @Test
  void uninstallRemovesAFileOfItsOwn() {
    install(hook());
    assertTrue(hook().uninstall());
    assertEquals(State.NOT_INSTALLED, hook().state());
    assertFalse(hook().uninstall());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --settings '/etc/it'\\''s.yml'"})
  void theFormerHookIsUpdated(String option) throws IOException {
    Path there = executable(standard(), "#!/bin/sh\n" + FORMER.formatted(option));
    assertEquals(State.OUTDATED, hook().state());
    install(hook());
    assertEquals(State.INSTALLED, hook().state());
    assertFalse(Files.readString(there).contains("/old place"));
    sandbox.stage("a.sql", "a").run(1, "commit", "-m", "x");
    String settings = option.isEmpty() ? "" : " --settings /etc/it's.yml";
    assertEquals(launcher + " lint --staged" + settings, called());
  }

  @Test
  void theFormerHookIsRemovedOrUpdatedBetweenOtherLines() throws IOException {
    String before = "#!/bin/bash\nmake check || exit 1\n";
    Path there = executable(standard(), before + FORMER.formatted(""));
    install(hook());
    assertTrue(Files.readString(there).startsWith(before + HookScript.CURRENT));
    assertTrue(hook().uninstall());
    assertEquals(before, Files.readString(there));
    executable(there, "#!/bin/sh\n" + FORMER.formatted(""));
    assertTrue(hook().uninstall());
    assertFalse(Files.exists(there));
  }

  @Test
  void linesThatWereChangedOnTheirWay() throws IOException {
    install(hook());
    Path there = hook().path();
    String text = Files.readString(there);
    executable(there, text.replace("\n", "\r\n"));
    assertEquals(State.OUTDATED, hook().state());
    install(hook());
    assertEquals(text, Files.readString(there));
    Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(State.OUTDATED, hook().state());
    install(hook());
    assertTrue(Files.isExecutable(there));
    String damaged = text.replace(HookScript.END + "\n", "echo theirs\n");
    executable(there, damaged);
    assertEquals(State.OUTDATED, hook().state());
    assertTrue(refused(hook()).getMessage().contains("only a part"));
    assertThrows(GitFailure.class, () -> hook().uninstall());
    assertEquals(damaged, Files.readString(there));
  }

  @Test
  void aLinkInTheHooksPlaceIsAnExistingHook() throws IOException {
    Path victim = temp.resolve("victim");
    Files.createSymbolicLink(standard(), victim);
    assertEquals(State.FOREIGN, hook().state());
    assertTrue(refused(hook()).getMessage().contains("symbolic link"));
    assertFalse(Files.exists(victim));
    executable(victim, "#!/bin/sh\nmigralint lint --staged || exit $?\n");
    assertEquals(State.BY_HAND, hook().state());
    assertThrows(GitFailure.class, () -> hook().uninstall());
    assertTrue(Files.exists(victim));
  }

  @Test
  void aFolderInTheHooksPlace() throws IOException {
    Files.createDirectory(standard());
    assertEquals(State.FOREIGN, hook().state());
    refused(hook());
  }

  @Test
  void aFolderThatCannotBeMade() throws IOException {
    Files.writeString(sandbox.top.resolve("hooks"), "a file");
    sandbox.git("config", "core.hooksPath", "hooks");
    GitFailure failure = refused(hook());
    assertEquals(GitFailure.Kind.COULD_NOT_RUN, failure.kind());
    assertTrue(failure.problem().nextStep().contains("permissions"), failure.getMessage());
  }

  @Test
  void aLinkedWorktreeAndABareRepositoryShareTheHooks() {
    sandbox.commit();
    Sandbox linked = sandbox.at(temp.resolve("linked"));
    sandbox.git("worktree", "add", "-q", "-b", "topic", linked.top.toString());
    assertEquals(sandbox.top.resolve(".git/hooks/pre-commit"), hook(linked).path());
    assertTrue(hook(linked).ownFolder());
    install(hook(linked));
    assertEquals(State.INSTALLED, hook().state());
    linked.stage("a.sql", "a").run(1, "commit", "-m", "x");
    Sandbox bare = sandbox.at(sandbox.top.resolveSibling("bare.git"));
    sandbox.git("clone", "-q", "--bare", ".", bare.top.toString());
    install(hook(bare));
    assertEquals(bare.top.resolve("hooks/pre-commit"), hook(bare).path());
    assertEquals(State.INSTALLED, hook(bare).state());
  }

  @Test
  void aFolderThatIsCommittedNamesNoPathOfThisComputer() throws IOException {
    sandbox.git("config", "core.hooksPath", ".githooks");
    HookFile hook = hook(sandbox.at(sandbox.write("db/x", "").top.resolve("db")));
    assertEquals(sandbox.top.resolve(".githooks/pre-commit"), hook.path());
    install(hook);
    String text = Files.readString(hook.path());
    assertFalse(text.contains(temp.getFileName().toString()), text);
    assertTrue(hook.lacks(new HookProgram(launcher, false)));
    sandbox.stage("a.sql", "a");
    assertTrue(sandbox.run(1, "commit", "-m", "x").contains("put its folder on the PATH"));

    launcher = program("a repo's top/node_modules/it's/bin/migralint");
    install(hook());
    assertFalse(Files.readString(hook.path()).contains(temp.getFileName().toString()));
    assertFalse(hook.lacks(new HookProgram(launcher, false)));
    sandbox.at(sandbox.top.resolve("db")).run(1, "commit", "-m", "x");
    assertEquals("./node_modules/it's/bin/migralint lint --staged", called());
  }

  @Test
  void settingsOfThisComputerAreNotWrittenIntoACommittedHook() throws IOException {
    sandbox.git("config", "core.hooksPath", ".githooks");
    Path outside = Files.writeString(temp.resolve("org.yml"), "");
    HookProgram program = new HookProgram(launcher, true);
    GitFailure failure =
        assertThrows(
            GitFailure.class,
            () -> hook().install(program, Optional.of(outside), Optional.empty()));
    assertTrue(failure.getMessage().contains("git config migralint.settings"));
    assertEquals(State.NOT_INSTALLED, hook().state());
    Path inside = sandbox.write("conf/org.yml", "").top.resolve("conf/org.yml");
    hook().install(program, Optional.of(inside), Optional.empty());
    assertTrue(Files.readString(hook().path()).contains("--settings './conf/org.yml'"));
    install(hook());
    assertTrue(Files.readString(hook().path()).contains("--settings './conf/org.yml'"));
  }

  @Test
  void huskyRunsTheFileBesideItsOwn() throws IOException {
    sandbox.git("config", "core.hooksPath", ".husky/_");
    String husky = "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"";
    sandbox.write(".husky/_/pre-commit", husky);
    String runner = "n=$(basename \"$0\")\nexec sh -e \".husky/$n\" \"$@\"\n";
    sandbox.write(".husky/_/h", runner);
    executable(sandbox.top.resolve(".husky/_/pre-commit"), husky);
    install(hook());
    assertEquals(sandbox.top.resolve(".husky/pre-commit"), hook().path());
    assertEquals(husky, Files.readString(sandbox.top.resolve(".husky/_/pre-commit")));
    sandbox.stage("a.sql", "a");
    assertTrue(sandbox.run(1, "commit", "-m", "x").contains("was not found on the PATH"));
    Files.writeString(hook().path(), "npm test\n");
    Files.setPosixFilePermissions(hook().path(), PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(refused(hook()).getMessage().contains("Add this line to it"));
    Files.writeString(hook().path(), "npm test\nmigralint lint --staged\n");
    assertEquals(State.BY_HAND, hook().state());
  }

  @Test
  void aLinkOutOfTheRepositoryIsNotFollowed() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createSymbolicLink(sandbox.top.resolve(".githooks"), outside);
    for (String folder : new String[] {".githooks", ".githooks/new"}) {
      sandbox.git("config", "core.hooksPath", folder);
      refused(hook());
    }
    try (Stream<Path> files = Files.list(outside)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aFolderForAllRepositoriesOfTheUserIsLeftAlone() throws IOException {
    sandbox.git("config", "--global", "core.hooksPath", "~/my hooks");
    HookFile hook = hook();
    assertEquals(sandbox.home().resolve("my hooks/pre-commit"), hook.path());
    assertTrue(refused(hook).getMessage().contains("every repository that shares"));
    assertFalse(Files.exists(hook.path()));
    sandbox.git("config", "core.hooksPath", ".git/hooks");
    assertEquals(sandbox.top.resolve(".git/hooks/pre-commit"), hook().path());
    sandbox.git("config", "core.hooksPath", sandbox.top.resolve(".git/hooks").toString());
    install(hook());
    assertTrue(Files.readString(hook().path()).contains("bin/migralint'"));
  }

  @Test
  void aProgramWhoseNameBreaksTheLineIsRefused() {
    assertThrows(
        GitFailure.class, () -> HookProgram.of(Path.of("/a\n# <<< migralint\nb"), Map.of()));
  }

  @Test
  void settingsOfTheUserInEveryPlaceThatGitReads() throws IOException {
    Path xdg = Files.createDirectories(temp.resolve("xdg/git"));
    Files.writeString(xdg.resolve("config"), "[core]\nhooksPath = /from-xdg\n");
    Path named = Files.writeString(temp.resolve("named"), "[core]\nhooksPath = /from-named\n");
    Path system = Files.writeString(temp.resolve("system"), "[core]\nhooksPath = /from-system\n");
    Map<String, String> env = new HashMap<>(sandbox.env());
    env.remove("GIT_CONFIG_NOSYSTEM");
    env.put("GIT_CONFIG_SYSTEM", system.toString());
    assertEquals(Path.of("/from-system/pre-commit"), path(env));
    env.put("XDG_CONFIG_HOME", temp.resolve("xdg").toString());
    assertEquals(Path.of("/from-xdg/pre-commit"), path(env));
    env.put("GIT_CONFIG_GLOBAL", named.toString());
    assertEquals(Path.of("/from-named/pre-commit"), path(env));
    Files.writeString(named, "[include]\npath = more\n");
    Files.writeString(temp.resolve("more"), "[core]\nhooksPath = /from-included\n");
    assertEquals(Path.of("/from-included/pre-commit"), path(env));
  }

  private Path path(Map<String, String> env) {
    try (Repository repository = Repository.open(sandbox.top, env)) {
      return repository.hook(Hook.PRE_COMMIT).path();
    }
  }
}
