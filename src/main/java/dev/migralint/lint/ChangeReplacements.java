package dev.migralint.lint;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.schema.change.Replacements;
import dev.migralint.scope.Scope;
import dev.migralint.source.Reading;
import dev.migralint.source.Tree;
import dev.migralint.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the change under review replaces, in all of its up migrations. */
final class ChangeReplacements {
  private final Tree head;
  private final Scope scope;
  private final Map<Integer, List<Migration>> filesByChange = new HashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private int change;
  private Replacements current = Replacements.NONE;

  ChangeReplacements(Tree head, Scope scope) {
    this.head = head;
    this.scope = scope;
    for (Migration migration : scope.history().migrations()) {
      Scope.Part part = scope.files().get(migration.path());
      if (part != null && !migration.opaque() && migration.direction() == Direction.UP) {
        filesByChange.computeIfAbsent(part.change(), c -> new ArrayList<>()).add(migration);
      }
    }
  }

  /** A file that was too much for its own review is not read again for others. */
  void leaveOut(String path) {
    leftOut.add(path);
  }

  /** What the migration's change replaces; for a file that is only replayed, the change before. */
  Replacements of(ReadMigration read) {
    if (read.isUnderReview() && read.change() != change) {
      change = read.change();
      current = new Replacements();
      for (Migration migration : filesByChange.getOrDefault(change, List.of())) {
        if (migration.path().equals(read.migration().path())) {
          add(read);
        } else {
          addOther(migration);
        }
      }
    }
    return current;
  }

  /** What can't be read is reported when it is that file's turn; until then it may do anything. */
  private void addOther(Migration migration) {
    if (!leftOut.contains(migration.path())) {
      try {
        Optional<ReadMigration> other = read(migration);
        if (other.isPresent()) {
          add(other.get());
          return;
        }
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
        leftOut.add(migration.path());
      }
    }
    current.addUnread();
  }

  private Optional<ReadMigration> read(Migration migration) {
    Layout layout = scope.history().layout();
    return head.read(migration.path()) instanceof Reading.Text text
        ? Optional.of(
            ReadMigration.of(
                migration,
                text.file(),
                layout,
                Optional.ofNullable(scope.files().get(migration.path()))))
        : Optional.empty();
  }

  /** Adds its up sections: what its down migration does, the change does not do. */
  private void add(ReadMigration read) {
    List<Statement> up = new ArrayList<>();
    List<Boolean> isNew = new ArrayList<>();
    for (Section section : read.sections()) {
      BitSet held = section.direction() == Direction.UP ? read.in(section) : new BitSet();
      for (int i = held.nextSetBit(0); i >= 0; i = held.nextSetBit(i + 1)) {
        up.add(read.statements().get(i));
        isNew.add(read.added().get(i));
      }
    }
    current.add(read.file().path(), up, isNew);
  }
}
