package dev.migralint.truth;

import dev.migralint.truth.Observed.Waits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A session that tries to read and write while another's transaction is open. */
final class Visitor {
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection connection;

  Visitor(Connection connection) throws SQLException {
    this.connection = connection;
    Sql.run(connection, "SET lock_timeout = '1ms'");
  }

  /**
   * Tells which of these relations it has to wait for, by the names that it sees them under. A
   * view's own lock can't be met without its tables', so PostgreSQL's table of conflicts is asked.
   */
  void tell(Map<Long, Relation> relations, HeldLocks locks, Observed observed) throws SQLException {
    Map<Long, String> names = Relation.names(connection);
    for (Relation relation : relations.values()) {
      String name = names.get(relation.oid());
      if (name == null) {
        continue;
      }
      if (relation.isView()) {
        observed.waiting(relation.sql(), locks.waits(relation.oid()));
      } else if (!relation.isIndex()) {
        observed.waiting(
            relation.sql(),
            new Waits(waits(reading(relation, name)), waits(writing(relation, name))));
      }
    }
  }

  /** Planning locks the table and its indexes, as running would. */
  private static String reading(Relation relation, String name) {
    return "EXPLAIN SELECT FROM " + itself(relation, name);
  }

  private static String writing(Relation relation, String name) {
    return relation.isSequence()
        ? "SELECT nextval('" + name.replace("'", "''") + "')"
        : "EXPLAIN DELETE FROM " + itself(relation, name);
  }

  /** The relation without its children; those of a partitioned table are all left out by WHERE. */
  private static String itself(Relation relation, String name) {
    return relation.kind() == 'p' ? name + " WHERE false" : "ONLY " + name;
  }

  private boolean waits(String statement) {
    try {
      Sql.run(connection, statement);
      return false;
    } catch (SQLException e) {
      return LOCK_NOT_AVAILABLE.equals(e.getSQLState());
    }
  }
}
