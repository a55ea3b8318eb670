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
import java.util.LinkedHashSet;
import java.util.List;
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
    Set<History> found = new LinkedHashSet<>();
    List<String> others = new ArrayList<>();
    Set<String> nothingIn = new HashSet<>();
    for (String path : paths) {
      if (found.stream().noneMatch(history -> history.migration(path).isPresent())) {
        String folder = Listing.parent(path);
        Optional<History> kept = nothingIn.contains(folder) ? Optional.empty() : kept(path);
        kept.ifPresent(found::add);
        if (kept.isEmpty() && !Layouts.isNamedLikeNone(path)) {
          nothingIn.add(folder);
        }
        if (kept.filter(history -> history.migration(path).isPresent()).isEmpty()) {
          others.add(path);
        }
      }
    }
    Set<String> folders = new HashSet<>();
    found.forEach(history -> folders.add(history.folder()));
    Layouts.containing(head, others, false).stream()
        .filter(history -> !folders.contains(history.folder()))
        .forEach(found::add);
    return List.copyOf(found);
  }

  private Optional<History> kept(String path) {
    return Layouts.containing(base, path, false)
        .filter(this::goesOn)
        .map(then -> keep(then, path))
        .filter(history -> !history.migrations().isEmpty())
        .filter(
            history ->
                head.content(path) instanceof Content.Missing
                    || Layouts.covers(head, history, path));
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
    Layout kept = Layouts.named(then.get().layout().name()).orElse(layout);
    History history =
        isPostgres(then.get()) && placement.dialect().isEmpty()
            ? Histories.readAsPostgres(kept, folder, Optional.of(placement))
            : Histories.readNamed(kept, folder, placement);
    return kept.name().equals(layout.name())
        ? history
        : with(
            history, Altered.runner(folder, history.migrations().getLast().path(), kept, layout));
  }

  private boolean goesOn(History then) {
    return then.migrations().stream()
        .anyMatch(m -> !(head.content(m.path()) instanceof Content.Missing));
  }

  private static boolean isPostgres(History history) {
    return history.dialect() == Dialect.POSTGRESQL;
  }

  private History keep(History then, String path) {
    Layout layout = Layouts.named(then.layout().name()).orElse(then.layout());
    Listing folder = Listing.of(head, then.folder());
    History history =
        isPostgres(then)
            ? Histories.readAsPostgres(layout, folder, Optional.empty())
            : Histories.read(layout, folder);
    return Layouts.fitting(folder)
        .filter(seeming -> !seeming.name().equals(layout.name()))
        .filter(seeming -> history.migration(path).isPresent())
        .map(seeming -> with(history, Altered.runner(folder, path, layout, seeming)))
        .orElse(history);
  }

  private static History with(History history, Oddity oddity) {
    List<Oddity> oddities = new ArrayList<>(history.oddities());
    oddities.add(oddity);
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
