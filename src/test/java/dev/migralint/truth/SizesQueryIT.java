package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.sizes.SizeClass;
import dev.migralint.sizes.SizesFile;
import dev.migralint.sizes.SizesFile.Key;
import dev.migralint.sizes.SizesQuery;
import dev.migralint.sizes.SizesReader;
import dev.migralint.sizes.TableSize;
import dev.migralint.source.SourceFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The query of {@code migralint sizes} on a server: any role may run it, and its CSV is read. */
class SizesQueryIT {
  private static final String TABLES =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.account (id int PRIMARY KEY, name text);
      INSERT INTO app.account SELECT i, repeat('x', 100) FROM generate_series(1, 200000) i;
      CREATE TABLE app.country AS SELECT i AS id FROM generate_series(1, 249) i;
      CREATE TABLE app.never AS SELECT i AS id FROM generate_series(1, 200000) i;
      CREATE TABLE app.never_small AS SELECT i AS id FROM generate_series(1, 20) i;
      CREATE TABLE app.empty (id int);
      CREATE UNLOGGED TABLE app."we,ird ""x""\ny" (id int);
      CREATE MATERIALIZED VIEW app.summary AS SELECT * FROM app.country;
      CREATE VIEW app.not_stored AS SELECT * FROM app.country;
      CREATE TABLE app.measure (id int, day int) PARTITION BY RANGE (day);
      CREATE TABLE app.measure_1 PARTITION OF app.measure FOR VALUES FROM (0) TO (10);
      CREATE TABLE app.measure_2 PARTITION OF app.measure FOR VALUES FROM (10) TO (20)
        PARTITION BY LIST (id);
      CREATE TABLE app.measure_2a PARTITION OF app.measure_2 DEFAULT;
      CREATE TABLE app.measure_3 PARTITION OF app.measure FOR VALUES FROM (20) TO (30);
      INSERT INTO app.measure SELECT 1, i % 20 FROM generate_series(1, 3000) i;
      CREATE TABLE app.parent (id int);
      CREATE TABLE app.child () INHERITS (app.parent);
      INSERT INTO app.parent SELECT generate_series(1, 100);
      INSERT INTO app.child SELECT generate_series(1, 300);
      ANALYZE app.account, app.country, app.summary, app.measure, app.parent, app.child;
      CREATE TEMPORARY TABLE passing (id int);
      CREATE ROLE nobody;
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      REVOKE CONNECT, TEMPORARY ON DATABASE postgres FROM PUBLIC;
      """;

  private static String csv(Statement statement) throws SQLException {
    StringBuilder csv = new StringBuilder();
    assertTrue(statement.execute(SizesQuery.TEXT));
    try (ResultSet rows = statement.getResultSet()) {
      int columns = rows.getMetaData().getColumnCount();
      for (int i = 1; i <= columns; i++) {
        csv.append(i > 1 ? "," : "").append(rows.getMetaData().getColumnLabel(i));
      }
      while (rows.next()) {
        csv.append("\n");
        for (int i = 1; i <= columns; i++) {
          String value = Optional.ofNullable(rows.getString(i)).orElse("");
          boolean plain = value.chars().noneMatch(c -> ",\"\n".indexOf(c) >= 0);
          csv.append(i > 1 ? "," : "");
          csv.append(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
        }
      }
    }
    assertFalse(statement.getMoreResults() || statement.getUpdateCount() >= 0);
    return csv.append("\n").toString();
  }

  @Test
  void anyRoleMeasuresAllTables() throws IOException, SQLException {
    try (Server server = new Server();
        Connection session = server.connect();
        Statement statement = session.createStatement()) {
      statement.execute(TABLES);
      statement.execute("SET ROLE nobody; SET default_transaction_read_only = on");
      statement.execute("SET TimeZone = 'Asia/Tokyo'; SET search_path = ''");
      String csv = csv(statement);
      SizesReader.Result read = SizesReader.read(new SourceFile("sizes.csv", csv));
      assertEquals(Optional.empty(), read.problem(), csv);
      SizesFile file = read.file();
      assertEquals(
          "account child country empty measure measure_1 measure_2 measure_2a measure_3 never"
              + " never_small parent summary we,ird \"x\"\ny",
          file.tables().keySet().stream()
              .filter(key -> key.schema().equals("app"))
              .map(Key::table)
              .sorted()
              .collect(Collectors.joining(" ")));
      assertTrue(file.tables().keySet().stream().allMatch(key -> key.schema().equals("app")), csv);
      assertEquals(200_000, rows(file, "account"));
      assertEquals(SizeClass.MEDIUM, size(file, "account").size());
      assertEquals(249, rows(file, "country"));
      assertEquals(SizeClass.SMALL, size(file, "country").size());
      assertEquals(249, rows(file, "summary"));
      assertEquals(-1, rows(file, "never"));
      assertEquals(SizeClass.UNKNOWN, size(file, "never").size());
      assertEquals(SizeClass.SMALL, size(file, "never_small").size());
      assertEquals(0, rows(file, "empty"));
      assertEquals(3000, rows(file, "measure"));
      assertEquals(1500, rows(file, "measure_2"));
      assertEquals(400, rows(file, "parent"));
      assertEquals(300, rows(file, "child"));
      assertEquals(
          size(file, "measure").bytes().orElseThrow(),
          size(file, "measure_1").bytes().orElseThrow()
              + size(file, "measure_2a").bytes().orElseThrow()
              + size(file, "measure_3").bytes().orElseThrow());
      assertTrue(file.taken().isPresent());
      assertEquals(
          "schema,table,rows,bytes,writes,reads,stats_reset,taken_at",
          csv.lines().findFirst().get());
    }
  }

  private static TableSize size(SizesFile file, String table) {
    return file.tables().get(new Key("app", table)).size();
  }

  private static long rows(SizesFile file, String table) {
    return size(file, table).rows().orElse(-1L);
  }

  @Test
  void countsWritesAndReads() throws IOException, SQLException, InterruptedException {
    try (Server server = new Server();
        Connection session = server.connect();
        Statement statement = session.createStatement()) {
      statement.execute("CREATE TABLE t (id int)");
      statement.execute("INSERT INTO t SELECT generate_series(1, 10)");
      statement.execute("UPDATE t SET id = id + 1; DELETE FROM t WHERE id < 5");
      String row = "";
      // Counters arrive within seconds.
      for (int i = 0; i < 100 && !row.startsWith("public,t,-1,8192,23,2,"); i++) {
        Thread.sleep(100);
        row = csv(statement).lines().skip(1).findFirst().orElse("");
      }
      assertTrue(row.startsWith("public,t,-1,8192,23,2,"), row);
    }
  }
}
