package dev.migralint.scope;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.History;
import dev.migralint.layout.Listing;
import dev.migralint.layout.find.Layouts;
import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.Content;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects scopes, and notes on what is left out. */
final class ScopeCollector {
  private final Tree head;
  private final Settings settings;
  private final Folders folders;
  private final Optional<List<History>> configured;
  private final List<Scope> scopes = new ArrayList<>();
  private final List<History> touched = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  ScopeCollector(Tree head, Settings settings, Folders folders) {
    this.head = head;
    this.settings = settings;
    this.folders = folders;
    this.configured = folders.named(head);
    problems.addAll(folders.problems(head));
  }

  Tree head() {
    return head;
  }

  Settings settings() {
    return settings;
  }

  Folders folders() {
    return folders;
  }

  /** The histories that the settings name; nothing when they name none. */
  Optional<List<History>> configured() {
    return configured;
  }

  /** The histories in whose folders one of the paths lies. */
  List<History> containing(Collection<String> paths) {
    List<String> included = paths.stream().filter(path -> !settings.excludes(path)).toList();
    return configured
        .map(
            histories ->
                histories.stream()
                    .filter(h -> included.stream().anyMatch(p -> Listing.isBelow(p, h.folder())))
                    .toList())
        .orElseGet(() -> folders.recognized(head, included));
  }

  void note(String note) {
    notes.add(note);
  }

  /** Adds a file that no runner claims. */
  void addSingle(Scope scope) {
    scopes.add(scope);
  }

  /**
   * Adds a history, unless it is written for another database.
   *
   * @param sinceBase what has changed since the merge base
   */
  void add(Scope scope, List<Change> sinceBase) {
    History history = scope.history();
    if (history.dialect() == Dialect.POSTGRESQL) {
      touched.add(history);
    }
    if (scope.files().isEmpty()) {
      return;
    }
    if (history.dialect() != Dialect.POSTGRESQL) {
      String folder = history.folder().isEmpty() ? "the root folder" : history.folder();
      note(folder + " is written for " + history.dialect().words() + " and was skipped");
      return;
    }
    StartingSchema.Named named = StartingSchema.named(settings, history, head, sinceBase);
    named.problem().ifPresent(problems::add);
    scopes.add(scope.startingFrom(named.schema()));
  }

  /** Whether it lies in a history whose runner owns all that lies there. */
  private boolean isAmongMigrations(String path) {
    return Listing.isSql(path)
        && touched.stream()
            .anyMatch(
                history ->
                    history.layout().ownsBelow()
                        && Listing.isBelow(path, history.folder())
                        && history.oddities().stream().noneMatch(o -> o.path().equals(path)));
  }

  /** Tells why a file that looks like a migration is in no history. */
  void explainUnread(String path) {
    boolean unread =
        (Layouts.looksLikeMigration(path) || isAmongMigrations(path))
            && !settings.excludes(path)
            && configured.isEmpty()
            && scopes.stream().noneMatch(s -> s.history().migration(path).isPresent());
    if (unread) {
      switch (head.content(path)) {
        case Content.Unreadable unreadable -> problems.add(unreadable.problem());
        case Content.Bytes bytes ->
            note(path + " looks like a migration, but its runner would not run it");
        case Content.Missing missing -> {}
      }
    }
  }

  /** All that was collected. */
  Scopes scopes(int deleted, Set<String> deployed) {
    return new Scopes(
        List.copyOf(scopes),
        deleted,
        deployed,
        List.copyOf(touched),
        List.copyOf(notes),
        List.copyOf(problems));
  }
}
