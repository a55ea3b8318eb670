package dev.migralint.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files below a folder of this computer, as they are now. Links are followed as long as they
 * stay inside; {@code .git} is left out. Nothing else than regular files is opened.
 */
public final class Folder implements Tree {
  /** The largest file that is read, in bytes. */
  public static final long LIMIT = 256L << 20;

  private final Path root;

  private Folder(Path root) {
    this.root = root;
  }

  /** The folder as a tree, or nothing when there is no such folder. */
  public static Optional<Folder> open(Path folder) {
    try {
      Path root = folder.toRealPath();
      return Files.isDirectory(root) ? Optional.of(new Folder(root)) : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  /** Where the tree is, with no links left in the path. */
  public Path root() {
    return root;
  }

  @Override
  public List<Entry> list(String folder) {
    List<Entry> entries = new ArrayList<>();
    Optional<Path> named = locate(folder);
    if (named.isEmpty()) {
      return entries;
    }
    try {
      Path real = named.get().toRealPath();
      if (!real.startsWith(root) || !Files.isDirectory(real)) {
        return entries;
      }
      try (DirectoryStream<Path> children = Files.newDirectoryStream(real)) {
        for (Path child : children) {
          entry(child).ifPresent(entries::add);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
      return entries;
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  private static Optional<Entry> entry(Path child) {
    String name = String.valueOf(child.getFileName());
    if (name.equals(".git")) {
      return Optional.empty();
    }
    if (Files.isSymbolicLink(child)) {
      return Optional.of(new Entry(name, Entry.Kind.LINK));
    }
    boolean folder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
    return Optional.of(new Entry(name, folder ? Entry.Kind.FOLDER : Entry.Kind.FILE));
  }

  @Override
  public Content content(String path) {
    Optional<Path> named = locate(path);
    if (named.isEmpty()) {
      return TreePath.outside(path);
    }
    try {
      return content(path, named.get().toRealPath());
    } catch (NoSuchFileException absent) {
      return Files.isSymbolicLink(named.get())
          ? unreadable(
              path, "is a symbolic link to a file that does not exist.", "Correct the link.")
          : new Content.Missing();
    } catch (IOException failed) {
      return unreadable(path, "cannot be read (" + reason(failed) + ").", "Check its permissions.");
    }
  }

  @Override
  public Optional<Entry.Kind> target(String path) {
    try {
      Optional<Path> named = locate(path);
      if (named.isEmpty()) {
        return Optional.empty();
      }
      Path real = named.get().toRealPath();
      if (!real.startsWith(root)) {
        return Optional.empty();
      }
      return Files.isDirectory(real)
          ? Optional.of(Entry.Kind.FOLDER)
          : Optional.of(Entry.Kind.FILE).filter(file -> Files.isRegularFile(real));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private Content content(String path, Path real) throws IOException {
    if (!real.startsWith(root)) {
      return unreadable(
          path,
          "is reached through a symbolic link that leads out of the tree, so it was not read.",
          "Put the file itself there, or exclude the path.");
    }
    if (Files.isDirectory(real)) {
      return new Content.Missing();
    }
    if (!Files.isRegularFile(real)) {
      return unreadable(path, "is not a regular file.", "Put a file there, or exclude the path.");
    }
    if (Files.size(real) > LIMIT) {
      return unreadable(path, "is larger than 256 MB.", "Exclude the path.");
    }
    return new Content.Bytes(Files.readAllBytes(real));
  }

  private Optional<Path> locate(String path) {
    return TreePath.names(path).flatMap(this::below);
  }

  private Optional<Path> below(List<String> names) {
    Path place = root;
    try {
      for (String name : names) {
        Path next = place.resolve(name);
        if (!next.startsWith(root) || next.getNameCount() != place.getNameCount() + 1) {
          return Optional.empty();
        }
        place = next;
      }
    } catch (InvalidPathException unwritable) {
      return Optional.empty();
    }
    return Optional.of(place);
  }

  private static Content unreadable(String path, String message, String nextStep) {
    return new Content.Unreadable(new Problem(path, message, nextStep));
  }

  private static String reason(IOException failed) {
    return failed instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : failed.getClass().getSimpleName();
  }
}
