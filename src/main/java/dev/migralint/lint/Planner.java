package dev.migralint.lint;

import dev.migralint.source.ChangeSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** From a change set to what PostgreSQL will do when it runs. */
public final class Planner {
  private final Settings settings;

  public Planner(Settings settings) {
    this.settings = settings;
  }

  /** Plans what would be linted under the settings alone. */
  public Plan plan(ChangeSet changes) {
    return plan(changes, Since.SETTINGS);
  }

  /**
   * Plans what would be linted; files that can't be read are its errors.
   *
   * @throws UnknownSince where that names nothing
   */
  public Plan plan(ChangeSet changes, Since since) {
    Scopes scopes = Scopes.of(changes, settings, since, new Folders(settings));
    Tally tally = new Tally();
    Judge judge = new Judge(List.of(), settings);
    AllowList allowList = new AllowList(Settings.NONE, LocalDate.EPOCH);
    PlanRecorder recorder = new PlanRecorder();
    scopes.problems().forEach(tally::error);
    scopes.notes().forEach(tally::note);
    for (Scope scope : scopes.scopes()) {
      new HistoryRun(changes.head(), scope, settings, judge, allowList, Set.of(), tally, recorder)
          .run();
    }
    List<String> notes = new ArrayList<>(changes.notes());
    notes.addAll(tally.notes());
    Outcome.Coverage coverage = tally.coverage(scopes);
    return new Plan(
        changes.description(),
        coverage.files() + coverage.deployed(),
        recorder.migrations(),
        notes,
        tally.errors());
  }
}
