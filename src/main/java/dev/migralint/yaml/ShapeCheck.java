package dev.migralint.yaml;

import dev.migralint.source.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares a YAML value with its shape and adds the differences to the problems. */
public final class ShapeCheck {
  private final Problems problems;

  private ShapeCheck(Problems problems) {
    this.problems = problems;
  }

  /** Checks a whole file; what it is called in messages is given as "a rule". */
  public static void check(YamlValue document, Shape shape, String what, Problems problems) {
    new ShapeCheck(problems).check(what, document, shape);
  }

  private void check(String what, YamlValue value, Shape shape) {
    switch (shape) {
      case Shape.Free free -> {}
      case Shape.Text text -> scalar(what, value, "text");
      case Shape.Day day -> scalar(what, value, "a day like 2027-01-31");
      case Shape.WholeNumber number -> number(what, value, number);
      case Shape.OneOf oneOf -> word(what, value, oneOf.words());
      case Shape.ListOf list -> {
        if (value instanceof YamlValue.Sequence sequence) {
          items(what, sequence, list.item());
        } else {
          wrong(what, value.at(), "a list");
        }
      }
      case Shape.OneOrMore list -> {
        if (value instanceof YamlValue.Sequence sequence) {
          items(what, sequence, list.item());
        } else {
          check(what, value, list.item());
        }
      }
      case Shape.MapOf map -> {
        if (value instanceof YamlValue.Mapping mapping) {
          mapping.entries().forEach(e -> check(quoted(e.key().text()), e.value(), map.value()));
        } else if (!isEmpty(value)) {
          wrong(what, value.at(), "a mapping (`name: value` lines)");
        }
      }
      case Shape.Keys keys -> keys(what, value, keys);
      case Shape.ScalarOrKeys either -> {
        if (value instanceof YamlValue.Scalar) {
          check(what, value, either.scalar());
        } else {
          keys(what, value, either.keys());
        }
      }
    }
  }

  private void items(String what, YamlValue.Sequence sequence, Shape item) {
    String each = "an item of " + what;
    for (YamlValue i : sequence.items()) {
      check(each, i, item);
    }
  }

  private boolean scalar(String what, YamlValue value, String expected) {
    if (!(value instanceof YamlValue.Scalar scalar)) {
      wrong(what, value.at(), expected);
      return false;
    }
    if (scalar.text().isBlank()) {
      problems.add(value.at(), what + " has no value.", "Write " + expected + ", or remove it.");
      return false;
    }
    return true;
  }

  private void number(String what, YamlValue value, Shape.WholeNumber bounds) {
    String expected = "a whole number from " + bounds.least() + " to " + bounds.most();
    if (scalar(what, value, expected) && value instanceof YamlValue.Scalar scalar) {
      boolean digits = scalar.text().matches("[0-9]{1,9}");
      int number = digits ? Integer.parseInt(scalar.text()) : -1;
      if (number < bounds.least() || number > bounds.most()) {
        problems.add(value.at(), what + " is `" + scalar.text() + "`.", "Write " + expected + ".");
      }
    }
  }

  private void word(String what, YamlValue value, List<String> words) {
    if (scalar(what, value, "one of the words it can be")
        && value instanceof YamlValue.Scalar scalar
        && !words.contains(scalar.text())) {
      problems.add(
          value.at(),
          what + " can't be `" + scalar.text() + "`.",
          Nearest.hint(scalar.text(), words));
    }
  }

  private void keys(String what, YamlValue value, Shape.Keys keys) {
    if (!(value instanceof YamlValue.Mapping mapping)) {
      wrong(what, value.at(), "a mapping with the keys " + String.join(", ", keys.names()));
      return;
    }
    for (YamlValue.Entry entry : mapping.entries()) {
      String name = entry.key().text();
      Shape.Key known = find(keys, name);
      if (known != null) {
        check(quoted(name), entry.value(), known.shape());
      } else {
        problems.add(
            entry.key().at(),
            what + " has no key `" + name + "`.",
            Nearest.hint(name, keys.names()));
      }
    }
    List<String> missing = new ArrayList<>();
    for (Shape.Key key : keys.keys()) {
      if (key.required() && mapping.get(key.name()).isEmpty()) {
        missing.add(quoted(key.name()));
      }
    }
    if (!missing.isEmpty()) {
      problems.add(mapping.at(), what + " lacks " + String.join(", ", missing) + ".", "Add it.");
    }
  }

  private static Shape.@Nullable Key find(Shape.Keys keys, String name) {
    for (Shape.Key key : keys.keys()) {
      if (key.name().equals(name)) {
        return key;
      }
    }
    return null;
  }

  private void wrong(String what, Position at, String expected) {
    problems.add(at, what + " must be " + expected + ".", "Write it so, or remove it.");
  }

  private static boolean isEmpty(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar && scalar.text().isEmpty();
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }
}
