package dev.migralint.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is under review: a few words that name it, the files as they will be, and which of them to
 * judge.
 *
 * @param base the files at the merge base, where there is one
 * @param notes what the reader should know about how it was chosen ("the base branch is unknown")
 * @param allowances what the commits' messages allow
 */
public record ChangeSet(
    String description,
    Tree head,
    Review review,
    Optional<Tree> base,
    List<String> notes,
    List<Allowance> allowances) {
  public ChangeSet {
    head = Remembered.of(head);
    base = base.map(Remembered::of);
  }

  /** A change set that needs no remarks. */
  public ChangeSet(String description, Tree head, Review review) {
    this(description, head, review, Optional.empty(), List.of(), List.of());
  }

  /** The same with more that is allowed. */
  public ChangeSet allowing(List<Allowance> more) {
    List<Allowance> all = new ArrayList<>(allowances);
    all.addAll(more);
    return new ChangeSet(description, head, review, base, notes, List.copyOf(all));
  }

  /** The same with another note. */
  public ChangeSet noting(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new ChangeSet(description, head, review, base, List.copyOf(all), allowances);
  }

  /**
   * Findings that a commit allows in its message.
   *
   * @param text which ones and why, as written
   * @param by who says so, in words ("commit 1a2b3c4d")
   * @param paths the files that the commit changes, for which it may speak; nothing for all files
   */
  public record Allowance(String text, String by, Optional<Set<String>> paths) {}

  /** Which files are judged, and what counts as one change. */
  public sealed interface Review {
    /**
     * A difference between two moments.
     *
     * @param changes what is reported: the files that differ
     * @param sinceBase what is new: the files that differ from the merge base with the base branch,
     *     of which {@code changes} may be the latest part
     * @param ahead the files of the base branch as they are now, where it has gone on since the
     *     merge base
     */
    record Diff(List<Change> changes, List<Change> sinceBase, Optional<Tree> ahead)
        implements Review {
      /**
       * The files as they were at the merge base.
       *
       * @param head the files as they will be
       */
      public Tree base(Tree head) {
        Set<String> added = new HashSet<>();
        for (Change change : sinceBase) {
          if (!change.before().isEmpty()) {
            return Remembered.of(change.before().getFirst().tree());
          }
          added.add(change.path());
        }
        return Remembered.of(new Union(MapTree.of(Map.of()), head, added::contains));
      }
    }

    /**
     * Every migration at or below the paths ("" is everything), each as its own change.
     *
     * @param named whether a person named them: then a file that no runner claims counts too
     */
    record Each(List<String> paths, boolean named) implements Review {
      /** What a person named. */
      public Each(List<String> paths) {
        this(paths, true);
      }
    }

    /** One text, as one change. */
    record One(String path) implements Review {}
  }

  /**
   * One file that differs.
   *
   * @param path its path in {@code head}; for a deleted file, the path it had
   * @param before the versions it is compared with: none for an added file, one for a changed,
   *     renamed or deleted one, more during a merge (what differs from all of them is the change)
   */
  public record Change(Kind kind, String path, List<Version> before) {
    public enum Kind {
      ADDED,
      MODIFIED,
      RENAMED,
      DELETED
    }
  }

  /** A file in some other moment. */
  public record Version(Tree tree, String path) {}
}
