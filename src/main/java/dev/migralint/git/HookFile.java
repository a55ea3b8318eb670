package dev.migralint.git;

import dev.migralint.source.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * The place where git looks for the pre-commit hook of a repository (<a
 * href="https://git-scm.com/docs/githooks">githooks</a>).
 *
 * @param path the hook's file, whether it is there or not
 * @param ownFolder whether the folder serves this repository alone, and not every repository of the
 *     user
 */
public record HookFile(Path path, boolean ownFolder) {
  static HookFile of(Location location, Map<String, String> env) {
    Path standard = location.commonDir().resolve("hooks");
    Path folder = ConfiguredPath.of("core", "hooksPath", location, env).orElse(standard);
    boolean own =
        isBelow(folder, location.commonDir())
            || location.workTree().filter(top -> isBelow(folder, top)).isPresent();
    return new HookFile(folder.resolve("pre-commit"), own);
  }

  /** Whether a folder lies below another one, also with all links followed. */
  private static boolean isBelow(Path folder, Path above) {
    try {
      Path there = folder;
      while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
        there = there.getParent();
      }
      return folder.startsWith(above) && there.toRealPath().startsWith(above.toRealPath());
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * The hook that runs this launcher on what is staged, as a POSIX shell script.
   *
   * @param settings the organization's settings that it passes on
   */
  public static String script(Path launcher, Optional<Path> settings) {
    return """
    #!/bin/sh
    # Lints the staged migrations before they are committed (`migralint hook install`).
    exec %s
    """
        .formatted(command(launcher, settings));
  }

  private static String command(Path launcher, Optional<Path> settings) {
    return quoted(launcher) + " lint --staged" + option(settings);
  }

  private static String option(Optional<Path> settings) {
    return settings.map(file -> " --settings " + quoted(file)).orElse("");
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  /** Whether the hook that is there runs migralint. */
  public boolean isInstalled() {
    return runs("");
  }

  private boolean runs(String option) {
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > 1 << 20) {
        return false;
      }
      String hook = Files.readString(path);
      return hook.contains("migralint") && hook.contains(" lint --staged" + option);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Writes the hook, executable. What is already there is never overwritten: the problem then says
   * which line to add, and where.
   *
   * @param launcher the absolute path of {@code bin/migralint}
   * @param settings the absolute path of the organization's settings
   * @return what kept the hook from being written, or nothing when it is in place
   */
  public Optional<Problem> install(Path launcher, Optional<Path> settings) {
    if (runs(option(settings))) {
      return Optional.empty();
    }
    if (isInstalled()) {
      return problem(
          "runs migralint already, without these settings.",
          "Name them to Git: git config migralint.settings " + quoted(settings.orElseThrow()));
    }
    String line = command(launcher, settings) + " || exit $?";
    if (!ownFolder) {
      return problem(
          "would be run in every repository that shares core.hooksPath, so it was not written.",
          "Add this line to it yourself, or give this repository its own hooks: " + line);
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return chain(line);
    }
    try {
      Files.createDirectories(path.resolveSibling(""));
      write(launcher, settings);
      return Optional.empty();
    } catch (FileAlreadyExistsException raced) {
      return chain(line);
    } catch (IOException failed) {
      return problem("can't be written (" + failed.getMessage() + ").", "Check its permissions.");
    }
  }

  /** The hook is there as a whole or not at all: git would run the half of one. */
  private void write(Path launcher, Optional<Path> settings) throws IOException {
    Path part = path.resolveSibling(".pre-commit." + ProcessHandle.current().pid() + ".part");
    try {
      Files.writeString(part, script(launcher, settings), StandardOpenOption.CREATE_NEW);
      if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      Files.move(part, path);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Optional<Problem> chain(String line) {
    Path husky = Path.of(".husky", "_", "pre-commit");
    String where =
        path.endsWith(husky)
            ? path.resolveSibling("..").resolve("pre-commit").normalize() + " (husky runs it)"
            : "it";
    return problem(
        "is a hook that is already there, so it was left alone.",
        "Add this line to " + where + ", before any `exec` or `exit`: " + line);
  }

  private Optional<Problem> problem(String message, String nextStep) {
    return Optional.of(new Problem(path.toString(), message, nextStep));
  }
}
