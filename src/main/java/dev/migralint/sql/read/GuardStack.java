package dev.migralint.sql.read;

import dev.migralint.sql.Guard;
import dev.migralint.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The conditions of the IFs that are open while a body is read, outermost last. */
final class GuardStack {
  /** Only this many, the innermost, are kept, so that each statement costs the same. */
  private static final int MAX_OPEN = 16;

  private final Deque<Optional<Statement.Branch>> open = new ArrayDeque<>();

  void open(Optional<Guard> guard) {
    open.push(guard.map(g -> new Statement.Branch(g, true)));
  }

  /** ELSE of the innermost IF. */
  void otherwise() {
    if (!open.isEmpty()) {
      open.push(open.pop().map(branch -> new Statement.Branch(branch.guard(), false)));
    }
  }

  /** ELSIF of the innermost IF: from here on it depends on more than the first condition. */
  void undecided() {
    if (!open.isEmpty()) {
      open.pop();
      open.push(Optional.empty());
    }
  }

  /** END IF. */
  void close() {
    open.poll();
  }

  /** Whether no IF is open. */
  boolean isEmpty() {
    return open.isEmpty();
  }

  /** The branches in which a statement here stands. */
  List<Statement.Branch> open() {
    return open.stream().limit(MAX_OPEN).flatMap(Optional::stream).toList();
  }
}
