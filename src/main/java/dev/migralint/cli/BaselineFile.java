package dev.migralint.cli;

import dev.migralint.baseline.Baseline;
import dev.migralint.source.Folder;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The baseline in the working tree. */
final class BaselineFile {
  private final Folder root;
  private final String path;
  private final Path file;

  /**
   * The file at a path from the root of the working tree.
   *
   * @throws Failure (usage) where that is, or lies behind, a symbolic link
   */
  BaselineFile(Folder root, String path) {
    this.root = root;
    this.path = path;
    this.file = file(root.root(), path);
  }

  private static Path file(Path root, String path) {
    try {
      Path at = root;
      for (String name : path.split("/", -1)) {
        at = at.resolve(name);
        if (Files.isSymbolicLink(at)) {
          throw Failure.usage(
              List.of(
                  new Problem(
                      path,
                      "is, or lies behind, a symbolic link.",
                      "Name a file that is itself in the repository.")));
        }
      }
      if (!Files.isDirectory(at)) {
        return at;
      }
    } catch (InvalidPathException invalid) {
      // Said below, as for a folder.
    }
    throw Failure.usage(
        List.of(new Problem(path, "is no file to write a baseline to.", "Name another one.")));
  }

  /**
   * What the file holds now; empty when there is none.
   *
   * @throws Failure (usage) when it holds anything else than a baseline
   */
  Optional<Baseline> read() {
    return switch (root.read(path)) {
      case Reading.Missing missing -> Optional.empty();
      case Reading.Unreadable unreadable -> throw Failure.usage(List.of(unreadable.problem()));
      case Reading.Text text -> Optional.of(BaselineOption.checked(Baseline.read(text.file())));
    };
  }

  /** Writes the file. */
  void write(Baseline baseline) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException failed) {
      throw Failure.couldNotRun(
          path,
          "can't be written (" + failed.getMessage() + ").",
          "Check that its folder is writable.");
    }
    WholeFile.write(file, root.root(), writer -> writer.write(baseline.print()))
        .ifPresent(
            problem -> {
              throw Failure.couldNotRun(path, problem.message(), problem.nextStep());
            });
  }
}
