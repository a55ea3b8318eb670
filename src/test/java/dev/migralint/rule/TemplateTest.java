package dev.migralint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Facts FACTS =
      Words.facts(
          Map.of(
              "table", Fact.of("account"),
              "two", new Fact.Words(List.of("a", "b")),
              "three", new Fact.Words(List.of("a", "b", "c")),
              "none", new Fact.Words(List.of()),
              "brace", Fact.of("{table}"),
              "made-up", Fact.of("%{r.name}"),
              "part", Fact.of("\"app\".t_%{n}")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no placeholder         | no placeholder         | no placeholder",
        "{table} is             | account is             | account is",
        "{two}                  | a and b                | a, b",
        "{three}!               | a, b and c!            | a, b, c!",
        "on {column}            | on the column          | on <column>",
        "{column.new-type}      | the new type           | <new type>",
        "{none}                 | the none               | <none>",
        "'{{}}'                 | '{}'                   | '{}'",
        "{{table}}              | {table}                | {table}",
        "{{{table}}}            | {account}              | {account}",
        "a } b                  | a } b                  | a } b",
        "{brace}                | {table}                | {table}",
        "drops {made-up}        | drops the made up      | drops <made up>",
        "drops {part}           | drops \"app\".t_…       | drops \"app\".t_…",
      })
  void fills(String text, String forPeople, String sql) {
    Template template = Template.parse(text);
    assertEquals(forPeople, template.fill(FACTS));
    assertEquals(sql, template.fillSql(FACTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "a {", "{}", "{ table }", "{Table}", "{table", "{a..b}", "{a_b}"})
  void aBraceThatOpensNothingIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Template.parse(text));
  }
}
