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
          "MERGE INTO nosuch USING other ON true WHEN MATCHED THEN DELETE",
          "MERGE INTO nosuch USING other ON true WHEN MATCHED THEN DELETE RETURNING a",
          "MERGE INTO nosuch USING other ON true WHEN NOT MATCHED BY SOURCE THEN DELETE",
          "CREATE UNIQUE INDEX ON nosuch (a) NULLS NOT DISTINCT",
          "CREATE UNIQUE INDEX ON nosuch (a) INCLUDE (b)",
          "CREATE OR REPLACE TRIGGER t BEFORE INSERT ON nosuch EXECUTE FUNCTION f()",
          "CREATE TRIGGER t BEFORE INSERT ON nosuch EXECUTE FUNCTION f()",
          "GRANT MAINTAIN ON pg_class TO CURRENT_USER",
          "GRANT SELECT ON nosuch TO other",
          "GRANT SET ON PARAMETER work_mem TO nosuch",
          "CREATE FUNCTION f() RETURNS int LANGUAGE nosuch RETURN 1",
          "CREATE FUNCTION f() RETURNS int LANGUAGE nosuch BEGIN ATOMIC SELECT 1; END",
          "CREATE TABLE nosuch.t (a nosuch.b STORAGE plain)",
          "CREATE TABLE nosuch.t (a nosuch.b COMPRESSION pglz)",
          "CREATE TABLE nosuch.t (a int4range, b int, PRIMARY KEY (b, a WITHOUT OVERLAPS))",
          "ALTER TABLE nosuch ADD FOREIGN KEY (b, PERIOD a) REFERENCES other (b, PERIOD a)",
          "ALTER TABLE nosuch ADD FOREIGN KEY (a, b) REFERENCES other ON DELETE SET NULL (b)",
          "ALTER TABLE nosuch ADD FOREIGN KEY (a, b) REFERENCES other ON DELETE SET NULL",
          "CREATE PUBLICATION nosuch FOR TABLES IN SCHEMA nosuch",
          "CREATE PUBLICATION nosuch FOR TABLE nosuch (a)",
          "CREATE PUBLICATION nosuch FOR TABLE nosuch WHERE (a > 0)",
          "CREATE PUBLICATION nosuch FOR TABLE nosuch",
          "CREATE STATISTICS ON a, b FROM nosuch",
          "CREATE STATISTICS s ON a, b FROM nosuch",
          "SELECT a IS JSON FROM nosuch",
          "SELECT 1 FROM (SELECT 1)",
          "SELECT 1 FROM (SELECT 1) AS a",
          "SELECT x.a FROM nosuch JOIN other USING (a) AS x",
          "WITH RECURSIVE t AS (SELECT a FROM nosuch UNION ALL SELECT a FROM t)"
              + " SEARCH DEPTH FIRST BY a SET b SELECT 1 FROM t",
          "UPDATE nosuch SET a = 1 RETURNING WITH (OLD AS o) o.a",
          "REPACK nosuch");

  @Test
  void olderServersRefuse() throws IOException, SQLException {
    try (Server server = new Server();
        Connection session = server.connect()) {
      for (String sql : STATEMENTS) {
        int first =
            FirstVersions.of(ScriptReader.read(new SourceFile("", sql)).statements().getFirst());
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
