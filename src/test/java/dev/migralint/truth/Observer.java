package dev.migralint.truth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;

/** Runs a migration in one session and looks at it from others. */
final class Observer {
  private static final String ACTIVE_TRANSACTION = "25001";

  private final Connection session;
  private final Connection watcher;
  private final Visitor visitor;
  private final Relay relay;
  private final int backend;

  Observer(Server server, Connection session) throws SQLException {
    this.session = session;
    this.watcher = server.connect();
    this.visitor = new Visitor(server.connect());
    this.backend = session.unwrap(PGConnection.class).getBackendPID();
    this.relay = new Relay(server, session, watcher, visitor, backend);
  }

  /**
   * Runs the statements, each in a transaction of its own unless BEGIN stands before it, and leaves
   * the last transaction open.
   */
  Observed observe(List<String> statements, Map<Long, Relation> before) throws SQLException {
    Observed observed = new Observed();
    boolean open = false;
    for (int i = 0; i < statements.size(); i++) {
      String statement = statements.get(i);
      boolean last = i == statements.size() - 1;
      if (opens(statement) || closes(statement)) {
        open = opens(statement);
        Sql.run(session, statement);
        continue;
      }
      if (!open) {
        Sql.run(session, "BEGIN");
      }
      try {
        step(statement, before, observed);
      } catch (SQLException e) {
        Sql.run(session, "ROLLBACK");
        observed.refusesTransaction |= ACTIVE_TRANSACTION.equals(e.getSQLState());
        if (open || !observed.refusesTransaction) {
          observed.fail(e);
          return observed;
        }
        relay.observe(statement, before, observed);
        continue;
      }
      if (!open && !last) {
        Sql.run(session, "COMMIT");
      }
    }
    return observed;
  }

  private void step(String statement, Map<Long, Relation> before, Observed observed)
      throws SQLException {
    Map<Long, Relation> start = Relation.all(session);
    Sql.run(session, statement);
    HeldLocks locks = HeldLocks.of(backend, watcher);
    Map<Long, Relation> old = new LinkedHashMap<>(start);
    old.keySet().retainAll(before.keySet());
    locks.tell(old, observed);
    visitor.tell(old, locks, observed);
    Storage.tell(before, start, Relation.all(session), observed);
  }

  static boolean opens(String statement) {
    String start = statement.strip().toUpperCase(Locale.ROOT);
    return start.startsWith("BEGIN") || start.startsWith("START TRANSACTION");
  }

  static boolean closes(String statement) {
    String start = statement.strip().toUpperCase(Locale.ROOT);
    return start.startsWith("COMMIT") || start.startsWith("END") || start.equals("ROLLBACK");
  }
}
