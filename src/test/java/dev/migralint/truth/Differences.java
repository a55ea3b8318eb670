package dev.migralint.truth;

import dev.migralint.finding.Finding;
import dev.migralint.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells where a server does something else than was said. */
final class Differences {
  private final Deployment seen;
  private final Said said;
  private final List<String> found = new ArrayList<>();

  private Differences(Deployment seen, Said said) {
    this.seen = seen;
    this.said = said;
  }

  /**
   * The differences, in words.
   *
   * @param certain whether the runner's way is known; else silence is right too
   */
  static List<String> between(Deployment seen, Said said, boolean certain) {
    Differences differences = new Differences(seen, said);
    if (certain || said.failing().isPresent()) {
      differences.ofFailures();
    }
    for (int i = 0; i < seen.starts().size(); i++) {
      differences.of(seen.starts().get(i), said.telling().get(i), certain);
    }
    return differences.found;
  }

  private void ofFailures() {
    Optional<Finding> failing = said.failing();
    Optional<String> rule = seen.failure().map(f -> Said.rule(f.state()));
    boolean there =
        failing.isEmpty()
            || seen.failure().filter(f -> f.query().contains(text(failing.get()))).isPresent();
    if (!there || !rule.equals(failing.map(f -> f.rule().id()))) {
      found.add(
          "server: "
              + seen.failure().map(Object::toString).orElse("runs")
              + ", said: "
              + failing.map(f -> f.rule().id() + " at " + text(f)).orElse("runs"));
    }
  }

  private static String text(Finding finding) {
    return finding.file().text(finding.span());
  }

  private void of(Deployment.Start start, Said.Step step, boolean certain) {
    Plan.Statement planned = step.statement();
    if (!planned.sql().toUpperCase(Locale.ROOT).startsWith(start.command())) {
      throw new IllegalStateException(start + " is not " + planned.sql());
    }
    if (certain && !start.lockTimeout().equals(planned.lockTimeout())) {
      found.add(
          planned.sql()
              + ": lock_timeout on the server "
              + start.lockTimeout()
              + ", planned "
              + planned.lockTimeout());
    }
    if (certain && !step.agrees(start.held())) {
      found.add(
          planned.sql()
              + ": held before it on the server "
              + start.held()
              + ", planned "
              + step.kept()
              + ", released "
              + step.released());
    }
    boolean locked =
        planned.sql().contains("VALIDATE CONSTRAINT")
            && start.held().filter(mode -> mode.blocks().writes()).isPresent();
    boolean told = said.isValidatedTooEarly(step);
    if (told ? !locked : locked && certain) {
      found.add(
          planned.sql() + ": under the first lock on the server " + locked + ", said " + told);
    }
  }
}
