package dev.migralint.layout.find;

import dev.migralint.source.Content;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder on disk as a tree, for tests. */
public record DiskTree(Path root) implements Tree {
  @Override
  public List<Entry> list(String folder) {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(path)) {
      return children
          .map(child -> new Entry(child.getFileName().toString(), kind(child)))
          .sorted(Comparator.comparing(Entry::name))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Entry.Kind kind(Path path) {
    if (Files.isSymbolicLink(path)) {
      return Entry.Kind.LINK;
    }
    return Files.isDirectory(path) ? Entry.Kind.FOLDER : Entry.Kind.FILE;
  }

  @Override
  public Content content(String path) {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      return new Content.Missing();
    }
    try {
      return new Content.Bytes(Files.readAllBytes(file));
    } catch (IOException broken) {
      return new Content.Unreadable(new Problem(path, String.valueOf(broken.getMessage()), ""));
    }
  }
}
