package dev.migralint.source;

import java.util.List;
import java.util.Optional;

/**
 * The files of one moment (a commit, the index, the working tree, a map in a test), read only when
 * asked. Paths have {@code /} between folders and no leading slash; "" is the root. No path leads
 * out of the tree.
 */
public interface Tree {
  /** What lies directly in a folder, sorted by name; empty when there is no such folder. */
  List<Entry> list(String folder);

  /** The stored bytes of a file. */
  Content content(String path);

  /** The decoded text of a file. */
  default Reading read(String path) {
    return Decoder.decode(path, content(path));
  }

  /** Whether there is a file at the path. */
  default boolean hasFile(String path) {
    int slash = path.lastIndexOf('/');
    Entry wanted = new Entry(path.substring(slash + 1), Entry.Kind.FILE);
    return list(slash < 0 ? "" : path.substring(0, slash)).contains(wanted);
  }

  /**
   * What the symbolic link at the path leads to, a file or a folder of the tree; nothing where it
   * leads out of it or nowhere.
   */
  default Optional<Entry.Kind> target(String path) {
    return Optional.empty();
  }

  /** The file at the path, read when asked; empty where there is none. */
  default Optional<Blob> blob(String path) {
    return hasFile(path)
        ? Optional.of(
            most ->
                content(path) instanceof Content.Bytes(byte[] bytes)
                    ? bytes.length <= most ? new Blob.Read.Bytes(bytes) : new Blob.Read.TooLarge()
                    : new Blob.Read.Unreadable())
        : Optional.empty();
  }

  /** The id of the commit whose files these are, where they are a commit's. */
  default Optional<String> commit() {
    return Optional.empty();
  }

  /** A name in a folder. */
  record Entry(String name, Kind kind) {
    public enum Kind {
      FILE,
      FOLDER,
      LINK,
      SUBMODULE
    }
  }
}
