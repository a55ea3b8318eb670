package dev.migralint.lint;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Origin;
import dev.migralint.sql.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the database take in operations of which it may be unknown whether they happen: each is
 * judged as if all before it in its branch had happened; behind the branch all of them only may
 * have.
 */
final class Doubtful {
  /** What is in doubt deeper than this is taken in with what holds it. */
  private static final int MAX_DEPTH = 8;

  private final Database database;
  private final Catalog catalog;
  private final List<Applied> applied = new ArrayList<>();
  private int depth;

  private record Applied(Operation operation, Origin origin) {}

  /**
   * Where something begins that may be taken back.
   *
   * @param catalog the catalog's position; none where it is too deep
   * @param applied how many operations were taken in before
   * @param settings gives the session the settings that it has here
   */
  record Mark(int catalog, int applied, Runnable settings) {
    boolean isTooDeep() {
      return catalog < 0;
    }
  }

  Doubtful(Database database) {
    this.database = database;
    this.catalog = database.catalog();
  }

  /** Takes in an operation that happens where it stands. */
  void takeIn(Operation operation, Origin origin) {
    database.replay().apply(operation, origin);
    log(operation, origin);
  }

  /** Takes in an operation that may happen. */
  void mayTakeIn(Operation operation, Origin origin) {
    database.replay().mayApply(operation, origin);
    log(operation, origin);
  }

  private void log(Operation operation, Origin origin) {
    if (depth > 0) {
      applied.add(new Applied(operation, origin));
    }
  }

  /** Something begins that may be taken back. */
  Mark begin() {
    Runnable settings = database.session().settings();
    if (depth >= MAX_DEPTH) {
      return new Mark(-1, applied.size(), settings);
    }
    depth++;
    return new Mark(catalog.mark(), applied.size(), settings);
  }

  /** What has happened since has happened. */
  void keep(Mark mark) {
    if (!mark.isTooDeep()) {
      end();
    }
  }

  /** What has happened since is taken back. */
  void undo(Mark mark) {
    if (!mark.isTooDeep()) {
      mark.settings().run();
      catalog.rollBackTo(mark.catalog());
      applied.subList(mark.applied(), applied.size()).clear();
      end();
    }
  }

  /** What has happened since may have happened. */
  void doubt(Mark mark) {
    if (!mark.isTooDeep()) {
      mark.settings().run();
      catalog.rollBackTo(mark.catalog());
      applied
          .subList(mark.applied(), applied.size())
          .forEach(one -> database.replay().mayApply(one.operation(), one.origin()));
      end();
    }
  }

  private void end() {
    depth--;
    if (depth == 0) {
      applied.clear();
    }
  }
}
