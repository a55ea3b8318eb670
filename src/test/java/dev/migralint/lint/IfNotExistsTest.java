package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rows hold in a column after ADD COLUMN IF NOT EXISTS. */
class IfNotExistsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE t (id int PRIMARY KEY) | ADD COLUMN IF NOT EXISTS c int | true",
        "CREATE TABLE t (id int PRIMARY KEY, c int) | ADD COLUMN IF NOT EXISTS c int | false",
        "CREATE SCHEMA s | ADD COLUMN IF NOT EXISTS c int | false",
        "CREATE SCHEMA s | ADD COLUMN c int | true",
      })
  void theyHoldNullWhereItIsNew(String earlier, String action, boolean onlyNulls) {
    List<Finding> found =
        BuiltInFindings.in(
            List.of(earlier), "ALTER TABLE t %s; ALTER TABLE t ADD UNIQUE (c)".formatted(action));
    assertEquals(
        onlyNulls ? 0 : 1,
        found.stream().flatMap(finding -> finding.effect().failures().stream()).count());
  }
}
