package dev.migralint.git;

import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.ChangeSet.Change.Kind;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.Content;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Which files differ between two moments; folders that are the same are not opened. */
final class Differences {
  private static final int RENAME_PERCENT = 90;
  // Above this many new or removed files only those with equal content count as renamed.
  private static final int RENAME_LIMIT = 100;
  private static final int RENAME_LARGEST_FILE = 1 << 20;

  private final Objects objects;

  Differences(Objects objects) {
    this.objects = objects;
  }

  /**
   * One of the moments compared with.
   *
   * @param tree its files
   * @param entries what JGit walks through, fresh for each comparison
   */
  record Parent(Tree tree, Supplier<AbstractTreeIterator> entries) {}

  /**
   * The files that differ from every parent, sorted by path.
   *
   * @param unmerged paths that count as changed whatever they hold
   */
  List<Change> changes(
      List<Parent> parents, Supplier<AbstractTreeIterator> head, Set<String> unmerged) {
    Map<String, Change> common = new TreeMap<>();
    for (int i = 0; i < parents.size(); i++) {
      Map<String, Change> own = against(parents.get(i), head.get(), unmerged);
      if (i == 0) {
        common.putAll(own);
      } else {
        common.keySet().retainAll(own.keySet());
        common.replaceAll((path, change) -> both(change, own.get(path)));
      }
    }
    for (String path : unmerged) {
      common.put(path, new Change(Kind.MODIFIED, path, versions(parents, path)));
    }
    return List.copyOf(common.values());
  }

  private static Change both(Change one, @Nullable Change other) {
    if (other == null) {
      return one;
    }
    List<Version> before = new ArrayList<>(one.before());
    before.addAll(other.before());
    return new Change(stronger(one.kind(), other.kind()), one.path(), before);
  }

  /** Modified in the eyes of one parent is modified; new is only what is new to all. */
  private static Kind stronger(Kind one, Kind other) {
    return one == Kind.ADDED || (one == Kind.RENAMED && other == Kind.MODIFIED) ? other : one;
  }

  private static List<Version> versions(List<Parent> parents, String path) {
    return parents.stream()
        .filter(parent -> !(parent.tree().content(path) instanceof Content.Missing))
        .map(parent -> new Version(parent.tree(), path))
        .toList();
  }

  private Map<String, Change> against(
      Parent parent, AbstractTreeIterator head, Set<String> unmerged) {
    List<DiffEntry> entries = new ArrayList<>();
    for (DiffEntry entry : scan(parent.entries().get(), head)) {
      boolean undecided =
          entry.getChangeType() == DiffEntry.ChangeType.DELETE
              && unmerged.contains(entry.getOldPath());
      if (!undecided && isAboutFiles(entry)) {
        entries.add(entry);
      }
    }
    Map<String, Change> changes = new TreeMap<>();
    for (DiffEntry entry : withRenames(entries)) {
      Change change = change(parent.tree(), entry);
      changes.put(change.path(), change);
    }
    return changes;
  }

  private List<DiffEntry> scan(AbstractTreeIterator before, AbstractTreeIterator after) {
    synchronized (objects) {
      try (TreeWalk walk = new TreeWalk(objects.reader())) {
        walk.setRecursive(true);
        walk.setFilter(TreeFilter.ANY_DIFF);
        walk.addTree(before);
        walk.addTree(after);
        return DiffEntry.scan(walk);
      } catch (IOException failed) {
        throw objects.failure("", failed);
      }
    }
  }

  /** Leaves out submodules, and files of which only the permissions differ. */
  private static boolean isAboutFiles(DiffEntry entry) {
    boolean before = isFile(entry.getOldMode());
    boolean after = isFile(entry.getNewMode());
    boolean sameText =
        entry.getChangeType() == DiffEntry.ChangeType.MODIFY
            && entry.getOldId().equals(entry.getNewId())
            && isLink(entry.getOldMode()) == isLink(entry.getNewMode());
    return (before || after) && !sameText;
  }

  private static boolean isFile(FileMode mode) {
    return !FileMode.MISSING.equals(mode) && !FileMode.GITLINK.equals(mode);
  }

  private static boolean isLink(FileMode mode) {
    return FileMode.SYMLINK.equals(mode);
  }

  private List<DiffEntry> withRenames(List<DiffEntry> entries) {
    boolean someNew = entries.stream().anyMatch(e -> e.getChangeType() == DiffEntry.ChangeType.ADD);
    boolean someGone =
        entries.stream().anyMatch(e -> e.getChangeType() == DiffEntry.ChangeType.DELETE);
    if (!someNew || !someGone) {
      return entries;
    }
    synchronized (objects) {
      RenameDetector detector =
          new RenameDetector(objects.reader(), new Config().get(DiffConfig.KEY));
      detector.setRenameScore(RENAME_PERCENT);
      detector.setRenameLimit(RENAME_LIMIT);
      detector.setBigFileThreshold(RENAME_LARGEST_FILE);
      detector.addAll(entries);
      try {
        return detector.compute();
      } catch (MissingObjectException partialClone) {
        return entries;
      } catch (IOException failed) {
        throw objects.failure("", failed);
      }
    }
  }

  private static Change change(Tree parent, DiffEntry entry) {
    boolean before = isFile(entry.getOldMode());
    boolean after = isFile(entry.getNewMode());
    return switch (entry.getChangeType()) {
      case ADD, COPY -> new Change(Kind.ADDED, entry.getNewPath(), List.of());
      case DELETE -> deleted(parent, entry.getOldPath());
      case RENAME ->
          new Change(
              Kind.RENAMED, entry.getNewPath(), List.of(new Version(parent, entry.getOldPath())));
      case MODIFY -> {
        if (!after) {
          yield deleted(parent, entry.getOldPath());
        }
        yield before
            ? new Change(
                Kind.MODIFIED, entry.getNewPath(), List.of(new Version(parent, entry.getOldPath())))
            : new Change(Kind.ADDED, entry.getNewPath(), List.of());
      }
    };
  }

  private static Change deleted(Tree parent, String path) {
    return new Change(Kind.DELETED, path, List.of(new Version(parent, path)));
  }
}
