package dev.migralint.cli;

/** What a run says to the program that started it. */
final class ExitCode {
  /** Nothing at or above the threshold was found. */
  static final int CLEAN = 0;

  /** Something at or above the threshold was found. */
  static final int FINDINGS = 1;

  /** The command line, the settings or a rule file is wrong. */
  static final int USAGE = 2;

  /** It could not run, or a file under review could not be read. */
  static final int COULD_NOT_RUN = 3;

  private ExitCode() {}
}
