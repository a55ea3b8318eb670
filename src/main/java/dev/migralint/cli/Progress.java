package dev.migralint.cli;

import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Version;
import dev.migralint.lint.Outcome;
import dev.migralint.policy.Policy;
import dev.migralint.report.Printable;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SettingsReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells what a run does, and how long each step takes, if somebody wants to know. */
final class Progress {
  private final @Nullable PrintStream err;
  private final List<String> times = new ArrayList<>();
  private long last;

  /**
   * A run that starts now.
   *
   * @param err where to tell; null to say nothing
   */
  Progress(@Nullable PrintStream err) {
    this.err = err;
    this.last = err == null ? 0 : System.nanoTime();
  }

  /** A step ends here. */
  void done(String step) {
    if (err != null) {
      long now = System.nanoTime();
      times.add(step + " " + (now - last) / 1_000_000 + " ms");
      last = now;
    }
  }

  /** What judges. */
  void policy(Policy policy, Optional<Path> organization, Settings.Threshold threshold) {
    if (err == null) {
      return;
    }
    for (String line : new dev.migralint.cli.Version().getVersion()) {
      say(line);
    }
    Set<String> files = new TreeSet<>(policy.files().keySet());
    say(
        "Settings, rules and baseline: "
            + (files.isEmpty()
                ? "none, there is no " + SettingsReader.FILE_NAME + " in what is linted"
                : String.join(", ", files)));
    organization.ifPresent(file -> say("Settings of the organization: " + file));
    say(
        "PostgreSQL "
            + policy.settings().serverVersion()
            + ", preset "
            + policy.settings().selection().word()
            + ", fail-on "
            + threshold.word());
  }

  /** What was looked at. */
  void outcome(Outcome outcome, Settings settings) {
    if (err == null) {
      return;
    }
    say("Looked at " + outcome.description());
    Set<String> judged = new TreeSet<>(outcome.judged());
    for (History history : outcome.histories()) {
      List<Migration> all = history.migrations();
      String folder = history.folder().isEmpty() ? "." : history.folder();
      String release =
          history.runner().version().map(Version::toString).map(v -> " " + v).orElse("");
      say(folder + ": " + history.runner().name() + release + ", " + all.size() + " migrations");
      int replayed = 0;
      for (Migration migration : all) {
        String path = migration.path();
        if (judged.remove(path)) {
          say("  judged: " + path);
        } else if (settings.excludes(path)) {
          say("  skipped: " + path + " (excluded by the settings)");
        } else if (migration.opaque()) {
          say("  skipped: " + path + " (not SQL)");
        } else {
          replayed++;
        }
      }
      if (replayed > 0) {
        say("  not under review: " + replayed + (replayed == 1 ? " migration" : " migrations"));
      }
    }
    judged.forEach(path -> say("judged: " + path));
  }

  /** The times of all steps. */
  void times() {
    if (err != null) {
      say("Time: " + String.join(", ", times));
    }
  }

  private void say(String line) {
    if (err != null) {
      err.println("migralint: " + Printable.line(line));
    }
  }
}
