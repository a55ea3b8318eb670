package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that a template names may be the one that the session's search path finds. */
class TemplateSchemasTest {
  @ParameterizedTest
  @ValueSource(strings = {"${schema}", "{{ index .Options \"Namespace\" }}", "app"})
  void anUnqualifiedNameIsFoundThere(String schema) {
    String table = "CREATE TABLE %s.account (id int, email text);".formatted(schema);
    String index = "CREATE INDEX IF NOT EXISTS by_email ON %s.account (email);".formatted(schema);
    List<String> found =
        BuiltInFindings.in(List.of(table + index), "DROP INDEX IF EXISTS by_email;" + index)
            .stream()
            .map(finding -> finding.rule().id())
            .toList();
    assertEquals(
        schema.equals("app")
            ? List.of("index-dropped-blocking")
            : List.of("index-dropped-blocking", "index-blocking-writes"),
        found);
  }
}
