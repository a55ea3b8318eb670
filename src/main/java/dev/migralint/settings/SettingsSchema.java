package dev.migralint.settings;

import dev.migralint.yaml.ShapeSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the JSON Schema of settings for editors, as maps and lists for a JSON writer. */
public final class SettingsSchema {
  private SettingsSchema() {}

  /** The schema of {@code .migralint.yml}; the rule ids complete the keys of {@code rules}. */
  public static Map<String, Object> settings(List<String> layouts, Collection<String> ruleIds) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "migralint settings");
    // A file that only holds comments is null to a validator.
    schema.put("type", List.of("object", "null"));
    Map<String, Object> keys = new LinkedHashMap<>(ShapeSchema.of(SettingsShape.of(layouts)));
    keys.remove("type");
    schema.putAll(keys);
    addRuleIds(schema, ruleIds);
    return schema;
  }

  private static void addRuleIds(Map<String, Object> schema, Collection<String> ruleIds) {
    if (schema.get("properties") instanceof Map<?, ?> properties
        && properties.get("rules") instanceof Map<?, ?> rules
        && rules.get("additionalProperties") instanceof Map<?, ?> level) {
      Map<String, Object> known = new LinkedHashMap<>();
      ruleIds.forEach(id -> known.put(id, level));
      Map<String, Object> withIds = new LinkedHashMap<>();
      rules.forEach((key, value) -> withIds.put(String.valueOf(key), value));
      withIds.put("properties", known);
      Map<String, Object> all = new LinkedHashMap<>();
      properties.forEach((key, value) -> all.put(String.valueOf(key), value));
      all.put("rules", withIds);
      schema.put("properties", all);
    }
  }
}
