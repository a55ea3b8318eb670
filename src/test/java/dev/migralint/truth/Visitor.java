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
   * Tells which relations it has to wait for. A view's own lock can't be met without its tables',
   * so PostgreSQL's table of conflicts is asked.
   */
  void tell(Map<Long, Relation> before, HeldLocks locks, Observed observed) throws SQLException {
    for (Relation relation : before.values()) {
      if (relation.isView()) {
        observed.waiting(relation.sql(), locks.waits(relation.oid()));
      } else if (!relation.isIndex()) {
        observed.waiting(
            relation.sql(), new Waits(waits(reading(relation)), waits(writing(relation))));
      }
    }
  }

  /** Planning locks the table and its indexes, as running would. */
  private static String reading(Relation relation) {
    return "EXPLAIN SELECT FROM " + itself(relation);
  }

  /** The relation without its children; those of a partitioned table are all left out by WHERE. */
  private static String itself(Relation relation) {
    return relation.kind() == 'p' ? relation.sql() + " WHERE false" : "ONLY " + relation.sql();
  }

  private static String writing(Relation relation) {
    return relation.isSequence()
        ? "SELECT nextval('" + relation.sql().replace("'", "''") + "')"
        : "EXPLAIN DELETE FROM " + itself(relation);
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
