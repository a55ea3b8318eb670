package dev.migralint.git;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads the folders of commits, one at a time. */
final class CommitFolders {
  private CommitFolders() {}

  /** The folder that a tree object records; the path names it in a failure. */
  static Node.Folder folder(Objects objects, String path, AnyObjectId tree) {
    ObjectId id = tree.toObjectId();
    return new Node.Folder(() -> children(objects, path, id));
  }

  private static Map<String, Node> children(Objects objects, String path, ObjectId tree) {
    Map<String, Node> children = new HashMap<>();
    CanonicalTreeParser entries = objects.folder(path, tree);
    for (; !entries.eof(); entries.next()) {
      String name = entries.getEntryPathString();
      children.put(
          name,
          node(
              objects,
              path.isEmpty() ? name : path + "/" + name,
              entries.getEntryFileMode(),
              entries.getEntryObjectId()));
    }
    return children;
  }

  private static Node node(Objects objects, String path, FileMode mode, ObjectId id) {
    if (FileMode.TREE.equals(mode)) {
      return folder(objects, path, id);
    }
    if (FileMode.SYMLINK.equals(mode)) {
      return new Node.Link(id);
    }
    return FileMode.GITLINK.equals(mode) ? new Node.Submodule() : new Node.File(id);
  }
}
