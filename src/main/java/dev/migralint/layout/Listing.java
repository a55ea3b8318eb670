package dev.migralint.layout;

import dev.migralint.source.Content;
import dev.migralint.source.Decoder;
import dev.migralint.source.Reading;
import dev.migralint.source.Remembered;
import dev.migralint.source.Tree;
import dev.migralint.source.Tree.Entry;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder of a tree and the names that lie directly in it, listed once. A symbolic link counts as
 * a file, because runners read it as one; a link to a folder is left out.
 *
 * @param sqlFiles those of the files whose names end in {@code .sql}
 */
public record Listing(
    Tree tree, String path, List<String> files, List<String> sqlFiles, List<String> folders) {

  /** Lists the folder ("" is the root). */
  public static Listing of(Tree tree, String path) {
    return tree instanceof Remembered remembered
        ? remembered.derived(Listing.class, path, folder -> list(tree, folder))
        : list(tree, path);
  }

  private static Listing list(Tree tree, String path) {
    List<Entry> entries = tree.list(path);
    List<String> files =
        names(entries, e -> e.kind() == Entry.Kind.FILE || isLinkToFile(tree, path, e));
    List<String> sqlFiles = files.stream().filter(Listing::isSql).toList();
    List<String> folders = names(entries, e -> e.kind() == Entry.Kind.FOLDER);
    return new Listing(tree, path, files, sqlFiles, folders);
  }

  /** What leads out of the tree or nowhere is one that can't be read. */
  private static boolean isLinkToFile(Tree tree, String folder, Entry entry) {
    return entry.kind() == Entry.Kind.LINK
        && !tree.target(joined(folder, entry.name())).equals(Optional.of(Entry.Kind.FOLDER));
  }

  private static List<String> names(List<Entry> entries, Predicate<Entry> kind) {
    return entries.stream().filter(kind).map(Entry::name).sorted().toList();
  }

  /** The folder's own name; "" for the root. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of the folder above; "" for the root and what lies in it. */
  public String parent() {
    return parent(path);
  }

  /** Whether a file of that name lies in it; the names are sorted. */
  public boolean hasFile(String name) {
    return Collections.binarySearch(files, name) >= 0;
  }

  /** Whether a folder of that name lies in it. */
  public boolean hasFolder(String name) {
    return Collections.binarySearch(folders, name) >= 0;
  }

  /** The path of a name in this folder. */
  public String path(String name) {
    return joined(path, name);
  }

  private static String joined(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** A folder in this one. */
  public Listing below(String folder) {
    return of(tree, path(folder));
  }

  /** The first bytes of a file as text; "" when it can't be read. */
  public static String start(Tree tree, String path, int bytes) {
    Content content = tree.content(path);
    if (content instanceof Content.Bytes(byte[] stored) && stored.length > bytes) {
      content = new Content.Bytes(Arrays.copyOf(stored, bytes));
    }
    return Decoder.decode(path, content) instanceof Reading.Text(var file, var warnings)
        ? file.text()
        : "";
  }

  public static boolean isSql(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".sql");
  }

  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Whether the path lies in the folder or below it. */
  public static boolean isBelow(String path, String folder) {
    return folder.isEmpty() || path.startsWith(folder + "/");
  }
}
