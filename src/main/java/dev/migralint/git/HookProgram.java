package dev.migralint.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The program that hooks start.
 *
 * @param launcher the absolute path of {@code bin/migralint}
 * @param onPath whether the PATH has one, too
 */
public record HookProgram(Path launcher, boolean onPath) {
  /** The program, as hooks find it in this environment. */
  public static HookProgram of(Path launcher, Map<String, String> env) {
    if (launcher.toString().chars().anyMatch(Character::isISOControl)) {
      throw GitFailure.usage(
          launcher.toString(), "has control characters in its path.", "Move migralint elsewhere.");
    }
    for (String folder : env.getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (!folder.isEmpty() && isProgram(folder)) {
        return new HookProgram(launcher, true);
      }
    }
    return new HookProgram(launcher, false);
  }

  private static boolean isProgram(String folder) {
    try {
      Path program = Path.of(folder, "migralint");
      return Files.isRegularFile(program) && Files.isExecutable(program);
    } catch (InvalidPathException none) {
      return false;
    }
  }

  /** Its path for a hook, which in a working tree has to hold on every computer. */
  Optional<Path> from(Optional<Path> sharedFrom) {
    return sharedFrom.isEmpty() ? Optional.of(launcher) : below(sharedFrom.get(), launcher);
  }

  /** The path relative to a folder that holds the file, if it does. */
  static Optional<Path> below(Path top, Path file) {
    try {
      Path real = top.toRealPath();
      Path there = file.toRealPath();
      return there.startsWith(real)
          ? Optional.of(Path.of(".").resolve(real.relativize(there)))
          : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
