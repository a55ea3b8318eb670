package dev.migralint.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A tree in which one file is replaced or added.
 *
 * @param below the tree that answers for all other paths
 * @param path where the file is
 * @param replacement what is read there
 */
public record Overlay(Tree below, String path, Content replacement) implements Tree {
  public Overlay {
    if (path.isEmpty() || TreePath.names(path).isEmpty()) {
      throw new IllegalArgumentException("not a path in a tree: " + path);
    }
  }

  @Override
  public List<Entry> list(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    if (!path.startsWith(prefix)) {
      return below.list(folder);
    }
    String rest = path.substring(prefix.length());
    int slash = rest.indexOf('/');
    Entry added =
        slash < 0
            ? new Entry(rest, Entry.Kind.FILE)
            : new Entry(rest.substring(0, slash), Entry.Kind.FOLDER);
    List<Entry> entries = new ArrayList<>(below.list(folder));
    entries.removeIf(entry -> entry.name().equals(added.name()));
    entries.add(added);
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  @Override
  public Content content(String wanted) {
    return wanted.equals(path) ? replacement : below.content(wanted);
  }

  @Override
  public Optional<Entry.Kind> target(String link) {
    return below.target(link);
  }
}
