package dev.migralint.yaml;

import java.util.List;

/**
 * What a YAML file may hold: the table that reading checks against and that schemas for editors are
 * made from.
 */
public sealed interface Shape {
  /** Any text but an empty one. */
  record Text() implements Shape {}

  /** A whole number between two bounds, both allowed. */
  record WholeNumber(int least, int most) implements Shape {}

  /** A day like {@code 2027-01-31}; whether there is such a day is for the reader to say. */
  record Day() implements Shape {}

  /** One of these words. */
  record OneOf(List<String> words) implements Shape {}

  /** A list, written out. */
  record ListOf(Shape item) implements Shape {}

  /** A list, or one item that stands for a list of one. */
  record OneOrMore(Shape item) implements Shape {}

  /** Keys of the writer's choice, all with values of one shape. */
  record MapOf(Shape value) implements Shape {}

  /** A mapping with these keys and no others. */
  record Keys(List<Key> keys) implements Shape {
    /** The names of all keys. */
    public List<String> names() {
      return keys.stream().map(Key::name).toList();
    }
  }

  /** One value, or the same said with keys. */
  record ScalarOrKeys(Shape scalar, Keys keys) implements Shape {}

  /** Something that has a reader of its own. */
  record Free() implements Shape {}

  /** A key: its name, what it says in one sentence, whether it must be there, and its value. */
  record Key(String name, String sentence, boolean required, Shape shape) {
    /** A key that must be there. */
    public static Key required(String name, String sentence, Shape shape) {
      return new Key(name, sentence, true, shape);
    }

    /** A key that may be left out. */
    public static Key optional(String name, String sentence, Shape shape) {
      return new Key(name, sentence, false, shape);
    }
  }
}
