package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.history.FileSite;
import dev.migralint.history.OrderChecks;
import dev.migralint.history.PastChanges;
import dev.migralint.layout.History;
import dev.migralint.layout.Transaction;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Session;
import dev.migralint.rule.Matched;
import dev.migralint.rule.Site;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Replacements;
import dev.migralint.scope.Folders;
import dev.migralint.scope.Scope;
import dev.migralint.scope.ScopeFinder;
import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.sql.Statement;
import dev.migralint.suppression.AllowList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is found about migrations as files. Those that are read are judged then, under their own
 * suppression comments; the rest (a file that is gone, or that the runner does not run) at the end.
 */
final class FileFindings {
  private final Judge judge;
  private final Settings settings;
  private final AllowList allowList;
  private final RunResult result;
  private final Map<String, List<FileSite>> open = new LinkedHashMap<>();

  FileFindings(Judge judge, Settings settings, AllowList allowList, RunResult result) {
    this.judge = judge;
    this.settings = settings;
    this.allowList = allowList;
    this.result = result;
  }

  /** Looks at the files of a change set. */
  void notice(ChangeSet changes, ScopeFinder scopes, Folders folders) {
    List<FileSite> sites = new ArrayList<>();
    switch (changes.review()) {
      case Review.Diff diff -> {
        sites.addAll(PastChanges.in(diff, changes.head(), folders));
        for (History history : scopes.touched()) {
          sites.addAll(OrderChecks.in(diff, changes.head(), history, folders));
        }
      }
      case Review.Each each -> {
        for (Scope scope : scopes.scopes()) {
          Set<String> files = scope.files().keySet();
          boolean whole = files.size() == scope.history().migrations().size();
          sites.addAll(
              OrderChecks.in(
                  changes.head(), scope.history(), path -> whole || files.contains(path)));
        }
      }
      case Review.One one -> {}
    }
    sites.forEach(this::add);
  }

  /** Adds what is found while the files are read. */
  void add(FileSite site) {
    String path = site.file().path();
    if (!settings.excludes(path)) {
      open.computeIfAbsent(path, p -> new ArrayList<>()).add(site);
    }
  }

  /** Takes out what was found about a file; the caller judges it. */
  List<FileSite> take(String path) {
    List<FileSite> sites = open.remove(path);
    return sites == null ? List.of() : sites;
  }

  /** Judges what nobody took. */
  void judgeTheRest() {
    for (String path : List.copyOf(open.keySet())) {
      for (FileSite site : take(path)) {
        for (Finding finding : judge.judge(site(site), site.operation().span())) {
          result.finding(
              allowList
                  .covers(finding.rule().id(), path, finding.table())
                  .map(finding::allowed)
                  .orElse(finding));
        }
      }
    }
  }

  private Site site(FileSite found) {
    Catalog catalog = new Catalog(List.of());
    return new Site(
        found.file(),
        found.history().runner(),
        Transaction.UNKNOWN,
        new Statement(found.operation().span(), List.of()),
        new Matched.File(found.operation()),
        Effect.NONE,
        catalog,
        new Session(catalog, settings.serverVersion()),
        Replacements.NONE,
        new Origin.Moment(0, 0),
        settings.serverVersion());
  }
}
