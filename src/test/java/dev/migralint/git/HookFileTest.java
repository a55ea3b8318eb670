package dev.migralint.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class HookFileTest {
  @TempDir Path temp;
  Sandbox sandbox;
  Path launcher;

  @BeforeEach
  void create() throws IOException {
    sandbox = Sandbox.create(temp);
    launcher = temp.resolve("it's here/bin/migralint");
    Files.createDirectories(launcher.resolveSibling(""));
    Files.writeString(launcher, "#!/bin/sh\necho \"$0 $*\" > called\nexit 7\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private HookFile hook(Sandbox place) {
    try (Repository repository = place.open()) {
      return repository.preCommitHook();
    }
  }

  @Test
  void gitRunsTheInstalledHookAndObeysIt() throws IOException {
    HookFile hook = hook(sandbox);
    assertFalse(hook.isInstalled());
    assertEquals(Optional.empty(), hook.install(launcher, Optional.empty()));
    assertTrue(hook.isInstalled());
    assertEquals(Optional.empty(), hook.install(launcher, Optional.empty()));
    sandbox.stage("a.sql", "a").run(1, "commit", "-m", "x");
    assertEquals(
        launcher + " lint --staged", Files.readString(sandbox.top.resolve("called")).strip());
  }

  @Test
  void anExistingHookIsKeptAndTheLineToAddIsSaid() throws IOException {
    Path there = sandbox.top.resolve(".git/hooks/pre-commit");
    Files.createDirectories(there.resolveSibling(""));
    Files.writeString(there, "#!/bin/sh\necho mine\n");
    Problem problem = hook(sandbox).install(launcher, Optional.empty()).orElseThrow();
    assertEquals(there.toString(), problem.path());
    String line = "'" + launcher.toString().replace("'", "'\\''") + "' lint --staged || exit $?";
    assertTrue(problem.nextStep().endsWith(": " + line), problem.nextStep());
    assertEquals("#!/bin/sh\necho mine\n", Files.readString(there));
    Files.writeString(there, Files.readString(there) + line + "\n");
    assertTrue(hook(sandbox).isInstalled());
  }

  @Test
  void aLinkInTheHooksPlaceIsAnExistingHook() throws IOException {
    Path there = sandbox.top.resolve(".git/hooks/pre-commit");
    Files.createDirectories(there.resolveSibling(""));
    Files.createSymbolicLink(there, temp.resolve("victim"));
    assertTrue(hook(sandbox).install(launcher, Optional.empty()).isPresent());
    assertFalse(Files.exists(temp.resolve("victim")));
  }

  @Test
  void aLinkedWorktreeSharesTheHooks() {
    sandbox.commit();
    Sandbox linked = sandbox.at(temp.resolve("linked"));
    sandbox.git("worktree", "add", "-q", "-b", "topic", linked.top.toString());
    assertEquals(sandbox.top.resolve(".git/hooks/pre-commit"), hook(linked).path());
    assertTrue(hook(linked).ownFolder());
  }

  @Test
  void theFolderThatTheRepositoryNames() {
    sandbox.git("config", "core.hooksPath", ".githooks");
    HookFile hook = hook(sandbox.at(sandbox.write("db/x", "").top.resolve("db")));
    assertEquals(sandbox.top.resolve(".githooks/pre-commit"), hook.path());
    assertEquals(Optional.empty(), hook.install(launcher, Optional.empty()));
    sandbox.stage("a.sql", "a").run(1, "commit", "-m", "x");
  }

  @Test
  void huskysOwnFileIsNamed() throws IOException {
    sandbox.git("config", "core.hooksPath", ".husky/_");
    sandbox.write(".husky/_/pre-commit", "#!/bin/sh\n");
    Problem problem = hook(sandbox).install(launcher, Optional.empty()).orElseThrow();
    assertTrue(
        problem.nextStep().contains(sandbox.top.resolve(".husky/pre-commit").toString()),
        problem.nextStep());
  }

  @Test
  void aLinkOutOfTheRepositoryIsNotFollowed() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createSymbolicLink(sandbox.top.resolve(".githooks"), outside);
    for (String folder : new String[] {".githooks", ".githooks/new"}) {
      sandbox.git("config", "core.hooksPath", folder);
      assertTrue(hook(sandbox).install(launcher, Optional.empty()).isPresent());
    }
    try (Stream<Path> files = Files.list(outside)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aFolderForAllRepositoriesOfTheUserIsLeftAlone() throws IOException {
    sandbox.git("config", "--global", "core.hooksPath", "~/my hooks");
    HookFile hook = hook(sandbox);
    assertEquals(sandbox.home().resolve("my hooks/pre-commit"), hook.path());
    assertTrue(hook.install(launcher, Optional.empty()).isPresent());
    assertFalse(Files.exists(hook.path()));
    sandbox.git("config", "core.hooksPath", ".git/hooks");
    assertEquals(sandbox.top.resolve(".git/hooks/pre-commit"), hook(sandbox).path());
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
      return repository.preCommitHook().path();
    }
  }
}
