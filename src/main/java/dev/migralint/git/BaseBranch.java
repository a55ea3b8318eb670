package dev.migralint.git;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * The branch that others branch off from, as it is in this clone.
 *
 * @param name as a person writes it
 * @param tip its newest commit
 * @param guessed whether neither the settings nor origin/HEAD name it
 */
record BaseBranch(String name, RevCommit tip, boolean guessed) {
  private static final String ORIGIN = "refs/remotes/origin/";
  private static final String LOCAL = "refs/heads/";
  private static final List<String> USUAL = List.of("main", "master", "trunk");

  /**
   * The one of that name; without one, where origin/HEAD points, else the first of main, master and
   * trunk that origin has, else the first of them that is here.
   */
  static Optional<BaseBranch> find(Optional<String> named, Ancestry ancestry) {
    if (named.isPresent()) {
      return ancestry.find(named.get()).map(tip -> new BaseBranch(named.get(), tip, false));
    }
    Optional<RevCommit> set = ancestry.find(ORIGIN + "HEAD");
    if (set.isPresent()) {
      return Optional.of(new BaseBranch("origin/HEAD", set.get(), false));
    }
    for (String folder : List.of(ORIGIN, LOCAL)) {
      for (String branch : USUAL) {
        Optional<RevCommit> tip = ancestry.find(folder + branch);
        if (tip.isPresent()) {
          String name = folder.equals(ORIGIN) ? "origin/" + branch : branch;
          return Optional.of(new BaseBranch(name, tip.get(), true));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Where a branch left the base branch, the latest such commit when several are merged.
   *
   * @param named the base branch, where it is named
   * @param notes takes in why it is not found although it is named
   */
  static Optional<RevCommit> leftAt(
      Optional<String> named, List<RevCommit> heads, Ancestry ancestry, List<String> notes) {
    Optional<BaseBranch> base = find(named, ancestry);
    Optional<RevCommit> latest = Optional.empty();
    if (base.isPresent()) {
      for (RevCommit head : heads) {
        Optional<RevCommit> point = ancestry.mergeBase(base.get().tip(), head);
        if (point.isPresent()
            && (latest.isEmpty() || ancestry.isAncestor(latest.get(), point.get()))) {
          latest = point;
        }
      }
    }
    if (latest.isEmpty() && named.isPresent()) {
      notes.add(
          base.isEmpty()
              ? "the base branch "
                  + named.get()
                  + " is not in this clone: only the change itself is new"
              : "where this branch left "
                  + named.get()
                  + " is not in this clone: only the change itself"
                  + " is new");
    }
    return latest;
  }

  /** The note about a base branch that was guessed. */
  String note() {
    return "the base branch is "
        + name
        + ", because origin/HEAD is not set; `base:` in .migralint.yml names another one";
  }
}
