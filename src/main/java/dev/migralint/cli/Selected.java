package dev.migralint.cli;

import dev.migralint.git.Repository;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Folder;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was selected. The tree comes first, because its settings say what the changes are measured
 * from; it can be read until this is closed.
 */
final class Selected implements AutoCloseable {
  private final @Nullable Repository repository;
  private final Tree head;
  private final Function<Optional<String>, ChangeSet> changes;
  private final List<Problem> missing;
  private final boolean named;
  private final boolean history;

  private Selected(
      @Nullable Repository repository,
      Tree head,
      Function<Optional<String>, ChangeSet> changes,
      List<Problem> missing,
      boolean named,
      boolean history) {
    this.repository = repository;
    this.head = head;
    this.changes = changes;
    this.missing = missing;
    this.named = named;
    this.history = history;
  }

  static Selected ofRepository(
      Repository repository, Tree head, Function<Optional<String>, ChangeSet> changes) {
    return new Selected(repository, head, changes, List.of(), false, false);
  }

  static Selected ofHistory(Repository repository, ChangeSet all) {
    return new Selected(repository, all.head(), base -> all, List.of(), true, true);
  }

  static Selected ofFolder(Folder tree) {
    String description = "everything in " + tree.root();
    ChangeSet all = new ChangeSet(description, tree, new Review.Each(List.of("")));
    return new Selected(null, tree, base -> all, List.of(), true, true);
  }

  static Selected ofNamed(Tree tree, List<String> paths, boolean byPerson, List<Problem> missing) {
    List<String> shown = paths.size() > 3 ? paths.subList(0, 3) : paths;
    int more = paths.size() - shown.size();
    String description = String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    if (paths.contains("")) {
      description = "everything here";
    }
    ChangeSet each = new ChangeSet(description, tree, new Review.Each(paths, byPerson));
    return new Selected(null, tree, base -> each, missing, byPerson, true);
  }

  static Selected ofText(String description, Tree settings, Tree tree, String path) {
    ChangeSet one = new ChangeSet(description, tree, new Review.One(path));
    return new Selected(null, settings, base -> one, List.of(), true, false);
  }

  /** The files as they will be, settings included. */
  Tree head() {
    return head;
  }

  /** What is under review, with the base branch that the settings name. */
  ChangeSet changes(Optional<String> baseBranch) {
    return changes.apply(baseBranch);
  }

  /** What was named and is not there. */
  List<Problem> missing() {
    return missing;
  }

  /** Whether somebody named what to lint, so that finding nothing is a mistake. */
  boolean isNamed() {
    return named;
  }

  /** Whether files are judged that have been deployed and may not be edited any more. */
  boolean isHistory() {
    return history;
  }

  @Override
  public void close() {
    if (repository != null) {
      repository.close();
    }
  }
}
