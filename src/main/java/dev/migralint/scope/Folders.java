package dev.migralint.scope;

import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.find.ChangedHistories;
import dev.migralint.layout.find.Histories;
import dev.migralint.layout.find.Layouts;
import dev.migralint.settings.Settings;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which history of a tree holds a path: one that the settings name, else one that is recognized.
 */
public final class Folders {
  private final Settings settings;
  private final IdentityHashMap<Tree, Map<String, Optional<History>>> byPath =
      new IdentityHashMap<>();
  private final IdentityHashMap<Tree, Map<History, Boolean>> there = new IdentityHashMap<>();
  private final IdentityHashMap<Tree, List<History>> found = new IdentityHashMap<>();
  private final IdentityHashMap<Tree, Layouts.Configured> configured = new IdentityHashMap<>();
  private final IdentityHashMap<Tree, Tree> bases = new IdentityHashMap<>();

  public Folders(Settings settings) {
    this.settings = settings;
  }

  /** From now on, what is a history of the base keeps its runner and its database in the head. */
  void change(Tree head, Tree base) {
    bases.put(head, base);
  }

  /** The histories in whose folders one of the paths lies; none that the settings name. */
  List<History> recognized(Tree tree, List<String> paths) {
    return base(tree)
        .map(base -> new ChangedHistories(tree, base).containing(paths))
        .orElseGet(() -> Layouts.containing(tree, paths, false));
  }

  private Optional<Tree> base(Tree tree) {
    return Optional.ofNullable(bases.get(tree));
  }

  /** The histories that the settings name in the tree; nothing when they name none. */
  Optional<List<History>> named(Tree tree) {
    return settings.migrations().isEmpty()
        ? Optional.empty()
        : Optional.of(configured(tree).histories());
  }

  /** What of the settings' folders is not there. */
  List<Problem> problems(Tree tree) {
    return settings.migrations().isEmpty() ? List.of() : configured(tree).problems();
  }

  private Layouts.Configured configured(Tree tree) {
    return configured.computeIfAbsent(
        tree,
        t ->
            Layouts.configured(
                t,
                base(t),
                settings.migrations().stream().map(Settings.MigrationFolder::placement).toList()));
  }

  /** The history that runs the file at the path. */
  public Optional<History> holding(Tree tree, String path) {
    Map<String, Optional<History>> known = byPath.computeIfAbsent(tree, t -> new HashMap<>());
    Optional<History> holds = known.get(path);
    if (holds == null) {
      holds = find(tree, path);
      known.put(path, holds);
    }
    return holds;
  }

  private Optional<History> find(Tree tree, String path) {
    if (settings.excludes(path)) {
      return Optional.empty();
    }
    List<History> known =
        found.computeIfAbsent(tree, t -> new ArrayList<>(named(t).orElse(List.of())));
    Optional<History> holds = known.stream().filter(h -> h.migration(path).isPresent()).findFirst();
    if (holds.isPresent() || named(tree).isPresent()) {
      return holds;
    }
    Optional<History> recognized =
        recognized(tree, List.of(path)).stream()
            .filter(h -> h.migration(path).isPresent())
            .findFirst();
    recognized.ifPresent(known::add);
    return recognized;
  }

  /** Whether the tree has migrations where the history has them. */
  public boolean isThere(Tree tree, History history) {
    return there
        .computeIfAbsent(tree, t -> new HashMap<>())
        .computeIfAbsent(history, h -> findThere(tree, h));
  }

  private boolean findThere(Tree tree, History history) {
    return named(tree)
        .map(named -> named.stream().filter(history::equals).findFirst())
        .orElseGet(() -> Histories.recognize(history.layout(), tree, history.folder()))
        .filter(there -> !there.migrations().isEmpty())
        .isPresent();
  }

  /** The migration at the path. */
  public Optional<Migration> migration(Tree tree, String path) {
    return holding(tree, path).flatMap(history -> history.migration(path));
  }
}
