package dev.migralint.lint;

import dev.migralint.source.ChangeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** From a change set to what PostgreSQL will do when it runs. */
public final class Planner {
  private final Settings settings;

  public Planner(Settings settings) {
    this.settings = settings;
  }

  /** Plans what would be linted; files that can't be read are its errors. */
  public Plan plan(ChangeSet changes) {
    Scopes scopes = Scopes.of(changes, settings, new Folders(settings));
    Tally tally = new Tally();
    Judge judge = new Judge(List.of(), settings);
    AllowList allowList = new AllowList(settings);
    PlanRecorder recorder = new PlanRecorder();
    scopes.problems().forEach(tally::error);
    scopes.notes().forEach(tally::note);
    for (Scope scope : scopes.scopes()) {
      FileFindings none = new FileFindings(judge, settings, allowList, tally);
      new HistoryRun(
              changes.head(), scope, settings, judge, allowList, Set.of(), tally, recorder, none)
          .run();
    }
    List<String> notes = new ArrayList<>(changes.notes());
    notes.addAll(tally.notes());
    return new Plan(
        changes.description(),
        tally.coverage(scopes.deleted()).files(),
        recorder.migrations(),
        notes,
        tally.errors());
  }
}
