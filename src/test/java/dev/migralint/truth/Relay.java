package dev.migralint.truth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Watches a statement that runs outside of any transaction, and so keeps no lock to its end. Other
 * sessions take turns at holding it up: whenever it waits for one of them, the next takes its place
 * on every table, and the former lets go. So each lock that it asks for is seen.
 */
final class Relay {
  private final Connection session;
  private final Connection watcher;
  private final int backend;
  private final Connection[] blockers;

  Relay(Server server, Connection session, Connection watcher, int backend) throws SQLException {
    this.session = session;
    this.watcher = watcher;
    this.backend = backend;
    this.blockers = new Connection[] {server.connect(), server.connect()};
  }

  /** Runs the statement and tells what was seen. */
  void observe(String statement, Map<Long, Relation> before, Observed observed)
      throws SQLException {
    Map<Long, Relation> start = Relation.all(session);
    hold(blockers[0], before, "SHARE UPDATE EXCLUSIVE");
    CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(statement));
    int turn = 0;
    while (!running.isDone()) {
      HeldLocks locks = look(before, observed);
      if (locks.waiting()) {
        hold(blockers[1 - turn], before, "ROW EXCLUSIVE");
        look(before, observed);
        Sql.run(blockers[turn], "ROLLBACK");
        turn = 1 - turn;
      }
      Thread.onSpinWait();
    }
    Sql.run(blockers[turn], "ROLLBACK");
    try {
      running.join();
    } catch (CompletionException e) {
      observed.fail((SQLException) e.getCause().getCause());
      return;
    }
    Map<Long, Relation> end = Relation.all(session);
    Storage.tell(before, start, end, observed);
    scans(before, end, observed);
  }

  private void run(String statement) {
    try {
      Sql.run(session, statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private HeldLocks look(Map<Long, Relation> before, Observed observed) throws SQLException {
    HeldLocks locks = HeldLocks.of(backend, watcher);
    locks.tell(before, observed);
    for (Relation relation : before.values()) {
      Relation holder = relation.isIndex() ? before.get(relation.table()) : relation;
      if (holder != null) {
        observed.waiting(holder.sql(), locks.waits(relation.oid()));
      }
    }
    return locks;
  }

  /** A statement that waits for a lock keeps others off the table; then it has been seen there. */
  private static void hold(Connection blocker, Map<Long, Relation> relations, String mode)
      throws SQLException {
    Sql.run(blocker, "BEGIN");
    for (Relation relation : relations.values()) {
      if (relation.kind() == 'r' || relation.kind() == 'p') {
        Sql.run(blocker, "SAVEPOINT one");
        try {
          Sql.run(blocker, "LOCK TABLE ONLY " + relation.sql() + " IN " + mode + " MODE NOWAIT");
        } catch (SQLException e) {
          Sql.run(blocker, "ROLLBACK TO one");
        }
      }
    }
  }

  /** Statistics of finished transactions come late, but a new index was read from its table. */
  private static void scans(
      Map<Long, Relation> before, Map<Long, Relation> end, Observed observed) {
    for (Relation index : end.values()) {
      Relation table = before.get(index.table());
      if (table != null
          && observed.indexBuilds.contains(index.sql())
          && !observed.rewrites.contains(table.sql())) {
        observed.scans.add(table.sql());
      }
    }
  }
}
