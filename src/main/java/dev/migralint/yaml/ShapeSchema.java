package dev.migralint.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes JSON Schemas (draft-07) for editors from the tables that the readers check against, as maps
 * and lists for a JSON writer. https://json-schema.org/draft-07
 */
public final class ShapeSchema {
  private ShapeSchema() {}

  /** The schema of one shape. */
  public static Map<String, Object> of(Shape shape) {
    return switch (shape) {
      case Shape.Free free -> Map.of();
      case Shape.Text text -> text();
      case Shape.Day day -> ordered("type", "string", "format", "date");
      case Shape.WholeNumber number ->
          ordered("type", "integer", "minimum", number.least(), "maximum", number.most());
      case Shape.OneOf oneOf -> ordered("enum", oneOf.words());
      case Shape.ListOf list -> list(list.item());
      case Shape.OneOrMore list -> ordered("anyOf", List.of(of(list.item()), list(list.item())));
      case Shape.MapOf map ->
          ordered("type", List.of("object", "null"), "additionalProperties", of(map.value()));
      case Shape.Keys keys -> keys(keys);
      case Shape.ScalarOrKeys either ->
          ordered("anyOf", List.of(of(either.scalar()), keys(either.keys())));
    };
  }

  private static Map<String, Object> text() {
    return ordered("type", "string", "minLength", 1);
  }

  private static Map<String, Object> list(Shape item) {
    return ordered("type", "array", "items", of(item));
  }

  private static Map<String, Object> keys(Shape.Keys keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Shape.Key key : keys.keys()) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", key.sentence());
      property.putAll(of(key.shape()));
      properties.put(key.name(), property);
    }
    Map<String, Object> schema = ordered("type", "object", "properties", properties);
    List<String> required =
        keys.keys().stream().filter(Shape.Key::required).map(Shape.Key::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /** A map that keeps the order of its entries; names and values take turns. */
  public static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
