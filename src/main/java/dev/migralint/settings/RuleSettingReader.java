package dev.migralint.settings;

import dev.migralint.source.Place;
import dev.migralint.yaml.Problems;
import dev.migralint.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what settings say about rules. */
final class RuleSettingReader {
  private final Problems problems;
  private final WordReader words;

  RuleSettingReader(Problems problems, WordReader words) {
    this.problems = problems;
    this.words = words;
  }

  /** The settings under {@code rules}, by the ids of rules. */
  Map<String, RuleSetting> rules(YamlValue.Mapping file) {
    Map<String, RuleSetting> rules = new LinkedHashMap<>();
    for (YamlValue.Entry entry :
        file.get("rules")
            .flatMap(YamlValue::asMapping)
            .map(YamlValue.Mapping::entries)
            .orElse(List.of())) {
      rules.put(entry.key().text(), rule(entry.value(), problems.place(entry.key().at())));
    }
    return rules;
  }

  private RuleSetting rule(YamlValue value, Place place) {
    Function<String, Optional<YamlValue.Scalar>> key =
        name -> value.asMapping().flatMap(mapping -> mapping.scalar(name));
    return new RuleSetting(
        value
            .asScalar()
            .or(() -> key.apply("severity"))
            .flatMap(word -> WordReader.value(Settings.Level.values(), word.text())),
        key.apply("suppress")
            .flatMap(word -> WordReader.value(RuleSetting.Suppress.values(), word.text())),
        key.apply("reason").flatMap(this::reason),
        key.apply("enforce-from")
            .flatMap(scalar -> words.day("enforce-from", scalar))
            .map(Until::day),
        value.asMapping().map(RuleSettingReader::options).orElse(Map.of()),
        place);
  }

  private static Map<String, List<String>> options(YamlValue.Mapping rule) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    rule.get("options")
        .flatMap(YamlValue::asMapping)
        .map(YamlValue.Mapping::entries)
        .orElse(List.of())
        .forEach(
            entry ->
                options.put(
                    entry.key().text(),
                    entry.value().asItems().stream()
                        .flatMap(item -> item.asScalar().stream())
                        .map(YamlValue.Scalar::text)
                        .toList()));
    return options;
  }

  /** An entry of {@code overrides}. */
  Optional<RuleOverride> override(YamlValue.Mapping entry) {
    Optional<YamlValue.Scalar> path = entry.scalar("path");
    Optional<String> table = entry.text("table");
    Map<String, Settings.Level> levels = new LinkedHashMap<>();
    for (YamlValue.Entry rule :
        entry
            .get("rules")
            .flatMap(YamlValue::asMapping)
            .map(YamlValue.Mapping::entries)
            .orElse(List.of())) {
      rule.value()
          .asScalar()
          .flatMap(word -> WordReader.value(Settings.Level.values(), word.text()))
          .ifPresent(level -> levels.put(rule.key().text(), level));
    }
    if (path.isEmpty() && table.isEmpty()) {
      problems.add(
          entry.at(),
          "an entry of `overrides` names neither `path` nor `table`.",
          "Add one, or set the rule under `rules`.");
    }
    return Optional.of(
        new RuleOverride(
            path.flatMap(words::glob),
            table.map(ObjectPattern::new),
            levels,
            problems.place(entry.at())));
  }

  private Optional<RuleSetting.Reason> reason(YamlValue.Scalar scalar) {
    try {
      return Optional.of(RuleSetting.Reason.parse(scalar.text()));
    } catch (IllegalArgumentException wrong) {
      problems.add(
          scalar.at(),
          "the pattern `" + scalar.text() + "` is invalid: " + wrong.getMessage() + ".",
          "Write a regular expression like [A-Z]+-[0-9]+.");
      return Optional.empty();
    }
  }
}
