package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.BuiltInRules;
import dev.migralint.rule.RuleBook;
import dev.migralint.rule.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that a template names may be the one that the session's search path finds. */
class TemplateSchemasTest {
  private static final RuleBook RULES =
      RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book();

  @ParameterizedTest
  @ValueSource(strings = {"${schema}", "{{ index .Options \"Namespace\" }}", "app"})
  void anUnqualifiedNameIsFoundThere(String schema) {
    String table = "CREATE TABLE %s.account (id int, email text);".formatted(schema);
    String index = "CREATE INDEX IF NOT EXISTS by_email ON %s.account (email);".formatted(schema);
    List<String> found =
        new ExampleRun(RULES.rules(), Optional.empty())
                .change(
                    List.of(table + index),
                    List.of("DROP INDEX IF EXISTS by_email;" + index),
                    Optional.empty())
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
