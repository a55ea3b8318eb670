package dev.migralint.cli;

import picocli.CommandLine.Option;

/** The options for how much is printed besides the findings. */
final class TalkOption {
  @Option(
      names = {"-q", "--quiet"},
      description =
          "Prints only findings and problems as text, without notes and summary; nothing if there"
              + " are none.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description =
          "Prints what was read, what was judged, and the time of each step to the standard error"
              + " output.")
  private boolean verbose;

  /** Whether only findings and problems are printed. */
  boolean isQuiet() {
    return quiet;
  }

  /**
   * Where to tell what is done.
   *
   * @throws Failure (usage) where little and much is asked for at once
   */
  Progress progress(Environment environment) {
    if (quiet && verbose) {
      throw Failure.usage("--quiet and --verbose exclude each other.", "Keep one of them.");
    }
    return new Progress(verbose ? environment.err() : null);
  }
}
