package dev.migralint.cli;

import dev.migralint.source.Problem;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Writes files, each as a whole or not at all, and never through a link out of a repository. */
final class WholeFile {
  private static final int MOST_LINKS = 40;

  private WholeFile() {}

  /** What a file is to hold. */
  interface Content {
    void write(Writer writer) throws IOException;
  }

  /**
   * Writes the file.
   *
   * @param inside the folder out of which no link may lead, if the path is inside of it
   * @return what kept it from being written
   */
  static Optional<Problem> write(Path file, Path inside, Content content) {
    try {
      Optional<Path> place = place(file, inside);
      if (place.isEmpty()) {
        return problem(
            file,
            "is, or lies behind, a symbolic link that leads out of " + inside + ".",
            "Remove the link, or name the file that it leads to.");
      }
      write(place.get(), content);
      return Optional.empty();
    } catch (IOException failed) {
      return problem(
          file,
          "can't be written (" + reason(failed) + ").",
          "Check that its folder exists and is writable.");
    }
  }

  private static Optional<Problem> problem(Path file, String message, String nextStep) {
    return Optional.of(new Problem(file.toString(), message, nextStep));
  }

  /** The file with no links left in its path; empty where they lead out of the folder. */
  private static Optional<Path> place(Path file, Path inside) throws IOException {
    Path top = inside.toRealPath();
    Path real = real(file, 0);
    boolean isInside = file.startsWith(inside) || file.startsWith(top);
    return isInside && !real.startsWith(top) ? Optional.empty() : Optional.of(real);
  }

  private static Path real(Path file, int links) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    if (Files.isSymbolicLink(file)) {
      // To where there is nothing yet.
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      return real(file.resolveSibling(Files.readSymbolicLink(file)), links + 1);
    }
    Path folder = file.getParent();
    Path name = file.getFileName();
    return folder == null || name == null ? file : folder.toRealPath().resolve(name);
  }

  private static void write(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      // A device or a pipe can only be written to.
      try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        content.write(writer);
      }
      return;
    }
    Path name = file.getFileName();
    Path part = file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (Writer writer =
          Files.newBufferedWriter(part, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
        content.write(writer);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String reason(IOException failed) {
    return switch (failed) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException absent -> "there is no such folder";
      default -> String.valueOf(failed.getMessage());
    };
  }
}
