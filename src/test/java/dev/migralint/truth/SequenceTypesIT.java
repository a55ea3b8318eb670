package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What becomes of a column's sequence when the column's type changes. */
class SequenceTypesIT {
  @Test
  void onlyTheSequenceOfAnIdentityColumnFollows() throws IOException, SQLException {
    try (Server server = new Server();
        Connection session = server.connect();
        Statement statement = session.createStatement()) {
      statement.execute("CREATE TABLE a (id serial); CREATE TABLE b (id smallserial)");
      statement.execute("CREATE TABLE c (id int GENERATED ALWAYS AS IDENTITY)");
      for (String table : "a b c".split(" ")) {
        statement.execute("ALTER TABLE " + table + " ALTER COLUMN id TYPE bigint");
      }
      assertEquals("integer", type(statement, "a_id_seq"));
      assertEquals("smallint", type(statement, "b_id_seq"));
      assertEquals("bigint", type(statement, "c_id_seq"));
    }
  }

  private static String type(Statement statement, String sequence) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "SELECT seqtypid::regtype::text FROM pg_sequence WHERE seqrelid = '%s'::regclass"
                .formatted(sequence))) {
      found.next();
      return found.getString(1);
    }
  }
}
