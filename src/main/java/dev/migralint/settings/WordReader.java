package dev.migralint.settings;

import dev.migralint.layout.Version;
import dev.migralint.yaml.Problems;
import dev.migralint.yaml.YamlValue;
import java.util.Arrays;
import java.util.Optional;

/** Reads single values of the settings; what is wrong with one is a problem at its place. */
final class WordReader {
  private final Problems problems;

  WordReader(Problems problems) {
    this.problems = problems;
  }

  /** A release like 7.4.1. */
  Optional<Version> version(YamlValue.Scalar scalar) {
    Optional<Version> version = Version.in(scalar.text());
    if (version.isEmpty()) {
      problems.add(
          scalar.at(),
          "the version `" + scalar.text() + "` has no numbers.",
          "Write a release, like 7.4.1.");
    }
    return version;
  }

  /** A day like 2027-01-31. */
  Optional<Until> day(String key, YamlValue.Scalar scalar) {
    Optional<Until> day = Until.parse(scalar.text());
    if (day.isEmpty() && !scalar.text().isBlank()) {
      problems.add(
          scalar.at(), "`" + key + "` is `" + scalar.text() + "`.", "Write a day like 2027-01-31.");
    }
    return day;
  }

  /** A pattern over paths. */
  Optional<Glob> glob(YamlValue.Scalar scalar) {
    Optional<String> wrong = Glob.wrong(scalar.text());
    return wrong.isPresent()
        ? refuse(scalar, "the pattern", wrong.get())
        : Optional.of(new Glob(scalar.text()));
  }

  /**
   * Adds a problem.
   *
   * @param wrong what is wrong, and what to do, with a semicolon between
   */
  <T> Optional<T> refuse(YamlValue.Scalar scalar, String what, String wrong) {
    String[] parts = wrong.split("; ", 2);
    String next = Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1) + ".";
    problems.add(scalar.at(), what + " `" + scalar.text() + "` " + parts[0] + ".", next);
    return Optional.empty();
  }

  /** The constant that a word of the settings stands for. */
  static <E extends Enum<E>> Optional<E> value(E[] values, String word) {
    return Arrays.stream(values).filter(v -> SettingsShape.word(v).equals(word)).findFirst();
  }
}
