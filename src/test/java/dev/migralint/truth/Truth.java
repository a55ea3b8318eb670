package dev.migralint.truth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Runs cases, one after the other, and tells where server and plan differ. */
final class Truth {
  private final Fixture fixture;
  private final Observer observer;

  Truth(Server server) throws SQLException {
    Connection session = server.connect();
    fixture = new Fixture(session);
    observer = new Observer(server, session);
  }

  /** What server and plan tell differently, in lines; nothing where they agree. */
  String check(TruthCase one) throws SQLException {
    Map<Long, Relation> before = fixture.set(one.given(), one.filled());
    List<String> statements = Sql.statements(one.run());
    Observed seen = observer.observe(statements, before);
    if (seen.refusesTransaction || statements.size() > 1) {
      fixture.spoil();
    }
    return seen.toString();
  }
}
