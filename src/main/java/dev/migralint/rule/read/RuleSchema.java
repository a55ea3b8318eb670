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
  private static final Map<String, Object> REFERENCE = Map.of("$ref", "#/definitions/when");

  private RuleSchema() {}

  /** The schema of a rule file under this vocabulary. */
  public static Map<String, Object> of(Vocabulary vocabulary) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "migralint rule");
    schema.putAll(ShapeSchema.of(RuleShape.of(vocabulary)));
    Map<String, Object> rule = withConditions(schema);
    rule.put("definitions", Map.of(WHEN, conditions(AllowedFacts.all(vocabulary), REFERENCE)));
    return rule;
  }

  /** The schema with that of conditions wherever a key {@code when} may stand. */
  private static Map<String, Object> withConditions(Map<?, ?> schema) {
    Map<String, Object> all = new LinkedHashMap<>();
    schema.forEach(
        (key, value) -> {
          Object inside =
              switch (value) {
                case Map<?, ?> map when key.equals(WHEN) -> described(map);
                case Map<?, ?> map -> withConditions(map);
                default -> value;
              };
          all.put(String.valueOf(key), inside);
        });
    return all;
  }

  private static Map<String, Object> described(Map<?, ?> free) {
    return ordered("description", free.get("description"), "allOf", List.of(REFERENCE));
  }

  /** Lines of a condition; a group of {@code any} is of the given schema. */
  private static Map<String, Object> conditions(List<FactKind> facts, Map<String, Object> group) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        "any",
        ordered(
            "description",
            "One of these groups of conditions holds.",
            "type",
            "array",
            "minItems",
            2,
            "items",
            group));
    Map<String, Object> lists = new LinkedHashMap<>();
    for (FactKind fact : facts) {
      if (fact.values() instanceof Values.Elements(List<FactKind> parts)) {
        lists.put(fact.name(), conditions(parts));
      } else {
        properties.put(fact.name(), fact(fact));
      }
    }
    if (!lists.isEmpty()) {
      Map<String, Object> some = object(lists);
      some.put("description", "One element of the list meets all of these conditions.");
      properties.put("some", some);
    }
    return object(properties);
  }

  /** Conditions on one element of a list; its groups have no more groups in them. */
  private static Map<String, Object> conditions(List<FactKind> parts) {
    return conditions(parts, conditions(parts, Map.of("type", "object")));
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

  private static Map<String, Object> fact(FactKind fact) {
    Map<String, Object> words = words(fact.values());
    List<Object> tests = new ArrayList<>(List.of(words));
    Map<String, Object> test = new LinkedHashMap<>();
    if (fact.values() instanceof Values.Text) {
      test.put("matches", ordered("type", "string"));
    }
    if (fact.values() instanceof Values.Number
        || fact.values() instanceof Values.Words(List<String> w, boolean ordered) && ordered) {
      test.put("at-least", word(fact.values()));
      test.put("at-most", word(fact.values()));
    }
    List<Object> negated = new ArrayList<>(List.of(words));
    if (!test.isEmpty()) {
      negated.add(object(new LinkedHashMap<>(test)));
    }
    test.put("not", ordered("anyOf", negated));
    tests.add(object(test));
    return ordered("description", fact.sentence(), "anyOf", tests);
  }

  /** A word, or a list of words. */
  private static Map<String, Object> words(Values values) {
    Map<String, Object> word = word(values);
    return ordered("anyOf", List.of(word, ordered("type", "array", "minItems", 1, "items", word)));
  }

  /** A word; editors that read YAML 1.1 take {@code yes} and {@code no} for booleans. */
  private static Map<String, Object> word(Values values) {
    return switch (values) {
      case Values.Words(List<String> words, boolean isOrdered) -> {
        List<Object> known = new ArrayList<>(words);
        if (!words.contains(Conditions.UNKNOWN)) {
          known.add(Conditions.UNKNOWN);
        }
        if (words.contains("yes")) {
          known.add(true);
          known.add(false);
        }
        yield ordered("enum", known);
      }
      case Values.Number number -> ordered("type", List.of("integer", "string"));
      case Values.Text text -> ordered("type", List.of("string", "number", "boolean"));
      case Values.Elements list -> Map.of();
    };
  }
}
