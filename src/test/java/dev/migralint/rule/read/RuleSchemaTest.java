package dev.migralint.rule.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.migralint.rule.Vocabulary;
import dev.migralint.source.SourceFile;
import dev.migralint.yaml.Problems;
import dev.migralint.yaml.Yaml;
import dev.migralint.yaml.YamlValue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSchemaTest {
  private static final Vocabulary VOCABULARY = Vocabulary.standard();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(new ObjectMapper().<JsonNode>valueToTree(RuleSchema.of(VOCABULARY)));

  private static final String RULE =
      """
      title: New table without created_at
      severity: warning
      hazard: design
      match: create-table
      judge: after-change
      when:
        table.columns: {not: created_at}
        table.temporary: no
        effect.lock: {at-least: share}
        any:
          - {table.held: {not: {at-most: share}}}
          - {table.born: [earlier, unknown]}
        some: {column-list: {name: {matches: 'a.*'}, not-null: no}}
      message: "{table} has none."
      why: Because.
      bad: [{case: none, sql: CREATE TABLE t (), postgres: 14}]
      good: [{case: one, sql: CREATE TABLE t (created_at date)}]
      """;

  @Test
  void everyBuiltInRuleIsValid() {
    for (SourceFile file : BuiltInRules.files()) {
      assertEquals(Set.of(), SCHEMA.validate(json(file)), file.path());
    }
  }

  @Test
  void theExampleIsValidForSchemaAndReader() {
    SourceFile file = new SourceFile("rules/created-at.yml", RULE);
    assertEquals(Set.of(), SCHEMA.validate(json(file)));
    assertEquals(0, RuleReader.read(file, VOCABULARY).problems().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: New table without created_at | titel: x",
        "severity: warning | severity: loud",
        "severity: warning | severity: {strikt: warning}",
        "hazard: design | hazard: desing",
        "match: create-table | match: create-tabel",
        "judge: after-change | judge: later",
        "{not: created_at} | {nott: created_at}",
        "table.columns: | table.colums:",
        "table.temporary: no | table.temporary: maybe",
        "table.temporary: no | table.temporary: {matches: n.}",
        "table.temporary: no | table.temporary: {at-least: no}",
        "{at-least: share} | {at-least: shared}",
        "{at-most: share} | {at-most: [share]}",
        "[earlier, unknown] | [earlyer]",
        "[earlier, unknown] | []",
        "name: {matches | nam: {matches",
        "column-list: | table.columns:",
        "postgres: 14 | postgres: 9",
        "sql: CREATE TABLE t () | sqll: CREATE TABLE t ()",
        "- {table.held: {not: {at-most: share}}} | ",
      })
  void whatTheReaderRefusesIsInvalid(String from, String to) {
    String broken = RULE.replace(from, to == null ? "" : to);
    assertFalse(broken.equals(RULE), from);
    SourceFile file = new SourceFile("rules/created-at.yml", broken);
    assertFalse(SCHEMA.validate(json(file)).isEmpty(), broken);
    assertFalse(RuleReader.read(file, VOCABULARY).problems().isEmpty(), broken);
  }

  /** The file as an editor's YAML 1.2 reads it: yes and no are words, digits are numbers. */
  private static JsonNode json(SourceFile file) {
    return json(Yaml.read(file, new Problems(file.path())).orElseThrow());
  }

  private static JsonNode json(YamlValue value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case YamlValue.Scalar scalar ->
          scalar.text().matches("[0-9]{1,9}")
              ? nodes.numberNode(Integer.parseInt(scalar.text()))
              : nodes.textNode(scalar.text());
      case YamlValue.Sequence sequence -> {
        ArrayNode array = nodes.arrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlValue.Mapping mapping -> {
        ObjectNode object = nodes.objectNode();
        mapping.entries().forEach(e -> object.set(e.key().text(), json(e.value())));
        yield object;
      }
    };
  }
}
