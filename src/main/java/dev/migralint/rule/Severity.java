package dev.migralint.rule;

import java.util.Arrays;
import java.util.Optional;

/** How much a finding matters, in SARIF's words, the gravest last. */
public enum Severity {
  NOTE,
  WARNING,
  ERROR;

  /** The word that settings, reports and SARIF use. */
  public String word() {
    return switch (this) {
      case NOTE -> "note";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }

  /** The severity of that word. */
  public static Optional<Severity> of(String word) {
    return Arrays.stream(values()).filter(severity -> severity.word().equals(word)).findFirst();
  }
}
