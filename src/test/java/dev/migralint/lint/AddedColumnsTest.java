package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Finding.Advice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What advice adds first. */
class AddedColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "bigint NOT NULL DEFAULT 1, ADD COLUMN team bigint NOT NULL DEFAULT 1",
    "bigint DEFAULT 1, ADD COLUMN team bigint DEFAULT 1",
  })
  void aColumnIsAddedAsItIsWritten(String definition, String added) {
    List<Finding> found =
        BuiltInFindings.in(
            List.of("CREATE TABLE team (id bigint PRIMARY KEY); CREATE TABLE person (a int);"),
            "ALTER TABLE person ADD COLUMN team %s, ADD FOREIGN KEY (team) REFERENCES team;"
                .formatted(definition));
    Finding key =
        found.stream()
            .filter(f -> f.rule().id().equals("foreign-key-validating"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        Optional.of("ALTER TABLE person %s;".formatted(added)),
        key.instead().stream().map(Advice::sql).flatMap(Optional::stream).findFirst());
  }

  @Test
  void aColumnThatIsReplacedIsDroppedToo() {
    List<Finding> found =
        BuiltInFindings.in(
            List.of("CREATE TABLE team (id bigint PRIMARY KEY); CREATE TABLE person (team text);"),
            "ALTER TABLE person DROP COLUMN team, ADD COLUMN team bigint,"
                + " ADD FOREIGN KEY (team) REFERENCES team;");
    assertEquals(
        Optional.of("ALTER TABLE person DROP COLUMN team, ADD COLUMN team bigint;"),
        found.stream()
            .filter(f -> f.rule().id().equals("foreign-key-validating"))
            .flatMap(key -> key.instead().stream())
            .map(Advice::sql)
            .flatMap(Optional::stream)
            .findFirst());
  }
}
