package dev.migralint.truth;

import dev.migralint.truth.Observed.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs cases, one after the other, and tells where server and plan differ. */
final class Truth {
  private final Connection session;
  private final Fixture fixture;
  private final Observer observer;
  private final int version;

  /** What came of a case: whether it could be run at all, and where server and plan differ. */
  record Verdict(boolean ran, List<String> differences) {}

  Truth(Server server) throws SQLException {
    session = server.connect();
    fixture = new Fixture(session);
    observer = new Observer(server, session);
    version = server.version();
  }

  /** What server and plan tell differently, in lines. */
  Verdict judge(TruthCase one) throws SQLException {
    List<String> statements = Sql.statements(one.run());
    Planned planned = Planned.of(one.given(), one.run(), version);
    Observed seen = observe(one, statements);
    if (seen.error.isPresent() && !seen.refusesTransaction) {
      SqlError error = seen.error.get();
      if (one.example() && one.filled() && error.isAboutRows()) {
        return judge(one.unfilled());
      }
      return new Verdict(
          !one.example() || !error.isAboutWords(), List.of("  the server fails: " + error));
    }
    Observed said = planned.observed();
    if (one.example()) {
      if (one.given().isBlank() && seen.locks.isEmpty() && !said.locks.isEmpty()) {
        return new Verdict(false, List.of("  the plan tells of a table that is not there"));
      }
      // Of an empty table's foreign key the other side is not read.
      said.scans.retainAll(seen.scans);
    }
    List<String> differences = new ArrayList<>(Comparison.of(statements, seen, said));
    if (!one.example()) {
      planned.doubts().forEach(doubt -> differences.add("  the plan " + doubt));
      if (one.rows().isPresent() != planned.failsIfRows()) {
        String says = planned.failsIfRows() ? "says" : "does not say";
        differences.add("  the plan " + says + " that rows can make it fail");
      }
      failure(one, statements).ifPresent(differences::add);
    }
    return new Verdict(true, differences);
  }

  private Observed observe(TruthCase one, List<String> statements) throws SQLException {
    Map<Long, Relation> before;
    try {
      before = fixture.set(one.given(), one.filled());
    } catch (SQLException e) {
      fixture.spoil();
      Observed nothing = new Observed();
      nothing.fail(e);
      return nothing;
    }
    Observed seen = observer.observe(statements, before);
    if (seen.refusesTransaction || statements.size() > 1) {
      fixture.spoil();
    }
    return seen;
  }

  /** With the rows that are said to make it fail, it must. */
  private Optional<String> failure(TruthCase one, List<String> statements) throws SQLException {
    if (one.rows().isEmpty()) {
      return Optional.empty();
    }
    fixture.set(one.given(), one.filled());
    fixture.spoil();
    for (String row : Sql.statements(one.rows().get())) {
      Sql.run(session, row);
    }
    try {
      for (String statement : statements) {
        Sql.run(session, statement);
      }
      return Optional.of("  the server takes it with the rows that are to make it fail");
    } catch (SQLException e) {
      SqlError error = SqlError.of(e);
      return error.isAboutRows()
          ? Optional.empty()
          : Optional.of("  it fails, but not because of rows: " + error);
    }
  }
}
