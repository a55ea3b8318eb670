package dev.migralint.cli;

import dev.migralint.git.Repository;
import dev.migralint.layout.Layout;
import dev.migralint.layout.find.Layouts;
import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Folder;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was selected. The tree comes first, because its settings say what the changes are measured
 * from; it can be read until this is closed.
 */
final class Selected implements AutoCloseable {
  private @Nullable Repository repository;
  private final Supplier<Optional<Repository>> around;
  private final Tree head;
  private final Function<Optional<String>, ChangeSet> changes;
  private final List<Problem> missing;
  private final boolean named;
  private final boolean history;

  private Selected(
      @Nullable Repository repository,
      Supplier<Optional<Repository>> around,
      Tree head,
      Function<Optional<String>, ChangeSet> changes,
      List<Problem> missing,
      boolean named,
      boolean history) {
    this.repository = repository;
    this.around = around;
    this.head = head;
    this.changes = changes;
    this.missing = missing;
    this.named = named;
    this.history = history;
  }

  static Selected ofRepository(
      Repository repository, Tree head, Function<Optional<String>, ChangeSet> changes) {
    return new Selected(repository, Optional::empty, head, changes, List.of(), false, false);
  }

  static Selected ofHistory(Repository repository, ChangeSet all) {
    return new Selected(
        repository, Optional::empty, all.head(), base -> all, List.of(), true, true);
  }

  static Selected ofFolder(Folder tree) {
    String description = "everything in " + tree.root();
    ChangeSet all = new ChangeSet(description, tree, new Review.Each(List.of("")));
    return new Selected(null, Optional::empty, tree, base -> all, List.of(), true, true);
  }

  static Selected ofNamed(
      Tree tree,
      Supplier<Optional<Repository>> around,
      List<String> paths,
      boolean byPerson,
      List<Problem> missing) {
    List<String> shown = paths.size() > 3 ? paths.subList(0, 3) : paths;
    int more = paths.size() - shown.size();
    String description = String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    if (paths.contains("")) {
      description = "everything here";
    }
    ChangeSet each = new ChangeSet(description, tree, new Review.Each(paths, byPerson));
    return new Selected(null, around, tree, base -> each, missing, byPerson, true);
  }

  static Selected ofText(
      String description,
      Tree settings,
      Supplier<Optional<Repository>> around,
      Tree tree,
      String path) {
    ChangeSet one = new ChangeSet(description, tree, new Review.One(path));
    return new Selected(null, around, settings, base -> one, List.of(), true, false);
  }

  /** The files as they will be, settings included. */
  Tree head() {
    return head;
  }

  /** What is under review, with the base branch that the settings name. */
  ChangeSet changes(Optional<String> baseBranch) {
    return changes.apply(baseBranch);
  }

  /** The files at a revision of the repository; empty where there is none of either. */
  Optional<Tree> at(String revision) {
    return repository().flatMap(found -> found.find(revision));
  }

  /** The newest tag, of those that count, on a commit or one of its ancestors. */
  Optional<String> newestTag(Predicate<String> counts, String commit) {
    return repository().flatMap(found -> found.newestTag(counts, commit));
  }

  /** The organization's settings that the repository's Git configuration names. */
  Optional<Path> configuredSettings() {
    return repository().flatMap(Repository::configuredSettings);
  }

  private Optional<Repository> repository() {
    if (repository == null) {
      repository = around.get().orElse(null);
    }
    return Optional.ofNullable(repository);
  }

  /**
   * What was named and is not there; who names files or asks for all and gets nothing sees what was
   * looked for.
   *
   * @param nothing whether no migration was found, and nothing is known to be wrong
   */
  List<Problem> missing(boolean nothing, ChangeSet changes, Settings settings) {
    return named && nothing && missing.isEmpty() && !areExcluded(changes.review(), settings)
        ? List.of(nothingFound(changes.description()))
        : missing;
  }

  private static Problem nothingFound(String description) {
    return new Problem(
        "",
        "No PostgreSQL migrations were found in "
            + description
            + ". migralint looks for the folders of "
            + Layouts.ALL.stream()
                .map(Layout::name)
                .filter(name -> !name.equals("plain"))
                .collect(Collectors.joining(", "))
            + ", and for folders of numbered .sql files.",
        "Name the files themselves (`migralint lint FILE…`), or list their folder under"
            + " `migrations:` in .migralint.yml.");
  }

  /** An editor or a script may name files that the settings exclude: that is no mistake. */
  private static boolean areExcluded(Review review, Settings settings) {
    List<String> paths =
        switch (review) {
          case Review.Diff diff -> List.of();
          case Review.Each each -> each.paths();
          case Review.One one -> List.of(one.path());
        };
    return !paths.isEmpty() && paths.stream().allMatch(settings::excludes);
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
