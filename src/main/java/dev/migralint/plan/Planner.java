package dev.migralint.plan;

import dev.migralint.lint.HistoryRun;
import dev.migralint.lint.Outcome;
import dev.migralint.lint.RunContext;
import dev.migralint.lint.RunResult;
import dev.migralint.postgres.SupportedVersions;
import dev.migralint.scope.Folders;
import dev.migralint.scope.Scope;
import dev.migralint.scope.Scopes;
import dev.migralint.scope.UnknownSince;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import java.util.ArrayList;
import java.util.List;

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
   * @throws UnknownSince where {@code since} names no version and no revision
   */
  public Plan plan(ChangeSet changes, SinceRequest since) {
    Scopes scopes = Scopes.of(changes, settings, since, new Folders(settings));
    PlanRecorder recorder = new PlanRecorder();
    RunContext context = RunContext.withoutRules(changes.head(), settings, recorder);
    RunResult result = context.result();
    result.add(scopes);
    for (Scope scope : scopes.scopes()) {
      new HistoryRun(context, scope).run();
    }
    List<String> notes = new ArrayList<>(changes.notes());
    notes.addAll(result.notes());
    if (settings.serverVersion() > SupportedVersions.PROVEN) {
      notes.add(
          "What PostgreSQL "
              + settings.serverVersion()
              + " does is taken from its documentation and from PostgreSQL "
              + SupportedVersions.PROVEN
              + "; it was not seen on a server.");
    }
    Outcome.Coverage coverage = result.coverage(scopes);
    return new Plan(
        changes.description(),
        coverage.files() + coverage.deployed(),
        recorder.migrations(),
        notes,
        result.errors());
  }
}
