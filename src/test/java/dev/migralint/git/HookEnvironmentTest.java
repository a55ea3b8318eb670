package dev.migralint.git;

import static dev.migralint.git.Sandbox.lines;
import static dev.migralint.git.Sandbox.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.source.ChangeSet;
import dev.migralint.source.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a hook sees: git is held inside its hook while the staged changes are read. */
@DisabledOnOs(OS.WINDOWS)
class HookEnvironmentTest {
  private static final String HOLD =
      """
      #!/bin/sh
      env -0 > "$HELD/env"
      pwd > "$HELD/cwd.part" && mv "$HELD/cwd.part" "$HELD/cwd"
      while ! test -e "$HELD/go"; do sleep 0.02; done
      exit 1
      """;

  @TempDir Path temp;
  Sandbox sandbox;

  @BeforeEach
  void create() throws IOException {
    sandbox = Sandbox.create(temp);
    sandbox.stage("db/a.sql", "a").stage("db/b.sql", "b").commit();
    for (String name : List.of("pre-commit", "pre-merge-commit")) {
      Path hook = sandbox.top.resolve(".git/hooks").resolve(name);
      Files.createDirectories(hook.resolveSibling(""));
      Files.writeString(hook, HOLD);
      Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void commit() {
    sandbox.stage("db/a.sql", "aa").write("db/b.sql", "bb");
    assertEquals(List.of("MODIFIED db/a.sql < db/a.sql"), seenBy(sandbox, "commit", "-m", "x"));
  }

  @Test
  void commitAll() {
    sandbox.stage("db/a.sql", "aa").write("db/b.sql", "bb");
    assertEquals(
        List.of("MODIFIED db/a.sql < db/a.sql", "MODIFIED db/b.sql < db/b.sql"),
        seenBy(sandbox, "commit", "-a", "-m", "x"));
  }

  @Test
  void commitPath() {
    sandbox.stage("db/a.sql", "aa").write("db/b.sql", "bb");
    assertEquals(
        List.of("MODIFIED db/b.sql < db/b.sql"), seenBy(sandbox, "commit", "-m", "x", "db/b.sql"));
  }

  @Test
  void commitFromASubfolder() {
    sandbox.stage("db/a.sql", "aa").write("db/b.sql", "bb");
    Sandbox below = sandbox.at(sandbox.top.resolve("db"));
    assertEquals(List.of("MODIFIED db/a.sql < db/a.sql"), seenBy(below, "commit", "-m", "x"));
    assertEquals(
        List.of("MODIFIED db/b.sql < db/b.sql"), seenBy(below, "commit", "-m", "x", "b.sql"));
  }

  @Test
  void commitThatOnlyDeletes() {
    sandbox.git("rm", "-q", "db/a.sql");
    assertEquals(List.of("DELETED db/a.sql < db/a.sql"), seenBy(sandbox, "commit", "-m", "x"));
  }

  @Test
  void commitInALinkedWorktree() {
    Sandbox linked = sandbox.at(temp.resolve("linked tree"));
    sandbox.git("worktree", "add", "-q", "-b", "linked", linked.top.toString());
    sandbox.stage("db/a.sql", "staged in the main working tree");
    linked.stage("db/c.sql", "c").write("db/b.sql", "bb");
    assertEquals(List.of("ADDED db/c.sql"), seenBy(linked, "commit", "-m", "x"));
    assertEquals(
        List.of("MODIFIED db/b.sql < db/b.sql", "ADDED db/c.sql"),
        seenBy(linked, "commit", "-a", "-m", "x"));
  }

  @Test
  void commitWithGitDirAndWorkTreeNamed() {
    sandbox.write("db/b.sql", "bb");
    Sandbox outside = sandbox.at(temp);
    String top = sandbox.top.getFileName().toString();
    assertEquals(
        List.of("MODIFIED db/b.sql < db/b.sql"),
        seenBy(
            outside,
            "--git-dir=" + top + "/.git",
            "--work-tree=" + top,
            "commit",
            "-a",
            "-m",
            "x"));
  }

  @Test
  void amend() {
    sandbox.stage("db/a.sql", "aa");
    assertEquals(
        List.of("MODIFIED db/a.sql < db/a.sql"), seenBy(sandbox, "commit", "--amend", "-m", "x"));
  }

  @Test
  void mergeThatGitCommitsItself() {
    branchAndMain();
    assertEquals(
        List.of("DELETED db/a.sql < db/a.sql < db/a.sql", "ADDED db/theirs.sql"),
        seenBy(sandbox, "merge", "--no-edit", "topic"));
  }

  @Test
  void mergeOfTheBaseBranch() {
    branchAndMain();
    sandbox.git("checkout", "-q", "topic");
    assertEquals(List.of(), seenBy(sandbox, "merge", "--no-edit", "main"));
  }

  @Test
  void mergeConcludedByHand() {
    branchAndMain();
    sandbox.git("merge", "-q", "--no-commit", "topic");
    sandbox.stage("db/b.sql", "bb");
    assertEquals(
        List.of(
            "DELETED db/a.sql < db/a.sql < db/a.sql",
            "MODIFIED db/b.sql < db/b.sql < db/b.sql",
            "ADDED db/theirs.sql"),
        seenBy(sandbox, "commit", "-m", "x"));
  }

  private void branchAndMain() {
    sandbox.git("checkout", "-q", "-b", "topic");
    sandbox.git("rm", "-q", "db/a.sql");
    sandbox.stage("db/theirs.sql", "theirs").git("commit", "-q", "--no-verify", "-m", "theirs");
    sandbox.git("checkout", "-q", "main");
    sandbox.stage("db/ours.sql", "ours").git("commit", "-q", "--no-verify", "-m", "ours");
  }

  @Test
  void cherryPickGoesOnAfterAConflict() {
    sandbox.git("checkout", "-q", "-b", "topic");
    sandbox.stage("db/a.sql", "theirs").git("commit", "-q", "--no-verify", "-m", "theirs");
    sandbox.git("checkout", "-q", "main");
    sandbox.stage("db/a.sql", "ours").git("commit", "-q", "--no-verify", "-m", "ours");
    sandbox.run(1, "cherry-pick", "topic");
    sandbox.stage("db/a.sql", "both");
    assertEquals(List.of("MODIFIED db/a.sql < db/a.sql"), seenBy(sandbox, "commit", "-m", "x"));
  }

  @Test
  void theFilesAreThoseOfTheIndexThatGitNames() {
    sandbox.write("db/b.sql", "bb");
    held(
        sandbox,
        repository -> assertEquals("bb", text(repository.stagedTree().content("db/b.sql"))),
        "commit",
        "-a",
        "-m",
        "x");
    assertEquals("b", text(readStaged("db/b.sql")));
  }

  private Content readStaged(String path) {
    try (Repository repository = sandbox.open()) {
      return repository.stagedTree().content(path);
    }
  }

  private static List<String> seenBy(Sandbox place, String... arguments) {
    List<String> seen = new ArrayList<>();
    held(
        place,
        repository -> {
          ChangeSet staged = repository.staged(Optional.empty());
          seen.addAll(lines(staged));
        },
        arguments);
    return seen;
  }

  /** Runs git until its hook runs, and then the action with what the hook was given. */
  private static void held(Sandbox place, Consumer<Repository> action, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Path held = Files.createTempDirectory(place.home(), "held");
      ProcessBuilder builder = place.command(command);
      builder.environment().put("HELD", held.toString());
      builder.redirectOutput(held.resolve("output").toFile());
      Process git = builder.start();
      while (!Files.exists(held.resolve("cwd"))) {
        if (git.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new AssertionError("no hook: " + Files.readString(held.resolve("output")));
        }
      }
      try (Repository repository =
          Repository.open(Path.of(Files.readString(held.resolve("cwd")).strip()), env(held))) {
        action.accept(repository);
      } finally {
        Files.createFile(held.resolve("go"));
        git.waitFor();
      }
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static Map<String, String> env(Path held) throws IOException {
    Map<String, String> env = new HashMap<>();
    String dump = new String(Files.readAllBytes(held.resolve("env")), StandardCharsets.UTF_8);
    for (String variable : dump.split("\0")) {
      int equals = variable.indexOf('=');
      env.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return env;
  }
}
