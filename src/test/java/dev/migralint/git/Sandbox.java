package dev.migralint.git;

import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.Content;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A repository made by the real git, with an empty home and none of this computer's settings. */
public final class Sandbox {
  private final Path home;
  public final Path top;

  private Sandbox(Path home, Path top) {
    this.home = home;
    this.top = top;
  }

  /** A fresh repository without a commit, in a folder whose name needs quoting. */
  public static Sandbox create(Path temp) {
    Sandbox sandbox;
    try {
      Path real = Files.createDirectories(temp).toRealPath();
      sandbox = new Sandbox(real.resolve("home"), real.resolve("a repo's top"));
      Files.createDirectories(sandbox.home);
      Files.createDirectories(sandbox.top);
      Files.writeString(
          sandbox.home.resolve(".gitconfig"),
          """
          [user]
            name = Somebody
            email = somebody@example.org
          [init]
            defaultBranch = main
          [advice]
            detachedHead = false
          [protocol "file"]
            allow = always
          [commit]
            gpgsign = false
          [maintenance]
            auto = false
          """);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    sandbox.git("init", "-q");
    return sandbox;
  }

  /** The same home, with another folder as the place to run git. */
  public Sandbox at(Path folder) {
    return new Sandbox(home, folder);
  }

  public Path home() {
    return home;
  }

  public Map<String, String> env() {
    Map<String, String> env = new HashMap<>();
    env.put("HOME", home.toString());
    env.put("GIT_CONFIG_NOSYSTEM", "1");
    env.put("LC_ALL", "C.UTF-8");
    env.put("PATH", System.getenv("PATH"));
    return env;
  }

  public ProcessBuilder command(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(top.toFile());
    builder.environment().clear();
    builder.environment().putAll(env());
    builder.redirectErrorStream(true);
    return builder;
  }

  /** Runs git, which has to succeed; gives what it printed. */
  public String git(String... arguments) {
    return run(0, arguments);
  }

  /** Runs git, which has to end with this code; gives what it printed. */
  public String run(int code, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process = command(command).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != code) {
        throw new AssertionError(command + " ended with " + process.exitValue() + ": " + output);
      }
      return output.strip();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(command.toString(), failed);
    }
  }

  public Sandbox write(String path, String text) {
    try {
      Path file = top.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Sandbox stage(String path, String text) {
    return stage(Map.of(path, text));
  }

  /** Stages several files, by path, with one call of git. */
  public Sandbox stage(Map<String, String> files) {
    files.forEach(this::write);
    List<String> arguments = new ArrayList<>(List.of("--literal-pathspecs", "add", "--"));
    arguments.addAll(files.keySet());
    git(arguments.toArray(String[]::new));
    return this;
  }

  /** Stages one file and commits. */
  public Sandbox commit(String path, String text) {
    return stage(path, text).commit();
  }

  public Sandbox commit() {
    git("commit", "-q", "--allow-empty", "-m", "a commit");
    return this;
  }

  /** The id of the newest commit. */
  public String head() {
    return git("rev-parse", "HEAD");
  }

  Repository open() {
    return Repository.open(top, env());
  }

  ChangeSet staged() {
    try (Repository repository = open()) {
      return read(repository.staged(Optional.empty()));
    }
  }

  ChangeSet between(String base, String head) {
    try (Repository repository = open()) {
      return repository.between(base, head, Optional.empty());
    }
  }

  /** Reads every file of the changes while the repository is open. */
  static ChangeSet read(ChangeSet changes) {
    lines(changes);
    return changes;
  }

  static ChangeSet.Review.Diff diff(ChangeSet changes) {
    return (ChangeSet.Review.Diff) changes.review();
  }

  /** The changes as lines: kind, path, and the paths compared with. */
  static List<String> lines(ChangeSet changes) {
    return lines(diff(changes).changes());
  }

  static List<String> lines(List<Change> changes) {
    return changes.stream()
        .map(
            change ->
                change.kind()
                    + " "
                    + change.path()
                    + change.before().stream()
                        .map(version -> " < " + version.path())
                        .collect(Collectors.joining()))
        .toList();
  }

  static String text(Content content) {
    return switch (content) {
      case Content.Bytes stored -> new String(stored.bytes(), StandardCharsets.UTF_8);
      case Content.Missing missing -> "missing";
      case Content.Unreadable unreadable -> unreadable.problem().sentence();
    };
  }

  static List<String> names(Tree tree, String folder) {
    return tree.list(folder).stream().map(entry -> entry.kind() + " " + entry.name()).toList();
  }

  /** Every file below a folder with its size and time, to see that nothing was written. */
  static Map<String, String> everyFile(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.toList()) {
        files.put(
            folder.relativize(file).toString(),
            (Files.isDirectory(file) ? "" : Files.size(file) + " ")
                + Files.getLastModifiedTime(file));
      }
    }
    return files;
  }
}
