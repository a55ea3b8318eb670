package dev.migralint.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All the files of two trees; where both have a path, the first one's.
 *
 * @param left the paths of the second tree that are left out
 */
public record Union(Tree first, Tree second, Predicate<String> left) implements Tree {
  @Override
  public List<Entry> list(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    List<Entry> entries = new ArrayList<>(first.list(folder));
    Set<String> names = new HashSet<>(entries.stream().map(Entry::name).toList());
    second.list(folder).stream()
        .filter(entry -> !names.contains(entry.name()) && !left.test(prefix + entry.name()))
        .forEach(entries::add);
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  @Override
  public Content content(String path) {
    Content content = first.content(path);
    return content instanceof Content.Missing && !left.test(path) ? second.content(path) : content;
  }

  @Override
  public Optional<Entry.Kind> target(String path) {
    return first.content(path) instanceof Content.Missing && !left.test(path)
        ? second.target(path)
        : first.target(path);
  }
}
