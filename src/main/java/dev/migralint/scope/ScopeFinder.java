package dev.migralint.scope;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.layout.find.Layouts;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.Content;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The histories that a change set touches, with what is under review in each.
 *
 * @param deleted how many migrations the change deletes
 * @param deployed the paths of migrations that {@code since} leaves out
 * @param touched the histories for PostgreSQL in whose folders something is under review, be it no
 *     migration
 * @param notes what the reader should know of what was left out
 * @param problems what the settings ask for and the tree does not have
 */
public record ScopeFinder(
    List<Scope> scopes,
    int deleted,
    Set<String> deployed,
    List<History> touched,
    List<String> notes,
    List<Problem> problems) {

  public static ScopeFinder of(
      ChangeSet changes, Settings settings, SinceRequest since, Folders folders) {
    return new Finder(changes.head(), settings, since, folders).find(changes.review());
  }

  private static final class Finder {
    private final Tree head;
    private final Settings settings;
    private final SinceRequest since;
    private final Folders folders;
    private Set<String> deployed = Set.of();
    private List<Change> sinceBase = List.of();
    private final Optional<List<History>> configured;
    private final Map<String, Set<String>> entries = new HashMap<>();
    private final List<History> touched = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Finder(Tree head, Settings settings, SinceRequest since, Folders folders) {
      this.head = head;
      this.settings = settings;
      this.since = since;
      this.folders = folders;
      this.configured = folders.named(head);
      problems.addAll(folders.problems(head));
    }

    ScopeFinder find(Review review) {
      return switch (review) {
        case Review.Diff diff -> diff(diff);
        case Review.Each each -> scopes(each(each), 0);
        case Review.One one -> scopes(one(one.path()), 0);
      };
    }

    private ScopeFinder scopes(List<Scope> scopes, int deleted) {
      return new ScopeFinder(
          scopes,
          deleted,
          deployed,
          List.copyOf(touched),
          List.copyOf(notes),
          List.copyOf(problems));
    }

    // A difference

    private ScopeFinder diff(Review.Diff diff) {
      sinceBase = diff.sinceBase();
      Map<String, Change> reported = byPath(diff.changes());
      Map<String, Change> added = byPath(diff.sinceBase());
      List<Scope> scopes = new ArrayList<>();
      for (History history : containing(List.copyOf(reported.keySet()))) {
        Map<String, Scope.Part> files = new HashMap<>();
        for (Migration migration : history.migrations()) {
          Optional<List<Version>> compared = before(reported, migration.path());
          Optional<List<Version>> sinceBase = before(added, migration.path());
          if (compared.isPresent() || sinceBase.isPresent()) {
            files.put(migration.path(), new Scope.Part(compared, sinceBase.or(() -> compared), 1));
          }
        }
        add(scopes, new Scope(history, files, true));
      }
      reported.keySet().forEach(path -> explainUnread(path, scopes));
      return scopes(scopes, deleted(diff.changes()));
    }

    /** A file that looks like a migration and is in no history: its author hears why. */
    private void explainUnread(String path, List<Scope> scopes) {
      boolean unread =
          Layouts.looksLikeMigration(path)
              && !settings.excludes(path)
              && configured.isEmpty()
              && scopes.stream().noneMatch(s -> s.history().migration(path).isPresent());
      if (unread) {
        switch (head.content(path)) {
          case Content.Unreadable unreadable -> problems.add(unreadable.problem());
          case Content.Bytes bytes ->
              notes.add(path + " looks like a migration, but its runner would not run it");
          case Content.Missing missing -> {}
        }
      }
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
      return folders.migration(version.tree(), version.path()).isPresent();
    }

    private int deleted(List<Change> changes) {
      int deleted = 0;
      for (Change change : changes) {
        if (change.kind() == Change.Kind.DELETED && !settings.excludes(change.path())) {
          deleted += wasMigration(change.before().getFirst()) ? 1 : 0;
        }
      }
      return deleted;
    }

    private List<History> containing(List<String> paths) {
      List<String> included = paths.stream().filter(path -> !settings.excludes(path)).toList();
      return configured
          .map(
              histories ->
                  histories.stream()
                      .filter(h -> included.stream().anyMatch(p -> Listing.isBelow(p, h.folder())))
                      .toList())
          .orElseGet(() -> Layouts.containing(head, included, false));
    }

    // Every migration, or what was named

    private List<Scope> each(Review.Each each) {
      Set<History> histories = new LinkedHashSet<>();
      List<Scope> scopes = new ArrayList<>();
      if (each.named()) {
        List<String> included = each.paths().stream().filter(path -> !isExcluded(path)).toList();
        List<String> files = included.stream().filter(this::isFile).toList();
        included.stream()
            .filter(path -> !isFile(path))
            .forEach(folder -> histories.addAll(below(folder)));
        histories.addAll(holding(files));
        Set<String> claimed = new HashSet<>();
        histories.forEach(h -> h.migrations().forEach(m -> claimed.add(m.path())));
        files.stream()
            .filter(file -> !claimed.contains(file))
            .forEach(file -> single(file).ifPresent(scopes::add));
      } else {
        histories.addAll(containing(each.paths()));
      }
      Set<String> wanted = Set.copyOf(each.paths());
      deployed(each, histories, wanted);
      for (History history : histories) {
        Map<String, Scope.Part> files = new HashMap<>();
        int change = 0;
        for (Migration migration : history.migrations()) {
          if (isAtOrBelow(migration.path(), wanted) && !deployed.contains(migration.path())) {
            files.put(migration.path(), Scope.Part.whole(++change));
          }
        }
        add(scopes, new Scope(history, files, true));
        links(history.folder()).stream()
            .filter(link -> isAtOrBelow(link, wanted) && !isFileNamed(link, each))
            .forEach(link -> explainUnread(link, scopes));
      }
      return scopes;
    }

    /** What a person names is judged whenever it was deployed. */
    private void deployed(Review.Each each, Set<History> histories, Set<String> wanted) {
      if (each.named() && wanted.stream().allMatch(this::isFile)) {
        return;
      }
      DeployedFinder found =
          DeployedFinder.of(head, settings, since, wanted.contains(""), histories);
      deployed = new HashSet<>(found.paths());
      deployed.removeIf(path -> isFileNamed(path, each) || !isAtOrBelow(path, wanted));
      notes.addAll(found.notes());
    }

    /** Runners follow links, but no history holds one. */
    private List<String> links(String folder) {
      String prefix = folder.isEmpty() ? "" : folder + "/";
      return head.list(folder).stream()
          .filter(entry -> entry.kind() == Tree.Entry.Kind.LINK)
          .map(entry -> prefix + entry.name())
          .toList();
    }

    private boolean isFileNamed(String path, Review.Each each) {
      return each.named() && each.paths().contains(path);
    }

    /** Whether there is a file, or a link that is read or refused as one. */
    private boolean isFile(String path) {
      int slash = path.lastIndexOf('/');
      return entries
          .computeIfAbsent(slash < 0 ? "" : path.substring(0, slash), this::names)
          .contains(path.substring(slash + 1));
    }

    private Set<String> names(String folder) {
      String prefix = folder.isEmpty() ? "" : folder + "/";
      Set<String> names = new HashSet<>();
      for (Tree.Entry entry : head.list(folder)) {
        boolean file =
            switch (entry.kind()) {
              case FILE -> true;
              case FOLDER, SUBMODULE -> false;
              case LINK -> !(head.content(prefix + entry.name()) instanceof Content.Missing);
            };
        if (file) {
          names.add(entry.name());
        }
      }
      return names;
    }

    private List<History> below(String folder) {
      if (configured.isPresent()) {
        List<History> within =
            configured.get().stream()
                .filter(
                    history ->
                        history.migrations().stream()
                            .anyMatch(m -> isAtOrBelow(m.path(), Set.of(folder))))
                .toList();
        if (folder.isEmpty() || !within.isEmpty()) {
          return within;
        }
      }
      return folder.isEmpty() ? Layouts.everywhere(head) : Layouts.at(head, folder);
    }

    private List<History> holding(List<String> files) {
      List<History> named = configured.orElse(List.of());
      List<History> found = new ArrayList<>();
      List<String> others = new ArrayList<>();
      for (String file : files) {
        Optional<History> history =
            named.stream().filter(h -> h.migration(file).isPresent()).findFirst();
        history.ifPresentOrElse(found::add, () -> others.add(file));
      }
      found.addAll(Layouts.containing(head, others, true));
      return found;
    }

    private static boolean isAtOrBelow(String path, Set<String> wanted) {
      String at = path;
      while (!wanted.contains(at)) {
        if (at.isEmpty()) {
          return false;
        }
        at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
      }
      return true;
    }

    private List<Scope> one(String path) {
      if (isExcluded(path)) {
        return List.of();
      }
      Optional<History> history =
          Layouts.containing(head, path, true).filter(h -> h.migration(path).isPresent());
      if (history.isEmpty()) {
        return single(path).stream().toList();
      }
      List<Scope> scopes = new ArrayList<>();
      add(scopes, new Scope(history.get(), Map.of(path, Scope.Part.whole(1)), true));
      return scopes;
    }

    private boolean isExcluded(String path) {
      boolean excluded = !path.isEmpty() && settings.excludes(path);
      if (excluded) {
        notes.add(path + " is excluded by the settings");
      }
      return excluded;
    }

    /** A file that no runner claims is a history of its own. */
    private Optional<Scope> single(String path) {
      if (head.read(path) instanceof Reading.Text text) {
        Dialect dialect = Dialects.of(text.file());
        if (dialect != Dialect.POSTGRESQL) {
          notes.add(path + " is written for " + dialect.words() + " and was skipped");
          return Optional.empty();
        }
      }
      int slash = path.lastIndexOf('/');
      Migration migration = new Migration(path, "", Direction.UP, Transaction.UNKNOWN, false);
      String folder = slash < 0 ? "" : path.substring(0, slash);
      History history = History.of(Layouts.PLAIN, folder, List.of(migration));
      return Optional.of(new Scope(history, Map.of(path, Scope.Part.whole(1)), false));
    }

    private void add(List<Scope> scopes, Scope scope) {
      History history = scope.history();
      if (history.dialect() == Dialect.POSTGRESQL) {
        touched.add(history);
      }
      if (scope.files().isEmpty()) {
        return;
      }
      if (history.dialect() != Dialect.POSTGRESQL) {
        String folder = history.folder().isEmpty() ? "the root folder" : history.folder();
        notes.add(folder + " is written for " + history.dialect().words() + " and was skipped");
        return;
      }
      StartingSchema.Named named = StartingSchema.named(settings, history, head, sinceBase);
      named.problem().ifPresent(problems::add);
      scopes.add(scope.startingFrom(named.schema()));
    }
  }
}
