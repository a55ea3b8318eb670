package dev.migralint.scope;

import dev.migralint.source.Content;
import dev.migralint.source.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files and links of a tree by name, each folder listed once. */
final class NamedFiles {
  private final Tree tree;
  private final Map<String, Set<String>> namesByFolder = new HashMap<>();

  NamedFiles(Tree tree) {
    this.tree = tree;
  }

  /** Whether there is a file, or a link that is read or refused as one. */
  boolean isFile(String path) {
    int slash = path.lastIndexOf('/');
    return namesByFolder
        .computeIfAbsent(slash < 0 ? "" : path.substring(0, slash), this::names)
        .contains(path.substring(slash + 1));
  }

  private Set<String> names(String folder) {
    Set<String> names = new HashSet<>();
    for (Tree.Entry entry : tree.list(folder)) {
      boolean file =
          switch (entry.kind()) {
            case FILE -> true;
            case FOLDER, SUBMODULE -> false;
            case LINK -> !(tree.content(below(folder, entry)) instanceof Content.Missing);
          };
      if (file) {
        names.add(entry.name());
      }
    }
    return names;
  }

  /** The paths of the links in a folder: runners follow links, but no history holds one. */
  List<String> links(String folder) {
    return tree.list(folder).stream()
        .filter(entry -> entry.kind() == Tree.Entry.Kind.LINK)
        .map(entry -> below(folder, entry))
        .toList();
  }

  private static String below(String folder, Tree.Entry entry) {
    return folder.isEmpty() ? entry.name() : folder + "/" + entry.name();
  }
}
