package dev.migralint.report;

import dev.migralint.source.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that an outcome can be written in. */
public enum Format {
  TEXT,
  SARIF,
  GITHUB,
  JSON;

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
        Arrays.stream(values())
            .map(Format::word)
            .filter(known -> distance(word.toLowerCase(Locale.ROOT), known) <= 2)
            .min(Comparator.comparingInt(known -> distance(word, known)))
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
    };
  }

  /** How many letters must be added, dropped or replaced; a long word is far from every name. */
  private static int distance(String word, String known) {
    if (word.length() > 20) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[known.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= word.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= known.length(); j++) {
        int replaced = diagonal + (word.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[known.length()];
  }
}
