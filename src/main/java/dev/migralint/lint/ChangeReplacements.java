package dev.migralint.lint;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.schema.Replacements;
import dev.migralint.scope.Scope;
import dev.migralint.source.Client;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns that the change under review adds and drops, in all of its up migrations. */
final class ChangeReplacements {
  private final Tree head;
  private final Scope scope;
  private final Map<Integer, List<String>> filesByChange = new HashMap<>();
  private int change;
  private Replacements current = Replacements.NONE;

  ChangeReplacements(Tree head, Scope scope) {
    this.head = head;
    this.scope = scope;
    scope
        .files()
        .forEach(
            (path, part) ->
                filesByChange.computeIfAbsent(part.change(), c -> new ArrayList<>()).add(path));
  }

  /** What the migration's change replaces; for a file that is only replayed, the change before. */
  Replacements of(ReadMigration read) {
    if (read.isUnderReview() && read.change() != change) {
      change = read.change();
      List<Statement> all = new ArrayList<>();
      for (String path : filesByChange.getOrDefault(change, List.of())) {
        all.addAll(path.equals(read.migration().path()) ? up(read) : up(path));
      }
      current = Replacements.in(all);
    }
    return current;
  }

  private static List<Statement> up(ReadMigration read) {
    return read.migration().direction() == Direction.UP ? read.statements() : List.of();
  }

  private List<Statement> up(String path) {
    Layout layout = scope.history().layout();
    return isUp(path) && head.read(path) instanceof Reading.Text text
        ? read(layout.sql(text.file()), layout.client(text.file()))
        : List.of();
  }

  /** What can't be read is told when it is that file's turn. */
  private static List<Statement> read(SourceFile file, Client client) {
    try {
      return ScriptReader.read(file, client).statements();
    } catch (RuntimeException | StackOverflowError failure) {
      return List.of();
    }
  }

  private boolean isUp(String path) {
    return scope
        .history()
        .migration(path)
        .filter(m -> !m.opaque() && m.direction() == Direction.UP)
        .isPresent();
  }
}
