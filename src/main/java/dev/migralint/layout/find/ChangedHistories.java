package dev.migralint.layout.find;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Placement;
import dev.migralint.source.Content;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The histories that a change touches. What is a history before the change keeps its runner and its
 * database as long as one of its migrations is there: no file that a change adds makes another
 * runner or another database of it.
 *
 * @param head the files with the change
 * @param base the files before it
 */
public record ChangedHistories(Tree head, Tree base) {

  /**
   * The histories that the paths belong to, each once: first those of the base, so that no new one
   * around them takes their files.
   */
  public List<History> containing(List<String> paths) {
    Map<History, Optional<History>> found = new LinkedHashMap<>();
    Set<History> all = new LinkedHashSet<>();
    List<String> others = new ArrayList<>();
    Set<String> nothingIn = new HashSet<>();
    for (String path : paths) {
      Optional<History> then =
          found.keySet().stream()
              .filter(known -> Layouts.covers(base, known, path))
              .findFirst()
              .or(() -> before(path, nothingIn));
      Optional<History> kept =
          then.flatMap(t -> found.computeIfAbsent(t, each -> keep(each, paths)))
              .filter(history -> isIn(path, history));
      kept.ifPresent(all::add);
      if (kept.flatMap(history -> history.migration(path)).isEmpty()) {
        others.add(path);
      }
    }
    Set<String> folders = new HashSet<>();
    all.forEach(history -> folders.add(history.folder()));
    Layouts.containing(head, others, false).stream()
        .filter(history -> !folders.contains(history.folder()))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private Optional<History> before(String path, Set<String> nothingIn) {
    String folder = Listing.parent(path);
    if (nothingIn.contains(folder)) {
      return Optional.empty();
    }
    Optional<History> then = Layouts.containing(base, path, false);
    if (then.isEmpty() && !Layouts.isNamedLikeNone(path)) {
      nothingIn.add(folder);
    }
    return then;
  }

  /** Whether the path is one of its own, or one that the change deletes. */
  private boolean isIn(String path, History history) {
    return head.content(path) instanceof Content.Missing || Layouts.covers(head, history, path);
  }

  /** The folder in the settings, read as it was before the change unless they say how. */
  History configured(Layout layout, Placement placement) {
    Listing folder = Listing.of(head, placement.folder());
    Optional<Layout> before =
        placement.layout().isPresent()
            ? Optional.empty()
            : Layouts.fitting(Listing.of(base, placement.folder()));
    Optional<History> then =
        Optional.of(before.orElse(layout))
            .map(l -> Histories.readNamed(l, Listing.of(base, placement.folder()), placement))
            .filter(this::goesOn);
    if (then.isEmpty()) {
      return Histories.readNamed(layout, folder, placement);
    }
    Layout kept = Layouts.kept(then.get().layout(), folder);
    History history =
        isPostgres(then.get()) && placement.dialect().isEmpty()
            ? Histories.readAsPostgres(kept, folder, Optional.of(placement))
            : Histories.readNamed(kept, folder, placement);
    if (history.migrations().isEmpty()) {
      return Histories.readNamed(layout, folder, placement);
    }
    List<Oddity> oddities = new ArrayList<>(history.oddities());
    if (!kept.name().equals(layout.name())) {
      String at = history.migrations().getLast().path();
      oddities.add(Altered.runner(folder, at, kept, layout));
    }
    return with(history, oddities);
  }

  private boolean goesOn(History then) {
    return then.migrations().stream()
        .anyMatch(m -> !(head.content(m.path()) instanceof Content.Missing));
  }

  private static boolean isPostgres(History history) {
    return history.dialect() == Dialect.POSTGRESQL;
  }

  /** What was there before, if one of its migrations still is. */
  private Optional<History> keep(History then, List<String> paths) {
    if (!goesOn(then)) {
      return Optional.empty();
    }
    Listing folder = Listing.of(head, then.folder());
    Layout layout = Layouts.kept(then.layout(), folder);
    History history =
        isPostgres(then)
            ? Histories.readAsPostgres(layout, folder, Optional.empty())
            : Histories.read(layout, folder);
    if (history.migrations().isEmpty()) {
      return Optional.empty();
    }
    String at =
        paths.stream()
            .filter(path -> history.migration(path).isPresent())
            .findFirst()
            .orElse(history.migrations().getLast().path());
    List<Oddity> oddities = new ArrayList<>();
    for (Oddity oddity : history.oddities()) {
      oddities.add(oddity.kind() == Oddity.Kind.ALTERED ? oddity.movedTo(at) : oddity);
    }
    Layouts.fitting(folder)
        .filter(seeming -> !seeming.name().equals(layout.name()))
        .ifPresent(seeming -> oddities.add(Altered.runner(folder, at, layout, seeming)));
    return Optional.of(with(history, oddities));
  }

  private static History with(History history, List<Oddity> oddities) {
    return new History(
        history.layout(),
        history.runner(),
        history.folder(),
        history.dialect(),
        history.migrations(),
        history.notes(),
        oddities);
  }
}
