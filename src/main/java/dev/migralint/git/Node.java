package dev.migralint.git;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** What a commit or an index has under a name. */
sealed interface Node {
  /** A file, by its blob. */
  record File(ObjectId blob) implements Node {}

  /** A symbolic link, by the blob that holds its target. */
  record Link(ObjectId blob) implements Node {}

  /** A commit of another repository. */
  record Submodule() implements Node {}

  /** A path of the index whose merge is not decided. */
  record Unmerged() implements Node {}

  /** A folder, read when it is first asked for. */
  final class Folder implements Node {
    private final Supplier<Map<String, Node>> reading;
    private @Nullable Map<String, Node> children;

    Folder(Supplier<Map<String, Node>> reading) {
      this.reading = reading;
    }

    /** What lies in it, sorted by name. */
    synchronized Map<String, Node> children() {
      Map<String, Node> known = children;
      if (known == null) {
        known = new TreeMap<>(reading.get());
        children = known;
      }
      return known;
    }
  }
}
