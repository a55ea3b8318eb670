package dev.migralint.scope;

import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.ChangeSet.Version;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the histories that a difference touches; all of its files are one change. */
final class ChangedScopes {
  private final ScopeCollector found;

  ChangedScopes(ScopeCollector found) {
    this.found = found;
  }

  Scopes in(Review.Diff diff) {
    Map<String, Change> reported = byPath(diff.changes());
    Map<String, Change> added = byPath(diff.sinceBase());
    for (History history : found.containing(reported.keySet())) {
      Map<String, Scope.Part> files = new HashMap<>();
      for (Migration migration : history.migrations()) {
        Optional<List<Version>> compared = before(reported, migration.path());
        Optional<List<Version>> sinceBase = before(added, migration.path());
        if (compared.isPresent() || sinceBase.isPresent()) {
          files.put(migration.path(), new Scope.Part(compared, sinceBase.or(() -> compared), 1));
        }
      }
      found.add(new Scope(history, files, true), diff.sinceBase());
    }
    reported.keySet().forEach(found::explainUnread);
    return found.scopes(deleted(diff.changes()), Set.of());
  }

  private static Map<String, Change> byPath(List<Change> changes) {
    Map<String, Change> byPath = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change.kind() != Change.Kind.DELETED) {
        byPath.put(change.path(), change);
      }
    }
    return byPath;
  }

  /** The versions to compare with: what was no migration before is new to the runner. */
  private Optional<List<Version>> before(Map<String, Change> changes, String path) {
    return Optional.ofNullable(changes.get(path))
        .map(
            change ->
                change.kind() == Change.Kind.RENAMED
                    ? change.before().stream().filter(this::wasMigration).toList()
                    : change.before());
  }

  private boolean wasMigration(Version version) {
    return found.folders().migration(version.tree(), version.path()).isPresent();
  }

  private int deleted(List<Change> changes) {
    int deleted = 0;
    for (Change change : changes) {
      if (change.kind() == Change.Kind.DELETED && !found.settings().excludes(change.path())) {
        deleted += wasMigration(change.before().getFirst()) ? 1 : 0;
      }
    }
    return deleted;
  }
}
