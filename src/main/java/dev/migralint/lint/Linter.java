package dev.migralint.lint;

import dev.migralint.baseline.Baseline;
import dev.migralint.baseline.BaselineMatch;
import dev.migralint.finding.Finding;
import dev.migralint.finding.Finding.Allowed;
import dev.migralint.rule.Rule;
import dev.migralint.rule.RuleBook;
import dev.migralint.scope.Folders;
import dev.migralint.scope.Scope;
import dev.migralint.scope.ScopeFinder;
import dev.migralint.scope.UnknownSince;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SettingsReader;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.suppression.AllowList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** From a change set to an outcome. */
public final class Linter {
  private static final int SHOWN = 3;

  private final RuleBook book;
  private final Settings settings;
  private final Baseline baseline;
  private final LocalDate today;

  /**
   * A linter with these rules and settings.
   *
   * @param baseline the findings that were there before
   * @param today by which suppressions expire
   */
  public Linter(RuleBook book, Settings settings, Baseline baseline, LocalDate today) {
    this.book = book;
    this.settings = settings;
    this.baseline = baseline;
    this.today = today;
  }

  /**
   * Judges what the change set puts under review; files that can't be read are its errors.
   *
   * @throws UnknownSince where that names nothing
   */
  public Outcome lint(ChangeSet changes, SinceRequest since) {
    Folders folders = new Folders(settings);
    ScopeFinder scopes = ScopeFinder.of(changes, settings, since, folders);
    List<Rule> on = book.rules().stream().filter(r -> settings.severity(r).isPresent()).toList();
    AllowList allowList = new AllowList(settings, today, changes.allowances());
    RunResult result = new RunResult();
    Judge judge = new Judge(on, settings);
    scopes.problems().forEach(result::error);
    scopes.notes().forEach(result::note);
    FileFindings files = new FileFindings(judge, settings, allowList, result);
    files.notice(changes, scopes, folders);
    for (Scope scope : scopes.scopes()) {
      new HistoryRun(
              changes.head(),
              scope,
              settings,
              judge,
              allowList,
              book.ids(),
              result,
              Recorder.NONE,
              files)
          .run();
    }
    files.judgeTheRest();
    BaselineMatch accepted = new BaselineMatch(baseline, result.findings(), result.read());
    List<String> notes = new ArrayList<>(changes.notes());
    notes.addAll(result.notes());
    notes.addAll(allowList.misread(book.ids()));
    notes.addAll(whatTheChangeAlters(changes.review()));
    notes.addAll(whatIsAllowed(accepted.findings()));
    boolean whole = changes.review() instanceof Review.Each each && each.paths().contains("");
    notes.addAll(whatAllowsNothing(allowList, judge, whole));
    if (!whole) {
      notes.addAll(unused(accepted.unused()));
    } else if (result.errors().isEmpty()) {
      notes.addAll(unused(accepted.unusedBut(scopes.deployed())));
    }
    return new Outcome(
        changes.description(),
        on,
        accepted.findings(),
        result.coverage(scopes),
        scopes.scopes().stream().map(Scope::history).toList(),
        notes,
        result.errors());
  }

  private boolean isOwnRule(String path) {
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    return path.endsWith(".yml")
        && settings.ruleFolders().stream()
            .anyMatch(f -> f.origin() == Settings.Origin.REPOSITORY && f.path().equals(folder));
  }

  private List<String> whatTheChangeAlters(Review review) {
    List<String> notes = new ArrayList<>();
    if (review instanceof Review.Diff diff) {
      if (alters(diff, SettingsReader.FILE_NAME::equals)) {
        notes.add(
            "this change alters " + SettingsReader.FILE_NAME + ", which decides what is found");
      }
      if (alters(diff, this::isOwnRule)) {
        notes.add("this change alters rules of this repository, which decide what is found");
      }
      if (alters(diff, baseline.path()::equals)) {
        notes.add("this change alters " + baseline.path() + ", which decides what is allowed");
      }
    }
    return notes;
  }

  private static boolean alters(Review.Diff diff, Predicate<String> path) {
    return diff.changes().stream()
        .anyMatch(
            change ->
                path.test(change.path())
                    || change.before().stream().anyMatch(version -> path.test(version.path())));
  }

  private List<String> whatIsAllowed(List<Finding> findings) {
    List<String> notes = new ArrayList<>();
    List<Allowed.Kind> kinds =
        findings.stream().flatMap(f -> f.allowed().stream()).map(Allowed::kind).toList();
    long before = kinds.stream().filter(Allowed.Kind.BASELINE::equals).count();
    long reasons = kinds.size() - before;
    if (reasons > 0) {
      notes.add(
          reasons == 1
              ? "1 finding is allowed with a reason"
              : reasons + " findings are allowed with reasons");
    }
    if (before > 0) {
      notes.add(
          (before == 1 ? "1 finding was" : before + " findings were")
              + " there before, as "
              + baseline.path()
              + " says");
    }
    return notes;
  }

  private static List<String> whatAllowsNothing(AllowList allowList, Judge judge, boolean whole) {
    List<String> notes = new ArrayList<>();
    for (Settings.Allow entry : allowList.expired()) {
      String day = entry.until().map(until -> until.day().toString()).orElse("");
      notes.add(
          entry.at()
              + ": allowed findings until "
              + day
              + " and allows nothing any more; remove it, or give it a new day");
    }
    if (whole) {
      allowList.unused().stream()
          .filter(entry -> judge.isOn(entry.rule()))
          .forEach(entry -> notes.add(entry.at() + ": allows nothing that is found; remove it"));
    }
    return notes;
  }

  private List<String> unused(List<Baseline.Line> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    String first =
        lines.stream()
            .limit(SHOWN)
            .map(
                line ->
                    line.number() + " (" + line.entry().rule() + ", " + line.entry().path() + ")")
            .collect(Collectors.joining(", "));
    return List.of(
        baseline.path()
            + ": nothing is found any more for "
            + (lines.size() == 1 ? "line " : lines.size() + " lines: ")
            + first
            + (lines.size() > SHOWN ? " and others" : "")
            + "; `migralint baseline --prune` removes "
            + (lines.size() == 1 ? "it" : "them"));
  }
}
