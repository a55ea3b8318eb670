package dev.migralint.history;

import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.find.Layouts;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Replay;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The down migrations of a history: files of their own, or sections of the same file. */
public final class DownMigrations {
  private static final int ENOUGH = 3;

  private final History history;
  private final Tree head;
  private final Map<String, Migration> files = new HashMap<>();

  /** The versions whose down migration is in another language. */
  private final Set<String> unread = new HashSet<>();

  private int with;
  private int without;

  public DownMigrations(History history, Tree head) {
    this.history = history;
    this.head = head;
    for (Migration migration : history.migrations()) {
      if (migration.opaque() && isDown(migration)) {
        unread.add(migration.version());
      } else if (migration.direction() == Direction.DOWN) {
        files.put(migration.version(), migration);
      }
    }
  }

  private static boolean isDown(Migration migration) {
    return migration.direction() == Direction.DOWN || migration.path().contains(".down.");
  }

  /**
   * Whether a migration has no down migration although nearly all before it have one. Call it for
   * each in order.
   */
  public boolean lacks(Migration migration, List<Section> sections) {
    if (!history.layout().isVersioned(migration)) {
      return false;
    }
    boolean has =
        files.containsKey(migration.version())
            || unread.contains(migration.version())
            || sections.stream().anyMatch(section -> section.direction() == Direction.DOWN);
    boolean lacks = !has && with >= ENOUGH && with >= 4 * without;
    with += has ? 1 : 0;
    without += has ? 0 : 1;
    return lacks;
  }

  /**
   * The down migration of a migration that is about to run on the catalog; nothing where one of
   * them is not understood in full, or in a plain folder, whose runner decides what belongs
   * together.
   */
  public Optional<DownMigration> of(
      Migration migration,
      SourceFile file,
      List<Section> sections,
      List<Statement> statements,
      Catalog catalog,
      Replay replay) {
    if (history.layout().equals(Layouts.PLAIN)) {
      return Optional.empty();
    }
    Map<Direction, List<Statement>> sides = new EnumMap<>(Direction.class);
    for (Section section : sections) {
      statements.stream()
          .filter(statement -> section.span().holds(statement.span().start()))
          .forEach(s -> sides.computeIfAbsent(section.direction(), d -> new ArrayList<>()).add(s));
    }
    List<Statement> up = sides.getOrDefault(Direction.UP, List.of());
    Migration other = files.get(migration.version());
    if (other == null || other.path().equals(migration.path())) {
      List<Statement> down = sides.getOrDefault(Direction.DOWN, List.of());
      return DownMigration.before(catalog, replay, up, file, down);
    }
    return read(other.path())
        .flatMap(down -> DownMigration.before(catalog, replay, up, down.file(), down.statements()));
  }

  private record ReadFile(SourceFile file, List<Statement> statements) {}

  /** What goes wrong in the other file is not an error of this one. */
  private Optional<ReadFile> read(String path) {
    try {
      if (head.read(path) instanceof Reading.Text text) {
        Layout layout = history.layout();
        SourceFile sql = layout.sql(text.file());
        return Optional.of(
            new ReadFile(
                text.file(), ScriptReader.read(sql, layout.client(text.file())).statements()));
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      // It is reported when it is that file's turn.
    }
    return Optional.empty();
  }
}
