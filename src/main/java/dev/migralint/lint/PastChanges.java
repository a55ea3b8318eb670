package dev.migralint.lint;

import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.source.Tree;
import dev.migralint.sql.HistoryOperation;
import dev.migralint.sql.HistoryOperation.EditMigration;
import dev.migralint.sql.HistoryOperation.Removal;
import dev.migralint.sql.HistoryOperation.RemoveMigration;
import dev.migralint.sql.Script;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a difference does to migrations that are on the base branch: edits, removals, renames. */
final class PastChanges {
  private static final int NAMED = 3;

  private final Tree head;
  private final Folders folders;
  private final List<Noticed> noticed = new ArrayList<>();
  private final Map<String, List<Gone>> deleted = new LinkedHashMap<>();

  private record Gone(History history, String path, SourceFile file) {}

  private PastChanges(Tree head, Folders folders) {
    this.head = head;
    this.folders = folders;
  }

  /** What the reported changes do to migrations that were there at the merge base. */
  static List<Noticed> in(Review.Diff diff, Tree head, Folders folders) {
    PastChanges past = new PastChanges(head, folders);
    Map<String, Change> sinceBase = new HashMap<>();
    diff.sinceBase().forEach(change -> sinceBase.put(change.path(), change));
    for (Change reported : diff.changes()) {
      Change change = sinceBase.get(reported.path());
      if (change != null) {
        past.look(change);
      }
    }
    past.sumUpDeleted();
    return List.copyOf(past.noticed);
  }

  private void look(Change change) {
    if (change.before().isEmpty()) {
      return;
    }
    Version before = change.before().getFirst();
    Optional<History> history = folders.holding(before.tree(), before.path());
    Optional<Migration> migration =
        history.flatMap(h -> h.migration(before.path()).filter(m -> isRunOnce(h, m)));
    if (migration.isPresent() && before.tree().read(before.path()) instanceof Reading.Text text) {
      look(change, history.orElseThrow(), migration.get(), text.file());
    }
  }

  private static boolean isRunOnce(History history, Migration migration) {
    return migration.direction() == Direction.UP && history.layout().isVersioned(migration);
  }

  private void look(Change change, History history, Migration migration, SourceFile before) {
    switch (change.kind()) {
      case ADDED -> {}
      case DELETED ->
          deleted
              .computeIfAbsent(history.folder(), folder -> new ArrayList<>())
              .add(new Gone(history, migration.path(), before));
      case MODIFIED -> edited(history, migration, before, change.path());
      case RENAMED -> {
        renamed(history, migration, before, change.path());
        edited(history, migration, before, change.path());
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
      Removal removal = then.isPresent() ? Removal.RENAMED : Removal.MOVED_OUT;
      String what =
          then.isPresent()
              ? " is renamed to " + Noticed.shown(path)
              : " is moved to " + Noticed.shown(path) + ", where the runner does not look";
      HistoryOperation operation =
          new RemoveMigration(firstLine(before), removal, Noticed.shown(migration.path()) + what);
      noticed.add(new Noticed(history, before, operation));
    }
  }

  private void edited(History history, Migration migration, SourceFile before, String path) {
    if (!migration.opaque()
        && folders.migration(head, path).isPresent()
        && head.read(path) instanceof Reading.Text now
        && !before.text().equals(now.file().text())) {
      Layout layout = history.layout();
      boolean same =
          forward(layout, migration, before).equals(forward(layout, migration, now.file()));
      EditMigration edit =
          new EditMigration(
              firstChange(before, now.file()),
              same ? HistoryOperation.Edit.COMMENTS : HistoryOperation.Edit.STATEMENTS);
      noticed.add(new Noticed(history, now.file(), edit));
    }
  }

  /** The tokens of what goes forward. */
  private static List<String> forward(Layout layout, Migration migration, SourceFile file) {
    SourceFile sql = layout.sql(file);
    List<String> tokens = new ArrayList<>();
    for (Section section : layout.sections(migration, file)) {
      if (section.direction() == Direction.UP) {
        tokens.add(section.transaction().name());
        tokens.addAll(Script.tokens(sql, section.span()));
      }
    }
    return tokens;
  }

  private static Span firstChange(SourceFile before, SourceFile now) {
    BitSet lines = StatementDiff.addedLines(before, now);
    int line = Math.max(1, lines.nextSetBit(1));
    return new Span(now.lineStart(line), now.lineEnd(line));
  }

  private void sumUpDeleted() {
    for (List<Gone> gone : deleted.values()) {
      Gone first = gone.getFirst();
      HistoryOperation operation =
          new RemoveMigration(firstLine(first.file()), Removal.DELETED, words(gone));
      noticed.add(new Noticed(first.history(), first.file(), operation));
    }
  }

  private static String words(List<Gone> gone) {
    String names =
        gone.stream()
            .limit(NAMED)
            .map(g -> Noticed.shown(g.path()))
            .collect(Collectors.joining(", "));
    int more = gone.size() - NAMED;
    return names
        + (more > 0 ? " and " + more + " more" : "")
        + (gone.size() == 1 ? " is deleted" : " are deleted");
  }

  static Span firstLine(SourceFile file) {
    return new Span(0, file.lineEnd(1));
  }
}
