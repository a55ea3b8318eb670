package dev.migralint.report.plan;

import dev.migralint.report.Printable;
import dev.migralint.source.Problem;
import dev.migralint.yaml.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that a plan can be written in. */
public enum PlanFormat {
  TEXT,
  MARKDOWN,
  JSON;

  /** The word that names it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(PlanFormat::word).toList();
  }

  /** The format of that name; empty when there is none. */
  public static Optional<PlanFormat> parse(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** What to tell somebody who named a format that does not exist. */
  public static Problem unknown(String word) {
    String nearest =
        Nearest.word(word, words()).map(known -> "Did you mean " + known + "? ").orElse("");
    return new Problem(
        "",
        "There is no format '" + Printable.line(word) + "' for a plan.",
        nearest + "The formats are " + String.join(", ", words()) + ".");
  }

  /** What writes this format. */
  public PlanReporter reporter() {
    return switch (this) {
      case TEXT -> new PlanTextReporter();
      case MARKDOWN -> new PlanMarkdownReporter();
      case JSON -> new PlanJsonReporter();
    };
  }
}
