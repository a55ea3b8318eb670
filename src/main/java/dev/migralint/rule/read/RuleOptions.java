package dev.migralint.rule.read;

import dev.migralint.yaml.Nearest;
import dev.migralint.yaml.Problems;
import dev.migralint.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of a rule: words that settings may replace. A condition writes {@code $name} in the
 * place of a value, a text {@code {option.name}}.
 */
final class RuleOptions {
  private static final Pattern IN_TEXT = Pattern.compile("\\{option\\.([a-z][a-z0-9-]*)\\}");

  private final Map<String, List<String>> values;
  private final Problems problems;
  private final Set<String> used = new HashSet<>();

  private RuleOptions(Map<String, List<String>> values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /**
   * The options that a rule declares, each with its default or with what settings say.
   *
   * @param set what settings say, by the names of options; names that the rule lacks are left out
   */
  static RuleOptions of(YamlValue.Mapping rule, Map<String, List<String>> set, Problems problems) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    rule.get("options")
        .flatMap(YamlValue::asMapping)
        .map(YamlValue.Mapping::entries)
        .orElse(List.of())
        .forEach(
            entry -> {
              String name = entry.key().text();
              List<String> words =
                  entry.value().asItems().stream()
                      .flatMap(item -> item.asScalar().stream())
                      .map(YamlValue.Scalar::text)
                      .toList();
              values.put(name, set.getOrDefault(name, words));
            });
    return new RuleOptions(values, problems);
  }

  /** The options and their values. */
  Map<String, List<String>> values() {
    return values;
  }

  /** A condition with values in the place of options. */
  YamlValue in(YamlValue value) {
    return switch (value) {
      case YamlValue.Scalar scalar -> {
        List<YamlValue> found = found(scalar);
        yield found.size() == 1
            ? found.getFirst()
            : new YamlValue.Sequence(scalar.at(), List.copyOf(found));
      }
      case YamlValue.Sequence list -> {
        List<YamlValue> items = new ArrayList<>();
        for (YamlValue item : list.items()) {
          if (item instanceof YamlValue.Scalar scalar) {
            items.addAll(found(scalar));
          } else {
            items.add(in(item));
          }
        }
        yield new YamlValue.Sequence(list.at(), List.copyOf(items));
      }
      case YamlValue.Mapping mapping ->
          new YamlValue.Mapping(
              mapping.at(),
              mapping.entries().stream()
                  .map(entry -> new YamlValue.Entry(entry.key(), in(entry.value())))
                  .toList());
    };
  }

  private List<YamlValue> found(YamlValue.Scalar scalar) {
    if (!scalar.text().startsWith("$") || scalar.text().equals("$")) {
      return List.of(scalar);
    }
    List<YamlValue> words = new ArrayList<>();
    for (String word : value(scalar.text().substring(1), scalar)) {
      words.add(new YamlValue.Scalar(scalar.at(), word));
    }
    return words.isEmpty() ? List.of(scalar) : words;
  }

  /** A text with values in the place of options. */
  YamlValue.Scalar in(YamlValue.Scalar scalar) {
    Matcher matcher = IN_TEXT.matcher(scalar.text());
    String text =
        matcher.replaceAll(
            option ->
                Matcher.quoteReplacement(
                    String.join(", ", value(option.group(1), scalar))
                        .replace("{", "{{")
                        .replace("}", "}}")));
    return new YamlValue.Scalar(scalar.at(), text);
  }

  private List<String> value(String name, YamlValue.Scalar at) {
    used.add(name);
    List<String> words = values.get(name);
    if (words == null) {
      problems.add(
          at.at(),
          "the rule has no option `" + name + "`.",
          values.isEmpty()
              ? "Declare it with its default: `options: {" + name + ": …}`."
              : Nearest.hint(name, values.keySet()));
      return List.of();
    }
    return words;
  }

  /** Adds a problem for each option that the rule does not use. */
  void checkUse(YamlValue.Mapping rule) {
    for (String name : values.keySet()) {
      if (!used.contains(name)) {
        problems.add(
            rule.get("options").map(YamlValue::at).orElse(rule.at()),
            "the option `" + name + "` is not used.",
            "Write `$" + name + "` in the place of a value, or remove it.");
      }
    }
  }
}
