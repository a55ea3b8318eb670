package dev.migralint.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A tree that does not change while it is looked at, each of whose folders is listed once: each
 * module of a repository asks what lies beside it and above it. A file whose reading fails, in
 * whatever way, is one that can't be read.
 */
public final class Remembered implements Tree {
  /** So many names are kept; of the folders after them none is. */
  private static final int MOST = 500_000;

  private final Tree tree;
  private final Map<String, List<Entry>> lists = new HashMap<>();
  private final Map<String, Set<String>> files = new HashMap<>();
  private final Map<Derived, Object> derived = new HashMap<>();
  private int kept;

  private Remembered(Tree tree) {
    this.tree = tree;
  }

  /** The same files. */
  public static Remembered of(Tree tree) {
    return tree instanceof Remembered known ? known : new Remembered(tree);
  }

  @Override
  public List<Entry> list(String folder) {
    List<Entry> known = lists.get(folder);
    if (known == null) {
      known = List.copyOf(tree.list(folder));
      kept += 1 + known.size();
      if (kept <= MOST) {
        lists.put(folder, known);
      }
    }
    return known;
  }

  @Override
  public boolean hasFile(String path) {
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : path.substring(0, slash);
    Set<String> names = files.get(folder);
    if (names == null) {
      names = new HashSet<>();
      for (Entry entry : list(folder)) {
        if (entry.kind() == Entry.Kind.FILE) {
          names.add(entry.name());
        }
      }
      if (kept <= MOST) {
        files.put(folder, names);
      }
    }
    return names.contains(path.substring(slash + 1));
  }

  private record Derived(Class<?> kind, String folder) {}

  /** What is made of a folder is made once for each kind of thing. */
  public <T> T derived(Class<T> kind, String folder, Function<String, T> make) {
    Derived key = new Derived(kind, folder);
    Object known = derived.get(key);
    if (known != null) {
      return kind.cast(known);
    }
    T made = make.apply(folder);
    if (kept <= MOST) {
      derived.put(key, made);
    }
    return made;
  }

  @Override
  public Content content(String path) {
    try {
      return tree.content(path);
    } catch (OutOfMemoryError exhausted) {
      return unreadable(
          path,
          "needs more memory than the "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB that Java has.",
          "Set MIGRALINT_JAVA_OPTIONS=-Xmx… to give it more, or exclude the path.");
    } catch (RuntimeException | StackOverflowError failure) {
      if (failure instanceof ExplainedFailure) {
        throw failure;
      }
      return unreadable(
          path,
          "cannot be read (" + failure.getClass().getSimpleName() + ").",
          "Check the file, or exclude the path.");
    }
  }

  private static Content unreadable(String path, String message, String nextStep) {
    return new Content.Unreadable(new Problem(path, message, nextStep));
  }

  @Override
  public Optional<Blob> blob(String path) {
    return tree.blob(path);
  }

  @Override
  public Optional<String> commit() {
    return tree.commit();
  }

  @Override
  public Optional<Entry.Kind> target(String path) {
    return tree.target(path);
  }
}
