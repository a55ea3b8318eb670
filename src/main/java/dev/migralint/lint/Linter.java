package dev.migralint.lint;

import dev.migralint.rule.Rule;
import dev.migralint.rule.RuleBook;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import java.util.ArrayList;
import java.util.List;

/** From a change set to an outcome. */
public final class Linter {
  private final RuleBook book;
  private final Settings settings;

  public Linter(RuleBook book, Settings settings) {
    this.book = book;
    this.settings = settings;
  }

  /** Judges what the change set puts under review; files that can't be read are its errors. */
  public Outcome lint(ChangeSet changes) {
    Folders folders = new Folders(settings);
    Scopes scopes = Scopes.of(changes, settings, folders);
    List<Rule> on = book.rules().stream().filter(r -> settings.severity(r).isPresent()).toList();
    AllowList allowList = new AllowList(settings);
    Tally tally = new Tally();
    Judge judge = new Judge(on, settings);
    scopes.problems().forEach(tally::error);
    scopes.notes().forEach(tally::note);
    FileFindings files = new FileFindings(judge, settings, allowList, tally);
    files.notice(changes, scopes.scopes(), folders);
    for (Scope scope : scopes.scopes()) {
      new HistoryRun(
              changes.head(),
              scope,
              settings,
              judge,
              allowList,
              book.ids(),
              tally,
              Recorder.NONE,
              files)
          .run();
    }
    files.judgeTheRest();
    List<String> notes = new ArrayList<>(changes.notes());
    notes.addAll(tally.notes());
    notes.addAll(whatTheChangeAllows(changes.review(), tally));
    if (changes.review() instanceof Review.Each each && each.paths().contains("")) {
      allowList.unused().stream()
          .filter(entry -> judge.isOn(entry.rule()))
          .forEach(entry -> notes.add(entry.at() + ": allows nothing that is found; remove it"));
    }
    return new Outcome(
        changes.description(),
        on,
        tally.findings(),
        tally.coverage(scopes.deleted()),
        scopes.scopes().stream().map(Scope::history).toList(),
        notes,
        tally.errors());
  }

  private boolean isOwnRule(String path) {
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    return path.endsWith(".yml")
        && settings.ruleFolders().stream()
            .anyMatch(f -> f.origin() == Settings.Origin.REPOSITORY && f.path().equals(folder));
  }

  private List<String> whatTheChangeAllows(Review review, Tally tally) {
    List<String> notes = new ArrayList<>();
    if (review instanceof Review.Diff diff
        && diff.changes().stream().anyMatch(c -> c.path().equals(SettingsReader.FILE_NAME))) {
      notes.add("this change alters " + SettingsReader.FILE_NAME + ", which decides what is found");
    }
    if (review instanceof Review.Diff diff
        && diff.changes().stream().anyMatch(c -> isOwnRule(c.path()))) {
      notes.add("this change alters rules of this repository, which decide what is found");
    }
    long allowed = tally.findings().stream().filter(f -> f.allowed().isPresent()).count();
    if (allowed > 0) {
      notes.add(
          allowed == 1
              ? "1 finding is allowed with a reason"
              : allowed + " findings are allowed with reasons");
    }
    return notes;
  }
}
