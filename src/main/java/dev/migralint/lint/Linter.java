package dev.migralint.lint;

import dev.migralint.baseline.Baseline;
import dev.migralint.baseline.BaselineMatch;
import dev.migralint.policy.Policy;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.scope.Folders;
import dev.migralint.scope.Scope;
import dev.migralint.scope.Scopes;
import dev.migralint.scope.UnknownSince;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.suppression.AllowList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a change set to an outcome. */
public final class Linter {
  private final Policy policy;
  private final LocalDate today;

  /**
   * A linter with these rules and settings.
   *
   * @param baseline the findings that are accepted
   * @param today by which suppressions expire
   */
  public Linter(RuleBook book, Settings settings, Baseline baseline, LocalDate today) {
    this(new Policy(settings, book, baseline), today);
  }

  /** A linter with this policy. */
  public Linter(Policy policy, LocalDate today) {
    this.policy = policy;
    this.today = today;
  }

  /**
   * Judges what the change set puts under review; files that can't be read are its errors.
   *
   * @throws UnknownSince where {@code since} names no version and no revision
   */
  public Outcome lint(ChangeSet changes, SinceRequest since) {
    Settings settings = policy.settings();
    Folders folders = new Folders(settings);
    Scopes scopes = Scopes.of(changes, settings, since, folders);
    AllowList allowList =
        new AllowList(settings, policy.book().names(), today, changes.allowances());
    RunContext context =
        new RunContext(
            changes.head(), settings, policy.sizes(today), policy.book(), allowList, Recorder.NONE);
    RunResult result = context.result();
    result.add(scopes);
    FileFindings files = new FileFindings(context);
    files.find(changes.review(), scopes, folders);
    UnmatchedNames names = new UnmatchedNames(settings);
    for (Scope scope : scopes.scopes()) {
      HistoryRun run = new HistoryRun(context, scope, files);
      run.run();
      names.add(run.catalog());
    }
    files.judgeTheRest();
    Baseline counted = policy.baseline().withoutRules(allowList.terms()::forbids);
    BaselineMatch match = new BaselineMatch(counted, result.findings(), result.read());
    return new Outcome(
        changes.description(),
        match.findings(),
        result.coverage(scopes),
        scopes.scopes().stream().map(Scope::history).toList(),
        notes(changes, context, scopes, match, names),
        result.errors(),
        result.read().keySet().stream().sorted().toList(),
        Map.of());
  }

  private List<String> notes(
      ChangeSet changes,
      RunContext context,
      Scopes scopes,
      BaselineMatch match,
      UnmatchedNames names) {
    LintNotes words = new LintNotes(policy);
    AllowList allowList = context.allowList();
    boolean whole = changes.review() instanceof Review.Each each && each.paths().contains("");
    List<String> notes = new ArrayList<>(changes.notes());
    notes.addAll(context.result().notes());
    notes.addAll(allowList.misread());
    notes.addAll(words.altered(changes.review()));
    notes.addAll(words.allowed(match.findings()));
    notes.addAll(words.expired(allowList));
    notes.addAll(allowList.refused());
    notes.addAll(words.notInBaseline(allowList.terms()));
    notes.addAll(words.outdated(context.sizes(), match.findings()));
    notes.addAll(words.coming(policy.book(), match.findings()));
    notes.addAll(words.notEnforced(policy.book(), match.findings()));
    if (!whole) {
      notes.addAll(words.unused(match.unused()));
    } else {
      notes.addAll(words.unused(allowList, context.judge()));
      if (context.result().errors().isEmpty()) {
        notes.addAll(words.unused(match.unusedBut(scopes.deployed())));
        notes.addAll(names.notes(scopes.scopes()));
      }
    }
    return notes;
  }
}
