package dev.migralint.report;

import dev.migralint.source.Problem;
import dev.migralint.yaml.Nearest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that an outcome can be written in. */
public enum Format {
  TEXT,
  SARIF,
  GITHUB,
  JSON,
  GITLAB,
  JUNIT,
  CHECKSTYLE,
  SONAR,
  MARKDOWN,
  ONELINE;

  /** The word that names it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that name; empty when there is none. */
  public static Optional<Format> parse(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** What to tell somebody who named a format that does not exist. */
  public static Problem unknown(String word) {
    String all = Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
    String nearest =
        Nearest.word(word, Arrays.stream(values()).map(Format::word).toList())
            .map(known -> "Did you mean " + known + "? ")
            .orElse("");
    return new Problem(
        "",
        "There is no format '" + Printable.line(word) + "'.",
        nearest + "The formats are " + all + ".");
  }

  /** What writes this format. */
  public Reporter reporter() {
    return switch (this) {
      case TEXT -> new TextReporter();
      case SARIF -> new SarifReporter();
      case GITHUB -> new GithubReporter();
      case JSON -> new JsonReporter();
      case GITLAB -> new GitlabReporter();
      case JUNIT -> new JunitReporter();
      case CHECKSTYLE -> new CheckstyleReporter();
      case SONAR -> new SonarReporter();
      case MARKDOWN -> new MarkdownReporter();
      case ONELINE -> new OnelineReporter();
    };
  }
}
