package dev.migralint.rule.read;

import static dev.migralint.yaml.ShapeSchema.ordered;

import dev.migralint.rule.Conditions;
import dev.migralint.rule.FactKind;
import dev.migralint.rule.FactKind.Values;
import dev.migralint.rule.Vocabulary;
import dev.migralint.yaml.ShapeSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the JSON Schema (draft-07) of a rule file for editors, as maps and lists for a JSON writer.
 * It knows every fact and its words; which operations have a fact only the reader checks.
 */
public final class RuleSchema {
  private static final String WHEN = "when";
  private static final String OPTION = "option";

  private final Map<String, Object> definitions = new LinkedHashMap<>();
  private final Map<Values, String> tests = new LinkedHashMap<>();

  private RuleSchema() {}

  /** The schema of a rule file under this vocabulary. */
  public static Map<String, Object> of(Vocabulary vocabulary) {
    RuleSchema conditions = new RuleSchema();
    conditions.definitions.put(
        OPTION,
        ordered(
            "description",
            "The value of an option of the rule.",
            "type",
            "string",
            "pattern",
            "^\\$[a-z][a-z0-9-]*$"));
    conditions.define(WHEN, AllowedFacts.all(vocabulary));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "migralint rule");
    schema.putAll(withConditions(ShapeSchema.of(RuleShape.of(vocabulary))));
    schema.put("definitions", conditions.definitions);
    return schema;
  }

  /** The schema with that of conditions wherever a key {@code when} may stand. */
  private static Map<String, Object> withConditions(Map<?, ?> schema) {
    Map<String, Object> all = new LinkedHashMap<>();
    schema.forEach(
        (key, value) -> {
          Object inside =
              switch (value) {
                case Map<?, ?> map when key.equals(WHEN) ->
                    described(String.valueOf(map.get("description")), reference(WHEN));
                case Map<?, ?> map -> withConditions(map);
                default -> value;
              };
          all.put(String.valueOf(key), inside);
        });
    return all;
  }

  private static Map<String, Object> reference(String name) {
    return Map.of("$ref", "#/definitions/" + name);
  }

  private static Map<String, Object> described(String sentence, Map<String, Object> schema) {
    return ordered("description", sentence, "allOf", List.of(schema));
  }

  /**
   * Defines lines of a condition on these facts under a name, by which groups in it refer to it.
   */
  private void define(String name, List<FactKind> facts) {
    Map<String, Object> properties = new LinkedHashMap<>();
    Map<String, Object> groups = ordered("type", "array", "minItems", 2, "items", reference(name));
    properties.put("any", described("One of these groups of conditions holds.", groups));
    Map<String, Object> lists = new LinkedHashMap<>();
    for (FactKind fact : facts) {
      if (fact.values() instanceof Values.Elements(List<FactKind> parts)) {
        define(fact.name(), parts);
        lists.put(fact.name(), described(fact.sentence(), reference(fact.name())));
      } else {
        properties.put(fact.name(), described(fact.sentence(), reference(test(fact.values()))));
      }
    }
    if (!lists.isEmpty()) {
      String sentence = "One element of the list meets all of these conditions.";
      properties.put("some", described(sentence, object(lists)));
    }
    definitions.put(name, object(properties));
  }

  private static Map<String, Object> object(Map<String, Object> properties) {
    return ordered(
        "type",
        "object",
        "minProperties",
        1,
        "properties",
        properties,
        "additionalProperties",
        false);
  }

  /** The name under which the tests of such values are defined, once for all facts. */
  private String test(Values values) {
    String known = tests.get(values);
    if (known != null) {
      return known;
    }
    String name = "test-" + (tests.size() + 1);
    tests.put(values, name);
    definitions.put(name, tests(values));
    return name;
  }

  private static Map<String, Object> tests(Values values) {
    Map<String, Object> word = word(values);
    Map<String, Object> words = ordered("type", "array", "minItems", 1, "items", word);
    Map<String, Object> test = new LinkedHashMap<>();
    if (values instanceof Values.Text) {
      test.put("matches", ordered("type", "string"));
    }
    if (values instanceof Values.Number
        || (values instanceof Values.Words(List<String> all, boolean hasOrder) && hasOrder)) {
      test.put("at-least", word);
      test.put("at-most", word);
    }
    List<Object> negated = new ArrayList<>(List.of(word, words));
    if (!test.isEmpty()) {
      negated.add(object(new LinkedHashMap<>(test)));
    }
    test.put("not", ordered("anyOf", negated));
    return ordered("anyOf", List.of(word, words, object(test)));
  }

  /** A word; editors that read YAML 1.1 take {@code yes} and {@code no} for booleans. */
  private static Map<String, Object> word(Values values) {
    return switch (values) {
      case Values.Words(List<String> words, boolean hasOrder) -> {
        List<Object> known = new ArrayList<>(words);
        if (!words.contains(Conditions.UNKNOWN)) {
          known.add(Conditions.UNKNOWN);
        }
        if (words.contains("yes")) {
          known.addAll(List.of(true, false));
        }
        yield ordered("anyOf", List.of(ordered("enum", known), reference(OPTION)));
      }
      case Values.Number number -> ordered("type", List.of("integer", "string"));
      case Values.Text text -> ordered("type", List.of("string", "number", "boolean"));
      case Values.Elements list -> Map.of();
    };
  }
}
