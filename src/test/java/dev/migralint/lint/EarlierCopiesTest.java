package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dropped column or table loses, if an earlier migration has copied values. */
class EarlierCopiesTest {
  private static final String TABLES =
      "CREATE TABLE hook (id int, kind int, word text); CREATE TABLE log (kind int, text text);";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE hook SET word = kind::text | , except what 0002_step.sql:1 copied to word",
        "UPDATE hook SET word = 'a' WHERE kind = 1 | ",
        "UPDATE hook SET kind = kind + 1 | ",
        "INSERT INTO log SELECT kind, word FROM hook | , except what 0002_step.sql:1 copied to log",
        "INSERT INTO log SELECT * FROM hook | , except what 0002_step.sql:1 copied to log",
        "INSERT INTO log SELECT h.kind FROM hook h JOIN log ON true | ",
        "CREATE TABLE b AS SELECT kind FROM hook | , except what 0002_step.sql:1 copied to b",
        "UPDATE hook SET word = kind::text; ALTER TABLE hook DROP kind, ADD kind int | ",
      })
  void ofAColumn(String copy, String except) {
    assertEquals(lost("values", except), message(copy, "ALTER TABLE hook DROP COLUMN kind"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO log SELECT kind, word FROM hook | , except what 0002_step.sql:1 copied to log",
        "UPDATE hook SET word = kind::text | ",
      })
  void ofATable(String copy, String except) {
    assertEquals(lost("rows", except), message(copy, "DROP TABLE hook"));
  }

  @Test
  void ofARenamedColumn() {
    assertEquals(
        lost("values", ", except what 0002_step.sql:1 copied to word"),
        message(
            "UPDATE hook SET word = kind::text; ALTER TABLE hook RENAME kind TO k",
            "ALTER TABLE hook DROP COLUMN k"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE hook ADD b int NOT NULL, DROP kind | the change fails if the table holds a"
            + " row",
        "ALTER TABLE hook ADD b int NOT NULL; ALTER TABLE hook DROP kind"
            + " | the change fails if the table holds a row",
        "TRUNCATE hook; ALTER TABLE hook DROP kind | the change removes all rows before",
      })
  void ofATableWithoutRows(String change, String because) {
    Finding dropped = dropped("UPDATE hook SET word = kind::text", change);
    assertEquals(
        "Queries that use hook.kind fail once this commits. No value is lost, because "
            + because
            + ".",
        dropped.message());
    assertEquals(List.of(), dropped.effect().losses());
  }

  private static String lost(String values, String except) {
    return "Its " + values + " are lost" + (except == null ? "" : except) + ".";
  }

  private static String message(String earlier, String change) {
    String message = dropped(earlier, change).message();
    return message.substring(message.indexOf("Its "));
  }

  private static Finding dropped(String earlier, String change) {
    return BuiltInFindings.in(List.of(TABLES, earlier), change).stream()
        .filter(f -> f.rule().id().startsWith("dropped-"))
        .findFirst()
        .orElseThrow();
  }
}
