package dev.migralint.scope;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.Content;
import dev.migralint.source.Place;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the migrations that count as deployed because of {@code since}. */
final class DeployedFinder {
  private final Tree head;
  private final Settings settings;
  private final SinceRequest since;
  private final boolean whole;
  private final List<History> histories;
  private final List<String> notes = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();

  /** The paths of the deployed migrations, and notes on what is not judged because of them. */
  record Deployed(Set<String> paths, List<String> notes) {}

  /** What {@code since} says, and where the settings say it; no place for the command line. */
  private record Start(String text, Optional<Place> at) {}

  private DeployedFinder(
      Tree head,
      Settings settings,
      SinceRequest since,
      boolean whole,
      Collection<History> histories) {
    this.head = head;
    this.settings = settings;
    this.since = since;
    this.whole = whole;
    this.histories = histories.stream().filter(h -> h.dialect() == Dialect.POSTGRESQL).toList();
  }

  /**
   * The migrations of these histories that count as deployed.
   *
   * @param whole whether these are all histories of the tree
   * @throws UnknownSince for a text that is neither a version nor a revision
   */
  static Deployed find(
      Tree head,
      Settings settings,
      SinceRequest since,
      boolean whole,
      Collection<History> histories) {
    DeployedFinder finder = new DeployedFinder(head, settings, since, whole, histories);
    finder.histories.forEach(finder::find);
    return new Deployed(Set.copyOf(finder.paths), List.copyOf(finder.notes));
  }

  private void find(History history) {
    List<Start> starts = starts(history);
    for (Start start : starts) {
      int last = last(history, start.text());
      if (last >= 0) {
        upTo(history, last, start);
        return;
      }
      if (histories.stream().allMatch(other -> last(other, start.text()) < 0)) {
        Optional<Tree> then = since.revisions().apply(start.text());
        if (then.isPresent()) {
          asAt(history, then.get(), start);
          return;
        }
        unknown(start);
      }
    }
    if (!starts.isEmpty()) {
      notes.add(
          name(history)
              + " has no version "
              + starts.getFirst().text()
              + ", so all of its migrations are judged");
    }
  }

  /** The command line comes first, then the settings of the folder, then those of all folders. */
  private List<Start> starts(History history) {
    List<Start> starts = new ArrayList<>();
    since.asked().ifPresent(text -> starts.add(new Start(text, Optional.empty())));
    settings.migrations().stream()
        .filter(folder -> folder.placement().folder().equals(history.folder()))
        .flatMap(folder -> folder.since().stream())
        .forEach(own -> starts.add(new Start(own.text(), Optional.of(own.at()))));
    settings.since().ifPresent(s -> starts.add(new Start(s.text(), Optional.of(s.at()))));
    return starts;
  }

  private static int last(History history, String text) {
    List<Migration> migrations = history.migrations();
    for (int i = migrations.size() - 1; i >= 0; i--) {
      if (VersionName.names(text, migrations.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private void upTo(History history, int last, Start start) {
    history.migrations().subList(0, last + 1).forEach(m -> paths.add(m.path()));
    note(history, last + 1, "up to " + start.text() + " count as deployed");
  }

  private void asAt(History history, Tree then, Start start) {
    int found = 0;
    for (Migration migration : history.migrations()) {
      if (head.content(migration.path()) instanceof Content.Bytes now
          && then.content(migration.path()) instanceof Content.Bytes before
          && Arrays.equals(now.bytes(), before.bytes())) {
        paths.add(migration.path());
        found++;
      }
    }
    note(history, found, "that are as they were at " + start.text() + " count as deployed");
  }

  private void note(History history, int count, String why) {
    String files = count == 1 ? "1 file " : count + " files ";
    notes.add(name(history) + ": " + files + why + " and are not judged");
  }

  /** In a part of the tree a text of the settings may name a version of another part. */
  private void unknown(Start start) {
    if (!whole && start.at().isPresent()) {
      return;
    }
    String message =
        "`" + start.text() + "` is no version of a migration here, and no Git revision.";
    String next =
        histories.size() == 1
            ? "Versions go from " + versions(histories.getFirst()) + "."
            : "Looked in "
                + String.join(
                    ", ",
                    histories.stream()
                        .limit(5)
                        .map(h -> name(h) + " (" + versions(h) + ")")
                        .toList())
                + (histories.size() > 5 ? " and others." : ".");
    throw new UnknownSince(
        start
            .at()
            .map(at -> new Problem(at, message, next))
            .orElseGet(() -> new Problem("", "--since: " + message, next)));
  }

  private static String versions(History history) {
    List<String> versions =
        history.migrations().stream().map(Migration::version).filter(v -> !v.isEmpty()).toList();
    return versions.isEmpty() ? "no versions" : versions.getFirst() + " to " + versions.getLast();
  }

  private static String name(History history) {
    return history.folder().isEmpty() ? "the root folder" : history.folder();
  }
}
