package dev.migralint.cli;

import dev.migralint.settings.Settings;
import dev.migralint.source.Problem;
import java.util.List;
import java.util.Optional;

/** Compares the release that settings need with this one. */
final class MinVersion {
  private MinVersion() {}

  /** The problems; where the settings need a later release, each says to update. */
  static List<Problem> explained(Settings settings, List<Problem> problems) {
    return later(settings)
        .map(
            needed ->
                problems.stream()
                    .map(p -> new Problem(p.path(), p.at(), p.message(), update(needed)))
                    .toList())
        .orElse(problems);
  }

  /** A note where the settings need a later release and nothing in them is unknown. */
  static List<String> notes(Settings settings) {
    return later(settings)
        .map(
            needed ->
                "the settings are for migralint "
                    + needed
                    + " or newer, and this is "
                    + Version.semantic()
                    + "; update it")
        .stream()
        .toList();
  }

  private static String update(dev.migralint.layout.Version needed) {
    return "The settings are for migralint "
        + needed
        + " or newer, and this is "
        + Version.semantic()
        + ". Update migralint.";
  }

  private static Optional<dev.migralint.layout.Version> later(Settings settings) {
    dev.migralint.layout.Version here = Version.release();
    return settings.minVersion().filter(needed -> needed.compareTo(here) > 0);
  }
}
