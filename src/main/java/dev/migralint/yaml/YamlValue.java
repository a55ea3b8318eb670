package dev.migralint.yaml;

import dev.migralint.source.Position;
import java.util.List;
import java.util.Optional;

/** A piece of YAML and where it starts. Every scalar is the text as written: {@code no} is "no". */
public sealed interface YamlValue {
  /** Where it starts. */
  Position at();

  /** One text; "" where nothing was written. */
  record Scalar(Position at, String text) implements YamlValue {}

  /** A list. */
  record Sequence(Position at, List<YamlValue> items) implements YamlValue {}

  /** Keys and their values, in the order written; no key twice. */
  record Mapping(Position at, List<Entry> entries) implements YamlValue {

    /** The value of a key; empty when the key is not written. */
    public Optional<YamlValue> get(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return Optional.of(entry.value());
        }
      }
      return Optional.empty();
    }

    /** The text of a key; empty when the key is not written or holds no text. */
    public Optional<String> text(String key) {
      return scalar(key).map(Scalar::text);
    }

    /** The scalar of a key; empty when the key is not written or holds something else. */
    public Optional<Scalar> scalar(String key) {
      return get(key).flatMap(YamlValue::asScalar);
    }

    /** The items of a key: those of its list, or the one value that stands for a list of one. */
    public List<YamlValue> items(String key) {
      return get(key).map(YamlValue::asItems).orElse(List.of());
    }

    /** The texts among the items of a key. */
    public List<String> texts(String key) {
      return items(key).stream().flatMap(i -> i.asScalar().stream()).map(Scalar::text).toList();
    }

    /** The mappings among the items of a key. */
    public List<Mapping> mappings(String key) {
      return items(key).stream().flatMap(i -> i.asMapping().stream()).toList();
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, YamlValue value) {}

  /** This value where it is a scalar. */
  default Optional<Scalar> asScalar() {
    return this instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
  }

  /** This value where it is a mapping. */
  default Optional<Mapping> asMapping() {
    return this instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  /** The items of a list, or this value as the only one. */
  default List<YamlValue> asItems() {
    return this instanceof Sequence sequence ? sequence.items() : List.of(this);
  }
}
