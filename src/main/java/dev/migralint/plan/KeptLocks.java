package dev.migralint.plan;

import dev.migralint.sql.Name;
import dev.migralint.sql.Operation;
import dev.migralint.sql.SessionOperation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Until when the locks of statements are held: outside of a transaction nothing outlives its
 * statement, and ROLLBACK TO gives back what was taken since the savepoint.
 */
final class KeptLocks {
  private final List<Integer> last;
  private final Deque<Integer> holding = new ArrayDeque<>();
  private final Deque<Mark> savepoints = new ArrayDeque<>();

  private record Mark(Name name, int index) {}

  /** A statement, with the number of the transaction that it runs in. */
  record Point(Optional<Integer> transaction, List<Operation> operations) {}

  private KeptLocks(int points) {
    this.last = new ArrayList<>(Collections.nCopies(points, 0));
  }

  /** For each statement the index of the last one that runs while its locks are held. */
  static List<Integer> last(List<Point> points) {
    KeptLocks kept = new KeptLocks(points.size());
    for (int i = 0; i < points.size(); i++) {
      Optional<Integer> before = i == 0 ? Optional.empty() : points.get(i - 1).transaction();
      if (before.isEmpty() || !before.equals(points.get(i).transaction())) {
        kept.savepoints.clear();
        kept.release(-1, i - 1);
      }
      for (Operation operation : points.get(i).operations()) {
        kept.apply(operation, i);
      }
      kept.holding.addLast(i);
    }
    kept.release(-1, points.size() - 1);
    return kept.last;
  }

  private void apply(Operation operation, int index) {
    if (operation instanceof SessionOperation.Savepoint savepoint) {
      savepoints.addFirst(new Mark(savepoint.name(), index));
    } else if (operation instanceof SessionOperation.RollbackToSavepoint rollback) {
      for (Iterator<Mark> marks = savepoints.iterator(); marks.hasNext(); ) {
        Mark mark = marks.next();
        if (mark.name().equals(rollback.name())) {
          release(mark.index(), index);
          return;
        }
      }
    }
  }

  /** Lets go of what was taken after a statement; another was the last to run before that. */
  private void release(int after, int end) {
    while (!holding.isEmpty() && holding.peekLast() > after) {
      last.set(holding.removeLast(), end);
    }
  }
}
