package dev.migralint.scope;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.layout.find.Layouts;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds all histories, or those that hold what a person names; each file is its own change. */
final class NamedScopes {
  private final ScopeCollector found;
  private final SinceRequest since;
  private final NamedFiles names;

  NamedScopes(ScopeCollector found, SinceRequest since) {
    this.found = found;
    this.since = since;
    this.names = new NamedFiles(found.head());
  }

  Scopes in(Review.Each each) {
    Set<History> histories =
        each.named() ? named(each.paths()) : new LinkedHashSet<>(found.containing(each.paths()));
    Set<String> wanted = Set.copyOf(each.paths());
    Set<String> deployed = deployed(each, histories, wanted);
    for (History history : histories) {
      Map<String, Scope.Part> files = new HashMap<>();
      boolean together = history.layout().runsTogether(history.folder());
      int change = together ? 1 : 0;
      for (Migration migration : history.migrations()) {
        if (isAtOrBelow(migration.path(), wanted) && !deployed.contains(migration.path())) {
          files.put(migration.path(), Scope.Part.whole(together ? change : ++change));
        }
      }
      if (together && files.size() > 1) {
        found.note(
            history.folder()
                + " holds the scripts that make a new database, so they are judged as one change");
      }
      found.add(new Scope(history, files, true), List.of());
      names.links(history.folder()).stream()
          .filter(link -> isAtOrBelow(link, wanted) && !isNamed(link, each))
          .forEach(found::explainUnread);
    }
    return found.scopes(0, deployed);
  }

  Scopes in(Review.One one) {
    String path = one.path();
    if (!isExcluded(path)) {
      Layouts.containing(found.head(), path, true)
          .filter(history -> history.migration(path).isPresent())
          .ifPresentOrElse(
              history ->
                  found.add(new Scope(history, Map.of(path, Scope.Part.whole(1)), true), List.of()),
              () -> addSingle(path));
    }
    return found.scopes(0, Set.of());
  }

  private Set<History> named(List<String> paths) {
    List<String> files = new ArrayList<>();
    Set<History> histories = new LinkedHashSet<>();
    for (String path : paths) {
      if (!isExcluded(path)) {
        if (names.isFile(path)) {
          files.add(path);
        } else {
          histories.addAll(below(path));
        }
      }
    }
    histories.addAll(holding(files));
    files.stream()
        .filter(file -> histories.stream().noneMatch(h -> h.migration(file).isPresent()))
        .forEach(this::addSingle);
    return histories;
  }

  private boolean isExcluded(String path) {
    boolean excluded = !path.isEmpty() && found.settings().excludes(path);
    if (excluded) {
      found.note(path + " is excluded by the settings");
    }
    return excluded;
  }

  private List<History> below(String folder) {
    if (found.configured().isPresent()) {
      List<History> within =
          found.configured().get().stream()
              .filter(
                  history ->
                      history.migrations().stream()
                          .anyMatch(m -> isAtOrBelow(m.path(), Set.of(folder))))
              .toList();
      if (folder.isEmpty() || !within.isEmpty()) {
        return within;
      }
    }
    return folder.isEmpty() ? Layouts.everywhere(found.head()) : Layouts.at(found.head(), folder);
  }

  private List<History> holding(List<String> files) {
    List<History> configured = found.configured().orElse(List.of());
    List<History> holding = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String file : files) {
      configured.stream()
          .filter(history -> history.migration(file).isPresent())
          .findFirst()
          .ifPresentOrElse(holding::add, () -> others.add(file));
    }
    holding.addAll(Layouts.containing(found.head(), others, true));
    return holding;
  }

  /** What counts as deployed; a file that a person names is judged all the same. */
  private Set<String> deployed(Review.Each each, Set<History> histories, Set<String> wanted) {
    if (each.named() && wanted.stream().allMatch(names::isFile)) {
      return Set.of();
    }
    DeployedFinder.Deployed all =
        DeployedFinder.find(found.head(), found.settings(), since, wanted.contains(""), histories);
    all.notes().forEach(found::note);
    Set<String> deployed = new HashSet<>(all.paths());
    deployed.removeIf(path -> isNamed(path, each) || !isAtOrBelow(path, wanted));
    return deployed;
  }

  private static boolean isNamed(String path, Review.Each each) {
    return each.named() && each.paths().contains(path);
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

  /** A file that no runner claims is a history of its own. */
  private void addSingle(String path) {
    if (found.head().read(path) instanceof Reading.Text text) {
      Dialect dialect = Dialects.of(text.file());
      if (dialect != Dialect.POSTGRESQL) {
        found.note(path + " is written for " + dialect.words() + " and was skipped");
        return;
      }
    }
    int slash = path.lastIndexOf('/');
    Migration migration = new Migration(path, "", Direction.UP, Transaction.UNKNOWN, false);
    String folder = slash < 0 ? "" : path.substring(0, slash);
    History history = History.of(Layouts.PLAIN, folder, List.of(migration));
    found.addSingle(new Scope(history, Map.of(path, Scope.Part.whole(1)), false));
  }
}
