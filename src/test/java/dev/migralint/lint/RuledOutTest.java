package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding;
import dev.migralint.postgres.Failure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failures an earlier statement of the transaction may have ruled out. */
class RuledOutTest {
  private static final String TABLES =
      """
      CREATE TABLE team (id int PRIMARY KEY);
      CREATE TABLE person (id int PRIMARY KEY, team int, name text, age int);
      ALTER TABLE person ADD CONSTRAINT adult CHECK (age > 17);
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 | ALTER TABLE person ALTER name SET NOT NULL | false",
        "UPDATE person SET name = 'a' WHERE name IS NULL | ALTER TABLE person ALTER name SET NOT"
            + " NULL | true",
        "DELETE FROM person WHERE name IS NULL | ALTER TABLE person ALTER name SET NOT NULL | true",
        "UPDATE team SET id = 1 WHERE id = 2 | ALTER TABLE person ALTER name SET NOT NULL | false",
        "ALTER TABLE person DROP CONSTRAINT adult | ALTER TABLE person ADD UNIQUE (age) | false",
        "ALTER TABLE person DROP CONSTRAINT adult | ALTER TABLE person ALTER name SET NOT NULL"
            + " | false",
        "ALTER TABLE person DROP CONSTRAINT adult | ALTER TABLE person ALTER age SET NOT NULL"
            + " | true",
        "ALTER TABLE person DROP CONSTRAINT other | ALTER TABLE person ALTER name SET NOT NULL"
            + " | true",
        "ALTER TABLE person DROP CONSTRAINT other | ALTER TABLE person ADD code int NOT NULL"
            + " | false",
        "ALTER TABLE person DROP CONSTRAINT adult | ALTER TABLE person ADD CHECK (age > 9) | true",
        "SELECT 1 | ALTER TABLE person ADD FOREIGN KEY (team) REFERENCES team | false",
        "INSERT INTO team SELECT team FROM person | ALTER TABLE person ADD FOREIGN KEY (team)"
            + " REFERENCES team | true",
      })
  void byAnEarlierStatement(String before, String statement, boolean ruledOut) {
    String change = "BEGIN; " + before + "; " + statement + "; COMMIT;";
    List<Boolean> failures =
        BuiltInFindings.in(List.of(TABLES), change).stream()
            .filter(finding -> finding.span().start() > before.length())
            .map(Finding::effect)
            .flatMap(effect -> effect.failures().stream())
            .map(Failure::mayBeRuledOut)
            .toList();
    assertEquals(List.of(ruledOut), failures);
  }
}
