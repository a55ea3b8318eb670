package dev.migralint.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * What the next commit would hold. Entries that are only intended ({@code git add -N}) are left
 * out, as {@code git commit} does; unmerged paths are kept apart.
 */
final class Index {
  /** The extensions of https://git-scm.com/docs/index-format that JGit refuses. */
  private static final String SPARSE = "sdir";

  private static final String SPLIT = "link";

  private final DirCache all;
  private final DirCache decided;
  private final Set<String> unmerged = new TreeSet<>();

  private Index(DirCache all) {
    this.all = all;
    boolean plain = true;
    for (int i = 0; i < all.getEntryCount(); i++) {
      DirCacheEntry entry = all.getEntry(i);
      if (entry.getStage() != DirCacheEntry.STAGE_0) {
        unmerged.add(entry.getPathString());
      }
      plain &= isDecided(entry);
    }
    this.decided = plain ? all : decided(all);
  }

  /** Reads the index; one that does not exist is empty. Nothing is locked or written. */
  static Index read(Location location) {
    Path file = location.index();
    try {
      return new Index(DirCache.read(file.toFile(), FS.DETECTED));
    } catch (IOException failed) {
      boolean special = holds(file, SPARSE) || holds(file, SPLIT);
      return (special ? GitProgram.index(location) : Optional.<DirCache>empty())
          .map(Index::new)
          .orElseThrow(() -> unsupported(file, failed));
    }
  }

  private static boolean isDecided(DirCacheEntry entry) {
    return entry.getStage() == DirCacheEntry.STAGE_0 && !entry.isIntentToAdd();
  }

  private static DirCache decided(DirCache all) {
    DirCache decided = DirCache.newInCore();
    DirCacheBuilder builder = decided.builder();
    for (int i = 0; i < all.getEntryCount(); i++) {
      if (isDecided(all.getEntry(i))) {
        builder.add(all.getEntry(i));
      }
    }
    builder.finish();
    return decided;
  }

  /** The entries that a commit can be made of. */
  DirCache decided() {
    return decided;
  }

  /** The paths whose merge is not decided, sorted. */
  Set<String> unmerged() {
    return unmerged;
  }

  /** The index as a folder of files. */
  Node.Folder root() {
    return new Node.Folder(() -> children(0, all.getEntryCount(), 0));
  }

  private Map<String, Node> children(int from, int to, int prefix) {
    Map<String, Node> children = new HashMap<>();
    int at = from;
    while (at < to) {
      DirCacheEntry entry = all.getEntry(at);
      byte[] path = entry.getRawPath();
      int slash = slash(path, prefix);
      if (slash < 0) {
        if (entry.getStage() != DirCacheEntry.STAGE_0) {
          children.put(name(path, prefix, path.length), new Node.Unmerged());
        } else if (!entry.isIntentToAdd()) {
          children.put(name(path, prefix, path.length), node(entry));
        }
        at++;
      } else {
        int end = at + 1;
        while (end < to && startsAlike(all.getEntry(end).getRawPath(), path, prefix, slash + 1)) {
          end++;
        }
        int first = at;
        int last = end;
        children.put(
            name(path, prefix, slash), new Node.Folder(() -> children(first, last, slash + 1)));
        at = end;
      }
    }
    return children;
  }

  private static Node node(DirCacheEntry entry) {
    FileMode mode = entry.getFileMode();
    if (FileMode.SYMLINK.equals(mode)) {
      return new Node.Link(entry.getObjectId());
    }
    return FileMode.GITLINK.equals(mode)
        ? new Node.Submodule()
        : new Node.File(entry.getObjectId());
  }

  private static int slash(byte[] path, int from) {
    for (int i = from; i < path.length; i++) {
      if (path[i] == '/') {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsAlike(byte[] path, byte[] other, int from, int to) {
    return path.length >= to && Arrays.equals(path, from, to, other, from, to);
  }

  private static String name(byte[] path, int from, int to) {
    return RawParseUtils.decode(path, from, to);
  }

  private static GitFailure unsupported(Path file, IOException failed) {
    if (holds(file, SPARSE)) {
      return GitFailure.couldNotRun(
          "",
          "The index is sparse (it has folders for entries), and git can't be asked for it.",
          "Install git, or run `git sparse-checkout reapply --no-sparse-index`.");
    }
    if (holds(file, SPLIT)) {
      return GitFailure.couldNotRun(
          "",
          "The index is split over two files, and git can't be asked for it.",
          "Install git, or run `git config core.splitIndex false`, then `git update-index"
              + " --no-split-index`.");
    }
    return GitFailure.couldNotRun(
        file.toString(),
        "is an index that can't be read (" + failed.getMessage() + ").",
        "See whether `git status` works; `git reset` rewrites the index.");
  }

  /** Whether the index file has this extension, as far as its bytes tell. */
  private static boolean holds(Path file, String extension) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(extension + "\0\0");
    } catch (IOException unreadable) {
      return false;
    }
  }
}
