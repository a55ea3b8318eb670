package dev.migralint.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tree of files held in memory. */
public final class MapTree implements Tree {
  private final Map<String, Content> files;
  private final Map<String, Map<String, Entry>> folders = new TreeMap<>();

  private MapTree(Map<String, Content> files) {
    this.files = files;
    for (String path : files.keySet()) {
      if (path.isEmpty() || TreePath.names(path).isEmpty()) {
        throw new IllegalArgumentException("not a path in a tree: " + path);
      }
      enter(path, Entry.Kind.FILE);
    }
  }

  /** A tree of texts, stored as UTF-8, under their paths. */
  public static MapTree of(Map<String, String> texts) {
    Map<String, Content> files = new TreeMap<>();
    texts.forEach(
        (path, text) -> files.put(path, new Content.Bytes(text.getBytes(StandardCharsets.UTF_8))));
    return new MapTree(files);
  }

  /** A tree of contents under their paths: bytes, or the problem that reading shall meet. */
  public static MapTree ofContents(Map<String, Content> contents) {
    return new MapTree(new TreeMap<>(contents));
  }

  private void enter(String path, Entry.Kind kind) {
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : path.substring(0, slash);
    String name = path.substring(slash + 1);
    folders.computeIfAbsent(folder, f -> new TreeMap<>()).put(name, new Entry(name, kind));
    if (slash >= 0) {
      enter(folder, Entry.Kind.FOLDER);
    }
  }

  @Override
  public List<Entry> list(String folder) {
    return new ArrayList<>(folders.getOrDefault(folder, Map.of()).values());
  }

  @Override
  public Content content(String path) {
    Content found = files.get(path);
    if (found != null) {
      return found;
    }
    return TreePath.names(path).isEmpty() ? TreePath.outside(path) : new Content.Missing();
  }
}
