package dev.migralint.layout;

import dev.migralint.source.Content;
import dev.migralint.source.Decoder;
import dev.migralint.source.Reading;
import dev.migralint.source.Tree;
import dev.migralint.source.Tree.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A folder of a tree and the names that lie directly in it, listed once; links are left out.
 *
 * @param sqlFiles those of the files whose names end in {@code .sql}
 */
public record Listing(
    Tree tree, String path, List<String> files, List<String> sqlFiles, List<String> folders) {

  /** Lists the folder ("" is the root). */
  public static Listing of(Tree tree, String path) {
    List<Entry> entries = tree.list(path);
    List<String> files = names(entries, Entry.Kind.FILE);
    List<String> sqlFiles = files.stream().filter(Listing::isSql).toList();
    return new Listing(tree, path, files, sqlFiles, names(entries, Entry.Kind.FOLDER));
  }

  private static List<String> names(List<Entry> entries, Entry.Kind kind) {
    return entries.stream().filter(e -> e.kind() == kind).map(Entry::name).sorted().toList();
  }

  /** The folder's own name; "" for the root. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of the folder above; "" for the root and what lies in it. */
  public String parent() {
    return parent(path);
  }

  /** The path of a name in this folder. */
  public String path(String name) {
    return path.isEmpty() ? name : path + "/" + name;
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
