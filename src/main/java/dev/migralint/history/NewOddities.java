package dev.migralint.history;

import dev.migralint.layout.History;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.find.Histories;
import dev.migralint.scope.Folders;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the oddities of a history that a difference brings in. */
final class NewOddities {
  private final Tree head;
  private final History history;
  private final Folders folders;

  NewOddities(Tree head, History history, Folders folders) {
    this.head = head;
    this.history = history;
    this.folders = folders;
  }

  /**
   * An ignored file is new when it changes. A list may be wrong in files that do not change, so
   * what it lacks is new unless it was so before.
   */
  List<Oddity> in(Review.Diff diff, Set<String> changed) {
    List<Oddity> found = new ArrayList<>();
    List<Oddity> unlisted = new ArrayList<>();
    for (Oddity oddity : history.oddities()) {
      switch (oddity.kind()) {
        case IGNORED -> {
          if (changed.contains(oddity.path())) {
            found.add(oddity);
          }
        }
        case UNLISTED -> unlisted.add(oddity);
        case ALTERED -> found.add(oddity);
      }
    }
    if (!unlisted.isEmpty()) {
      Set<String> before = wordsBefore(diff);
      unlisted.stream().filter(oddity -> !before.contains(oddity.words())).forEach(found::add);
    }
    return found;
  }

  /** What was odd already at the merge base, also where the history was before it moved. */
  private Set<String> wordsBefore(Review.Diff diff) {
    Tree before = diff.base(head);
    Set<String> words = new HashSet<>();
    Histories.recognize(history.layout(), before, history.folder())
        .ifPresent(h -> addWords(h, words));
    for (Change change : diff.sinceBase()) {
      if (change.kind() == Change.Kind.RENAMED && history.migration(change.path()).isPresent()) {
        Version old = change.before().getFirst();
        folders.holding(old.tree(), old.path()).ifPresent(h -> addWords(h, words));
      }
    }
    return words;
  }

  private static void addWords(History history, Set<String> words) {
    history.oddities().forEach(oddity -> words.add(oddity.words()));
  }
}
