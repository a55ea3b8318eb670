package dev.migralint.plan;

import dev.migralint.lint.HistoryRun;
import dev.migralint.lint.Judge;
import dev.migralint.lint.Outcome;
import dev.migralint.lint.RunResult;
import dev.migralint.scope.Folders;
import dev.migralint.scope.Scope;
import dev.migralint.scope.ScopeFinder;
import dev.migralint.scope.UnknownSince;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.suppression.AllowList;
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
    return plan(changes, SinceRequest.SETTINGS);
  }

  /**
   * Plans what would be linted; files that can't be read are its errors.
   *
   * @throws UnknownSince where that names nothing
   */
  public Plan plan(ChangeSet changes, SinceRequest since) {
    ScopeFinder scopes = ScopeFinder.of(changes, settings, since, new Folders(settings));
    RunResult result = new RunResult();
    Judge judge = new Judge(List.of(), settings);
    AllowList allowList = new AllowList(Settings.NONE, LocalDate.EPOCH);
    PlanRecorder recorder = new PlanRecorder();
    scopes.problems().forEach(result::error);
    scopes.notes().forEach(result::note);
    for (Scope scope : scopes.scopes()) {
      new HistoryRun(changes.head(), scope, settings, judge, allowList, Set.of(), result, recorder)
          .run();
    }
    List<String> notes = new ArrayList<>(changes.notes());
    notes.addAll(result.notes());
    Outcome.Coverage coverage = result.coverage(scopes);
    return new Plan(
        changes.description(),
        coverage.files() + coverage.deployed(),
        recorder.migrations(),
        notes,
        result.errors());
  }
}
