package dev.migralint.rule;

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
}
