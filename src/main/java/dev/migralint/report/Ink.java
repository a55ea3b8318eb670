package dev.migralint.report;

import dev.migralint.rule.Severity;

/** ANSI colors, or none. */
public record Ink(boolean on) {
  /** The text in bold. */
  public String bold(String text) {
    return paint("1", text);
  }

  /** The text in a pale color. */
  public String dim(String text) {
    return paint("2", text);
  }

  String severity(Severity severity, String text) {
    return switch (severity) {
      case NOTE -> paint("1;36", text);
      case WARNING -> paint("1;33", text);
      case ERROR -> paint("1;31", text);
    };
  }

  private String paint(String code, String text) {
    return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
