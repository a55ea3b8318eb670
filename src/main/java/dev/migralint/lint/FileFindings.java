package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.history.FileSite;
import dev.migralint.history.OrderChecks;
import dev.migralint.history.PastChanges;
import dev.migralint.layout.History;
import dev.migralint.layout.Transaction;
import dev.migralint.postgres.Effect;
import dev.migralint.rule.Matched;
import dev.migralint.rule.Site;
import dev.migralint.schema.Origin;
import dev.migralint.schema.change.Replacements;
import dev.migralint.scope.Folders;
import dev.migralint.scope.Scope;
import dev.migralint.scope.Scopes;
import dev.migralint.sizes.TableSizes;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is found about migrations as files. A file that is read is judged then, under its own
 * suppression comments; the others (deleted, or not run by the runner) are judged at the end.
 */
final class FileFindings {
  private final RunContext context;
  private final Map<String, List<FileSite>> open = new LinkedHashMap<>();

  FileFindings(RunContext context) {
    this.context = context;
  }

  /** Looks at the files under review. */
  void find(Review review, Scopes scopes, Folders folders) {
    LocalDate today = context.allowList().terms().today();
    List<FileSite> sites = new ArrayList<>();
    switch (review) {
      case Review.Diff diff -> {
        sites.addAll(PastChanges.in(diff, context.head(), folders, this::failed));
        for (History history : scopes.touched()) {
          sites.addAll(
              alone(
                  history.folder(),
                  () -> OrderChecks.in(diff, context.head(), history, folders, today)));
        }
      }
      case Review.Each each -> {
        for (Scope scope : scopes.scopes()) {
          Set<String> files = scope.files().keySet();
          boolean whole = files.size() == scope.history().migrations().size();
          sites.addAll(
              alone(
                  scope.history().folder(),
                  () ->
                      OrderChecks.in(
                          context.head(),
                          scope.history(),
                          path -> whole || files.contains(path),
                          today)));
        }
      }
      case Review.One one -> {}
    }
    sites.forEach(this::add);
  }

  private List<FileSite> alone(String folder, Supplier<List<FileSite>> look) {
    try {
      return look.get();
    } catch (RuntimeException | Error failure) {
      failed(folder, failure);
      return List.of();
    }
  }

  private void failed(String path, Throwable failure) {
    context.result().error(Mishap.of(path, failure));
  }

  /** Adds what is found while a file is read. */
  void add(FileSite site) {
    String path = site.file().path();
    if (!context.settings().excludes(path)) {
      open.computeIfAbsent(path, p -> new ArrayList<>()).add(site);
    }
  }

  /** Takes out what was found about a file; the caller judges it. */
  List<FileSite> take(String path) {
    List<FileSite> sites = open.remove(path);
    return sites == null ? List.of() : sites;
  }

  /** Judges what was not taken out. */
  void judgeTheRest() {
    for (String path : List.copyOf(open.keySet())) {
      try {
        take(path).forEach(this::judge);
      } catch (RuntimeException | Error failure) {
        failed(path, failure);
      }
    }
  }

  private void judge(FileSite found) {
    String path = found.file().path();
    for (Judge.Judged judged : context.judge().judge(site(found), found.operation().span())) {
      Finding finding = judged.finding();
      context
          .result()
          .finding(
              context
                  .allowList()
                  .covers(finding.rule().id(), path, finding.table())
                  .map(finding::allowed)
                  .orElse(finding));
    }
  }

  private Site site(FileSite found) {
    Database unknown = new Database(context.settings());
    return new Site(
        found.file(),
        found.history().runner(),
        Transaction.UNKNOWN,
        new Statement(found.operation().span(), List.of()),
        new Matched.File(found.operation()),
        Effect.NONE,
        unknown.catalog(),
        unknown.session(),
        Replacements.NONE,
        new Origin.Moment(0, 0),
        TableSizes.NONE,
        context.settings().serverVersion(),
        context.settings().postgres().isPresent());
  }
}
