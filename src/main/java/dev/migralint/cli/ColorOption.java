package dev.migralint.cli;

import picocli.CommandLine.Option;

/** The option that says whether the text has colors. */
final class ColorOption {
  /** When there are colors. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "auto (the default), always or never. auto: on a terminal, unless NO_COLOR is set; also"
              + " elsewhere if FORCE_COLOR or CLICOLOR_FORCE is set.")
  private When when = When.AUTO;

  /** Whether the standard output gets colors. */
  boolean isOn(Environment environment) {
    return switch (when) {
      case AUTO -> environment.wantsColor();
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }
}
