package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.postgres.FirstVersions;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.read.ScriptReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server refuses as a syntax error what only newer versions know, and nothing else. */
class FirstVersionsIT {
  private static final String SYNTAX_ERROR = "42601";

  private static final List<String> STATEMENTS =
      List.of(
          "ALTER TABLE nosuch DETACH PARTITION part CONCURRENTLY",
          "ALTER TABLE nosuch DETACH PARTITION part FINALIZE",
          "ALTER TABLE nosuch DETACH PARTITION part",
          "ALTER TABLE nosuch SET ACCESS METHOD heap",
          "ALTER TABLE nosuch SET ACCESS METHOD DEFAULT",
          "ALTER TABLE nosuch ADD CHECK (a > 0) NOT ENFORCED",
          "ALTER TABLE nosuch ADD CHECK (a > 0) NOT VALID",
          "ALTER TABLE nosuch ADD FOREIGN KEY (a) REFERENCES other NOT ENFORCED",
          "ALTER TABLE nosuch ADD FOREIGN KEY (a) REFERENCES other",
          "ALTER TABLE nosuch ADD NOT NULL a",
          "ALTER TABLE nosuch ADD CONSTRAINT n NOT NULL a NOT VALID",
          "ALTER TABLE nosuch ADD COLUMN a int CONSTRAINT n NOT NULL",
          "ALTER TABLE nosuch ADD UNIQUE NULLS NOT DISTINCT (a)",
          "ALTER TABLE nosuch ADD UNIQUE (a)",
          "ALTER TABLE nosuch ADD COLUMN a int GENERATED ALWAYS AS (b) VIRTUAL",
          "ALTER TABLE nosuch ADD COLUMN a int GENERATED ALWAYS AS (b) STORED",
          "ALTER TABLE nosuch ALTER COLUMN a SET EXPRESSION AS (b)",
          "ALTER TABLE nosuch ALTER COLUMN a DROP EXPRESSION",
          "ALTER TABLE nosuch ALTER COLUMN a SET COMPRESSION pglz",
          "ALTER TABLE nosuch ALTER COLUMN a SET STORAGE plain",
          "MERGE INTO nosuch USING other ON true WHEN MATCHED THEN DELETE");

  @Test
  void olderServersRefuse() throws IOException, SQLException {
    try (Server server = new Server();
        Connection session = server.connect()) {
      for (String sql : STATEMENTS) {
        int first =
            ScriptReader.read(new SourceFile("", sql)).statements().getFirst().operations().stream()
                .mapToInt(FirstVersions::of)
                .max()
                .orElseThrow();
        assertEquals(server.version() < first, isSyntaxError(session, sql), sql);
      }
    }
  }

  private static boolean isSyntaxError(Connection session, String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
      return false;
    } catch (SQLException failure) {
      return SYNTAX_ERROR.equals(failure.getSQLState());
    }
  }
}
