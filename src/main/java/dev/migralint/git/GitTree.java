package dev.migralint.git;

import dev.migralint.source.Blob;
import dev.migralint.source.Content;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import dev.migralint.source.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The files of a commit or of the index. Symbolic links are followed inside the tree, at most 40
 * for one path. Listing throws {@link GitFailure} when the repository lacks a folder's record.
 */
final class GitTree implements Tree {
  // Linux's limit for one path (https://man7.org/linux/man-pages/man7/path_resolution.7.html).
  private static final int MOST_LINKS = 40;

  private final Objects objects;
  private final Node.Folder root;
  private final Optional<String> commit;

  /** The files below the root, of a commit if it has an id. */
  GitTree(Objects objects, Node.Folder root, Optional<String> commit) {
    this.objects = objects;
    this.root = root;
    this.commit = commit;
  }

  /** Where a path leads: to a node, to nothing, or to a problem. */
  private sealed interface Place {
    record At(Node node) implements Place {}

    record Nowhere() implements Place {}

    record Refused(Problem problem) implements Place {}
  }

  @Override
  public List<Entry> list(String folder) {
    return follow(folder) instanceof Place.At at && at.node() instanceof Node.Folder found
        ? found.children().entrySet().stream()
            .map(child -> new Entry(child.getKey(), kind(child.getValue())))
            .toList()
        : List.of();
  }

  private static Entry.Kind kind(Node node) {
    return switch (node) {
      case Node.File file -> Entry.Kind.FILE;
      case Node.Unmerged unmerged -> Entry.Kind.FILE;
      case Node.Folder folder -> Entry.Kind.FOLDER;
      case Node.Link link -> Entry.Kind.LINK;
      case Node.Submodule submodule -> Entry.Kind.SUBMODULE;
    };
  }

  @Override
  public Content content(String path) {
    return switch (follow(path)) {
      case Place.Nowhere nowhere -> new Content.Missing();
      case Place.Refused refused -> new Content.Unreadable(refused.problem());
      case Place.At at -> content(path, at.node());
    };
  }

  @Override
  public Optional<Entry.Kind> target(String path) {
    return follow(path) instanceof Place.At at
        ? Optional.of(kind(at.node()))
            .filter(kind -> kind == Entry.Kind.FILE || kind == Entry.Kind.FOLDER)
        : Optional.empty();
  }

  @Override
  public Optional<Blob> blob(String path) {
    return follow(path) instanceof Place.At at && at.node() instanceof Node.File file
        ? Optional.of(new Stored(objects, file.blob()))
        : Optional.empty();
  }

  private record Stored(Objects objects, ObjectId id) implements Blob {
    @Override
    public Read read(int most) {
      return objects.read(id, most);
    }
  }

  @Override
  public Optional<String> commit() {
    return commit;
  }

  private Content content(String path, Node node) {
    return switch (node) {
      case Node.File file -> objects.read(path, file.blob());
      case Node.Folder folder -> new Content.Missing();
      case Node.Link link -> new Content.Unreadable(badLink(path, "can't be followed"));
      case Node.Submodule submodule ->
          new Content.Unreadable(
              new Problem(
                  path,
                  "is a submodule: its files are in another repository.",
                  "Lint them in that repository."));
      case Node.Unmerged unmerged ->
          new Content.Unreadable(
              new Problem(
                  path, "has an unresolved merge conflict.", "Resolve it, then `git add` it."));
    };
  }

  private Place follow(String path) {
    Optional<List<String>> names = TreePath.names(path);
    if (names.isEmpty()) {
      return TreePath.outside(path) instanceof Content.Unreadable unreadable
          ? new Place.Refused(unreadable.problem())
          : new Place.Nowhere();
    }
    Deque<String> ahead = new ArrayDeque<>(names.get());
    Deque<Node.Folder> above = new ArrayDeque<>(List.of(root));
    boolean linked = false;
    for (int links = 0; !ahead.isEmpty(); ) {
      String name = ahead.removeFirst();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        above.removeFirst();
        if (above.isEmpty()) {
          return new Place.Refused(badLink(path, "leads out of the repository"));
        }
        continue;
      }
      Node node = above.getFirst().children().get(name);
      switch (node) {
        case null -> {
          return linked
              ? new Place.Refused(badLink(path, "leads to a file that is not there"))
              : new Place.Nowhere();
        }
        case Node.Folder folder -> above.addFirst(folder);
        case Node.Link link -> {
          linked = true;
          if (++links > MOST_LINKS) {
            return new Place.Refused(badLink(path, "leads in a circle"));
          }
          Content target = objects.read(path, link.blob());
          if (!(target instanceof Content.Bytes stored)) {
            return target instanceof Content.Unreadable unreadable
                ? new Place.Refused(unreadable.problem())
                : new Place.Nowhere();
          }
          String to = new String(stored.bytes(), StandardCharsets.UTF_8);
          if (to.startsWith("/") || to.indexOf('\0') >= 0) {
            return new Place.Refused(badLink(path, "leads out of the repository"));
          }
          List<String> steps = List.of(to.split("/", -1));
          for (int i = steps.size() - 1; i >= 0; i--) {
            ahead.addFirst(steps.get(i));
          }
        }
        case Node.File file -> {
          return end(path, ahead, linked, file);
        }
        case Node.Submodule submodule -> {
          return new Place.At(submodule);
        }
        case Node.Unmerged unmerged -> {
          return end(path, ahead, linked, unmerged);
        }
      }
    }
    return new Place.At(above.getFirst());
  }

  private static Place end(String path, Deque<String> ahead, boolean linked, Node node) {
    if (ahead.isEmpty()) {
      return new Place.At(node);
    }
    return linked
        ? new Place.Refused(badLink(path, "leads to a file that is not there"))
        : new Place.Nowhere();
  }

  private static Problem badLink(String path, String why) {
    return new Problem(
        path,
        "is, or lies behind, a symbolic link that " + why + ".",
        "Put the file itself there, or exclude the path.");
  }
}
