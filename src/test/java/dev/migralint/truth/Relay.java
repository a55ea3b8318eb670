package dev.migralint.truth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Watches a statement that runs outside of any transaction, and so keeps no lock to its end. Other
 * sessions hold it up wherever it goes: one on each table, which lets go once the statement has
 * been seen to wait there, and two that take turns at writing and planning on all of them. While it
 * waits, it can be looked at.
 */
final class Relay {
  /** It may wait for something else that a guard holds, like a row of a system catalog. */
  private static final int PATIENCE = 20;

  private final Server server;
  private final Connection session;
  private final Connection watcher;
  private final Visitor visitor;
  private final int backend;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Map<Long, Connection> guards = new HashMap<>();
  private int rounds;

  Relay(Server server, Connection session, Connection watcher, Visitor visitor, int backend) {
    this.server = server;
    this.session = session;
    this.watcher = watcher;
    this.visitor = visitor;
    this.backend = backend;
  }

  /** Runs the statement and tells what was seen. */
  void observe(String statement, Map<Long, Relation> before, Observed observed)
      throws SQLException {
    Map<Long, Relation> start = Relation.all(session);
    for (Relation relation : before.values()) {
      guard(relation);
    }
    Connection turn = begin();
    write(turn, before);
    CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(statement));
    while (!running.isDone()) {
      HeldLocks locks = HeldLocks.of(backend, watcher);
      locks.tell(before, observed);
      if (locks.waiting()) {
        visitor.tell(before, locks, observed);
        turn = letOn(locks, turn, before);
      }
      Thread.onSpinWait();
    }
    end(turn);
    endGuards();
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

  /** Lets go of what it waits for, or hands the writing on. */
  private Connection letOn(HeldLocks locks, Connection turn, Map<Long, Relation> before)
      throws SQLException {
    List<Long> wanted = locks.wanted().stream().filter(guards::containsKey).toList();
    for (Long relation : wanted) {
      end(guards.remove(relation));
    }
    if (!wanted.isEmpty()) {
      rounds = 0;
      return turn;
    }
    if (++rounds > PATIENCE) {
      endGuards();
    }
    Connection next = begin();
    write(next, before);
    end(turn);
    return next;
  }

  private void guard(Relation relation) throws SQLException {
    switch (relation.kind()) {
      case 'r', 'p' -> {
        Connection guard = begin();
        Sql.run(
            guard, "LOCK TABLE ONLY " + relation.sql() + " IN SHARE UPDATE EXCLUSIVE MODE NOWAIT");
        guards.put(relation.oid(), guard);
      }
      case 'm' -> {
        Connection guard = begin();
        Sql.run(guard, "COMMENT ON MATERIALIZED VIEW " + relation.sql() + " IS NULL");
        guards.put(relation.oid(), guard);
      }
      default -> {}
    }
  }

  /** Locks each table as a writer does, and its indexes as a planner does, where that is free. */
  private static void write(Connection writer, Map<Long, Relation> relations) throws SQLException {
    for (Relation relation : relations.values()) {
      if (relation.kind() == 'm') {
        tryTo(writer, "EXPLAIN SELECT FROM " + relation.sql());
      }
      if (relation.kind() == 'r' || relation.kind() == 'p') {
        tryTo(writer, "LOCK TABLE ONLY " + relation.sql() + " IN ROW EXCLUSIVE MODE NOWAIT");
        tryTo(writer, "EXPLAIN SELECT FROM ONLY " + relation.sql());
      }
    }
  }

  private static void tryTo(Connection writer, String statement) throws SQLException {
    Sql.run(writer, "SAVEPOINT one");
    try {
      Sql.run(writer, statement);
    } catch (SQLException e) {
      Sql.run(writer, "ROLLBACK TO one");
    }
  }

  private void endGuards() throws SQLException {
    for (Connection guard : guards.values()) {
      end(guard);
    }
    guards.clear();
    rounds = 0;
  }

  private Connection begin() throws SQLException {
    Connection connection = idle.isEmpty() ? server.connect() : idle.pop();
    Sql.run(connection, "BEGIN");
    Sql.run(connection, "SET LOCAL lock_timeout = '1ms'");
    return connection;
  }

  private void end(Connection connection) throws SQLException {
    Sql.run(connection, "ROLLBACK");
    idle.push(connection);
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
