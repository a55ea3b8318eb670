package dev.migralint.history;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.rule.FileOperation;
import dev.migralint.rule.FileOperation.Edit;
import dev.migralint.rule.FileOperation.EditedMigration;
import dev.migralint.rule.FileOperation.Removal;
import dev.migralint.rule.FileOperation.RemovedMigration;
import dev.migralint.scope.Folders;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.Decoder;
import dev.migralint.source.Framing;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What a difference does to migrations that are on the base branch: edits, removals, renames. */
public final class PastChanges {
  private static final int NAMED = 3;

  private final Tree head;
  private final Folders folders;
  private final IdentityHashMap<History, Set<String>> duplicates = new IdentityHashMap<>();
  private final Map<Object, List<Gone>> gone = new LinkedHashMap<>();
  private final Map<Object, List<Edited>> edited = new LinkedHashMap<>();

  private record Gone(History history, SourceFile before, Removal removal, String words) {}

  private record Edited(
      History history, SourceFile before, SourceFile now, Difference difference) {}

  /** How an edited file differs; files that differ alike are reported together. */
  private record Difference(Edit edit, boolean noticed, Optional<Framing> framing) {}

  private PastChanges(Tree head, Folders folders) {
    this.head = head;
    this.folders = folders;
  }

  /**
   * What the reported changes do to migrations that were there at the merge base.
   *
   * @param failed takes in a path that could not be compared, and why
   */
  public static List<FileSite> in(
      Review.Diff diff, Tree head, Folders folders, BiConsumer<String, Throwable> failed) {
    PastChanges past = new PastChanges(head, folders);
    Map<String, Change> sinceBase = new HashMap<>();
    diff.sinceBase().forEach(change -> sinceBase.put(change.path(), change));
    for (Change reported : diff.changes()) {
      Change change = sinceBase.get(reported.path());
      if (change != null) {
        try {
          past.look(change);
        } catch (RuntimeException | Error failure) {
          failed.accept(change.path(), failure);
        }
      }
    }
    List<FileSite> sites = new ArrayList<>();
    past.gone.values().forEach(files -> sites.add(sumUp(files)));
    past.edited.values().forEach(files -> sites.addAll(sites(files)));
    return List.copyOf(sites);
  }

  private void look(Change change) {
    if (change.before().isEmpty()) {
      return;
    }
    Version before = change.before().getFirst();
    Optional<History> history =
        folders
            .holding(before.tree(), before.path())
            .filter(h -> h.dialect() == Dialect.POSTGRESQL);
    Optional<Migration> migration =
        history.flatMap(h -> h.migration(before.path()).filter(m -> mayBeApplied(h, m)));
    if (migration.isPresent() && before.tree().read(before.path()) instanceof Reading.Text text) {
      look(change, history.orElseThrow(), migration.get(), text.file());
    }
  }

  /** Two migrations with one version cannot have run where the runner refuses duplicates. */
  private boolean mayBeApplied(History history, Migration migration) {
    Layout layout = history.layout();
    return migration.direction() == Direction.UP
        && layout.isVersioned(migration)
        && (layout.conduct().duplicate().kind() != Conduct.Kind.REFUSED
            || !duplicates
                .computeIfAbsent(history, PastChanges::findDuplicates)
                .contains(migration.path()));
  }

  /** The paths of migrations whose version another one has: in a history these are neighbors. */
  private static Set<String> findDuplicates(History history) {
    Layout layout = history.layout();
    Set<String> found = new HashSet<>();
    Optional<Migration> before = Optional.empty();
    for (Migration migration : history.migrations()) {
      if (migration.direction() == Direction.UP && layout.isVersioned(migration)) {
        String version = migration.version();
        before
            .filter(other -> layout.isSameVersion(other.version(), version))
            .ifPresent(other -> found.addAll(List.of(other.path(), migration.path())));
        before = Optional.of(migration);
      }
    }
    return found;
  }

  private void look(Change change, History history, Migration migration, SourceFile before) {
    switch (change.kind()) {
      case ADDED -> {}
      case DELETED -> gone(history, before, Removal.DELETED, "");
      case MODIFIED -> edited(history, migration, change.before().getFirst(), change.path());
      case RENAMED -> {
        renamed(history, migration, before, change.path());
        edited(history, migration, change.before().getFirst(), change.path());
      }
    }
  }

  private void renamed(History history, Migration migration, SourceFile before, String path) {
    Optional<History> now = folders.holding(head, path);
    Optional<Migration> then = now.flatMap(h -> h.migration(path));
    boolean same =
        then.isPresent()
            && now.get().layout().name().equals(history.layout().name())
            && history.layout().identity(then.get()).equals(history.layout().identity(migration));
    if (!same) {
      String to = " to " + FileSite.shown(path);
      if (then.isPresent()) {
        gone(history, before, Removal.RENAMED, to);
      } else {
        gone(history, before, Removal.MOVED_OUT, to + ", where the runner does not look");
      }
    }
  }

  /** A folder of which nothing is left was deleted or moved as a whole. */
  private void gone(History history, SourceFile before, Removal removal, String words) {
    if (folders.isThere(head, history)) {
      gone.computeIfAbsent(List.of(history.folder(), removal), key -> new ArrayList<>())
          .add(new Gone(history, before, removal, words));
    }
  }

  private void edited(History history, Migration migration, Version old, String path) {
    if (!migration.opaque()
        && folders.migration(head, path).isPresent()
        && old.tree().read(old.path()) instanceof Reading.Text before
        && !isReworked(history, migration, path)
        && head.read(path) instanceof Reading.Text now) {
      String then = marked(old.tree(), old.path(), before.file());
      String today = marked(head, path, now.file());
      if (!then.equals(today)) {
        Optional<Framing> framing = Framing.between(then, today);
        Edit edit =
            framing.isPresent()
                ? Edit.FRAMING
                : Edits.between(history.layout(), migration, before.file(), now.file());
        boolean noticed = history.layout().distinguishes(then, today);
        if (noticed || edit == Edit.GUARDS || edit == Edit.STATEMENTS) {
          Difference difference = new Difference(edit, noticed, framing);
          edited
              .computeIfAbsent(List.of(history.folder(), difference), key -> new ArrayList<>())
              .add(new Edited(history, before.file(), now.file(), difference));
        }
      }
    }
  }

  private static String marked(Tree tree, String path, SourceFile file) {
    return Decoder.isMarked(tree.content(path)) ? Framing.MARK + file.text() : file.text();
  }

  private boolean isReworked(History history, Migration migration, String path) {
    return folders
        .holding(head, path)
        .filter(now -> history.layout().isReworked(migration, now))
        .isPresent();
  }

  /** Each its own, or all in one where they are many. */
  private static List<FileSite> sites(List<Edited> files) {
    if (files.size() <= NAMED) {
      return files.stream().map(file -> site(file, "migration is")).toList();
    }
    String what = "migration and " + (files.size() - 1) + " more are";
    return List.of(site(files.getFirst(), what));
  }

  private static FileSite site(Edited file, String what) {
    Difference difference = file.difference();
    String which =
        difference.framing().map(f -> FramingWords.only(f) + ", but this ").orElse("This ") + what;
    EditedMigration operation =
        new EditedMigration(
            firstChange(file),
            difference.edit(),
            difference.noticed(),
            difference.framing().flatMap(FramingWords::gitAttribute),
            which);
    return new FileSite(file.history(), file.now(), operation);
  }

  private static Span firstChange(Edited file) {
    SourceFile now = file.now();
    BitSet lines = StatementDiff.addedLines(file.before(), now);
    boolean atEnd =
        file.difference()
            .framing()
            .filter(f -> f.parts().equals(Set.of(Framing.Part.FINAL_NEWLINE)))
            .isPresent();
    int last = now.lineCount();
    int line =
        atEnd
            ? (last > 1 && now.lineText(last).isEmpty() ? last - 1 : last)
            : Math.max(1, lines.nextSetBit(1));
    return new Span(now.lineStart(line), now.lineEnd(line));
  }

  private static FileSite sumUp(List<Gone> files) {
    Gone first = files.getFirst();
    FileOperation operation =
        new RemovedMigration(firstLine(first.before()), first.removal(), words(files));
    return new FileSite(first.history(), first.before(), operation);
  }

  private static String words(List<Gone> files) {
    Gone first = files.getFirst();
    String verb =
        switch (first.removal()) {
          case DELETED -> "deleted";
          case RENAMED -> "renamed";
          case MOVED_OUT -> "moved";
        };
    if (files.size() == 1) {
      return FileSite.shown(first.before().path()) + " is " + verb + first.words();
    }
    String names =
        files.stream()
            .limit(NAMED)
            .map(file -> FileSite.shown(file.before().path()))
            .collect(Collectors.joining(", "));
    int more = files.size() - NAMED;
    return names + (more > 0 ? " and " + more + " more" : "") + " are " + verb;
  }

  public static Span firstLine(SourceFile file) {
    return new Span(0, file.lineEnd(1));
  }
}
