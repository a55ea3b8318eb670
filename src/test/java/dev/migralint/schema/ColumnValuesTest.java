package dev.migralint.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.Transaction;
import dev.migralint.postgres.Played;
import dev.migralint.sql.Name;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of the values of a column that a migration adds. */
class ColumnValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 | true | false",
        "UPDATE t SET a = 1 | true | false",
        "UPDATE t SET n = 1 | false | true",
        "UPDATE t SET n = 1 WHERE a > 1 | false | false",
        "UPDATE t SET n = 1; UPDATE t SET n = 2 WHERE a > 1 | false | true",
        "UPDATE t SET n = 1; UPDATE t SET n = NULL WHERE a > 1 | false | false",
        "UPDATE t SET n = 1 WHERE n IS NULL | false | true",
        "UPDATE t SET n = coalesce(n, 1) WHERE (n) IS NULL | false | true",
        "UPDATE t SET n = 1 WHERE n IS NOT NULL | false | false",
        "UPDATE t SET n = 1 WHERE a IS NULL | false | false",
        "UPDATE t SET n = 1 WHERE n IS NULL AND a > 1 | false | false",
        "UPDATE t SET n = a | false | false",
        "UPDATE t SET n = id | false | true",
        "UPDATE t SET n = 1 FROM u | false | false",
        "UPDATE t SET (n, a) = (1, 2) | false | false",
        "INSERT INTO t (id) VALUES (1) | true | false",
        "INSERT INTO t (id, n) VALUES (1, 2) | false | false",
        "INSERT INTO t VALUES (1, 2, 3) | false | false",
        "INSERT INTO t (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET n = 2 | false | false",
        "MERGE INTO t USING u ON true WHEN MATCHED THEN UPDATE SET n = 1 | false | false",
        "COPY t FROM '/f' | false | false",
        "ALTER TABLE t ALTER n SET DEFAULT 1 | false | false",
        "ALTER TABLE t ALTER n TYPE bigint | false | false",
        "ALTER TABLE t RENAME n TO m; ALTER TABLE t RENAME m TO n | true | false",
        "CREATE TRIGGER g BEFORE UPDATE ON t EXECUTE FUNCTION f(); UPDATE t SET a = 1 | false |"
            + " false",
        "CREATE TRIGGER g BEFORE UPDATE ON t EXECUTE FUNCTION f(); UPDATE t SET n = 1 | false |"
            + " false",
      })
  void ofANewColumn(String sql, boolean untouched, boolean given) {
    Played played = new Played().before("CREATE TABLE t (id int PRIMARY KEY, a int)");
    played.change(Transaction.FILE, "ALTER TABLE t ADD COLUMN n int;" + sql);
    Column column =
        played
            .catalog
            .relation(Played.name("t"))
            .flatMap(t -> t.column(Name.unquoted("n")))
            .orElseThrow();
    assertEquals(untouched, column.added().isPresent());
    assertEquals(given, column.given().isPresent());
  }
}
