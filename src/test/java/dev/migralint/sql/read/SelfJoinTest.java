package dev.migralint.sql.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.source.SourceFile;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Name;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which UPDATE joins each row of its table with itself. */
class SelfJoinTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t SET n = o.n FROM (SELECT id, row_number() OVER () AS n FROM t) o WHERE t.id ="
            + " o.id",
        "UPDATE t SET n = o.n FROM (SELECT id, row_number() OVER () AS n FROM t) o WHERE o.id ="
            + " t.id",
        "UPDATE t x SET n = o.n FROM (SELECT id AS k, n + 1 AS n FROM t) AS o WHERE x.id = o.k",
        "UPDATE t SET n = o.n FROM (SELECT *, rank() OVER (ORDER BY id) AS r FROM t) o WHERE t.id ="
            + " o.id",
        "WITH o AS (SELECT id, n FROM t) UPDATE t SET n = o.n FROM o WHERE t.id = o.id",
        "WITH o AS (SELECT id, n FROM t) UPDATE t SET n = p.n FROM o p WHERE t.id = p.id",
        "UPDATE t SET n = o.n FROM t o WHERE t.id = o.id",
        "UPDATE s.t SET n = coalesce(o.n, 0) FROM s.t AS o WHERE t.id = o.id",
      })
  void each(String sql) {
    assertEquals(Optional.of(Name.unquoted("id")), update(sql).selfJoin());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t SET n = 1",
        "UPDATE t SET n = 1 WHERE id = 2",
        "UPDATE t SET n = o.n FROM o WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM s.t o WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM t o WHERE t.id = o.parent",
        "UPDATE t SET n = o.n FROM t o WHERE t.id < o.id",
        "UPDATE t SET n = o.n FROM t o WHERE t.id = o.id AND o.n > 1",
        "UPDATE t SET n = o.n FROM t o, u WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM t o WHERE id = o.id",
        "UPDATE t SET n = o.n FROM t o (b, id) WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM (SELECT id, n FROM t WHERE n > 1) o WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM (SELECT id, n FROM t LIMIT 10) o WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM (SELECT id, n FROM t GROUP BY id, n HAVING n > 1) o WHERE t.id ="
            + " o.id",
        "UPDATE t SET n = o.n FROM (SELECT min(id) AS id, 1 AS n FROM t) o WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM (SELECT id, unnest(a) AS n FROM t) o WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM (SELECT parent AS id, n FROM t) o WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM (SELECT id, n FROM t JOIN u USING (id)) o WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM (SELECT id, n FROM t TABLESAMPLE system (1)) o WHERE t.id ="
            + " o.id",
        "UPDATE t SET n = o.n FROM (SELECT id, n FROM t INTERSECT TABLE u) o WHERE t.id = o.id",
        "UPDATE t SET n = o.n FROM (SELECT id, n FROM t) o (n, id) WHERE t.id = o.id",
        "WITH t AS (SELECT 1 AS id, 2 AS n) UPDATE t SET n = o.n FROM t o WHERE t.id = o.id",
        "WITH o (n, id) AS (SELECT id, n FROM t) UPDATE t SET n = o.n FROM o WHERE t.id = o.id",
        "WITH o AS (DELETE FROM t RETURNING id, n) UPDATE t SET n = o.n FROM o WHERE t.id = o.id",
      })
  void some(String sql) {
    assertEquals(Optional.empty(), update(sql).selfJoin());
  }

  private static Update update(String sql) {
    return (Update)
        ScriptReader.read(new SourceFile("m.sql", sql))
            .statements()
            .getFirst()
            .operations()
            .getLast();
  }
}
