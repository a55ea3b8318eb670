package dev.migralint.lint;

import dev.migralint.analysis.Rejection;
import dev.migralint.finding.Finding;
import dev.migralint.history.FileSite;
import dev.migralint.layout.History;
import dev.migralint.layout.Runner;
import dev.migralint.layout.Transaction;
import dev.migralint.lint.Judge.Judged;
import dev.migralint.postgres.Effect;
import dev.migralint.rule.FileOperation;
import dev.migralint.rule.FileOperation.RefusedStatement;
import dev.migralint.rule.Matched;
import dev.migralint.rule.Severity;
import dev.migralint.rule.Site;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Subjects;
import dev.migralint.schema.change.Replacements;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.suppression.Suppressions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Judges what happens in one file, under its suppressions. */
final class FileJudge {
  private static final Origin.Moment NOW = new Origin.Moment(0, 0);

  private final RunContext context;
  private final Database database;
  private final boolean isOrderKnown;
  private final Runner runner;
  private final ReadMigration read;
  private final SourceFile file;
  private final Replacements replacements;
  private final BitSet changedLines;
  private final Suppressions suppressions;
  private final List<Runnable> later = new ArrayList<>();

  /** The rules that are reported once for a file and have been, and those that are suppressed. */
  private final Map<String, Severity> reportedOnce = new HashMap<>();

  private final Set<String> suppressedOnce = new HashSet<>();
  private Transaction transaction;

  FileJudge(
      RunContext context,
      Database database,
      History history,
      ReadMigration read,
      Replacements replacements) {
    this.context = context;
    this.database = database;
    this.isOrderKnown = history.isOrderKnown();
    this.runner = history.runner();
    this.read = read;
    this.file = read.file();
    this.replacements = replacements;
    this.changedLines = read.changedLines();
    // A file that is only replayed has nothing to suppress.
    Script script = read.isReported() ? read.script() : new Script(List.of(), List.of());
    this.suppressions = Suppressions.of(file, script, context.allowList().terms());
    this.transaction = read.migration().transaction();
  }

  /** Whether it is known which files run, and in which order. */
  boolean isOrderKnown() {
    return isOrderKnown;
  }

  /** Whether Supabase's own tool runs the file. */
  boolean isForSupabase() {
    return runner.name().equals("supabase");
  }

  /** The statements from here on run in this mode. */
  void setTransaction(Transaction mode) {
    transaction = mode;
  }

  /** Judges the operations of a statement that do something. */
  void judge(List<Span> places, Statement statement, List<Effect> effects, Origin.Moment moment) {
    Found found = new Found();
    for (int i = 0; i < effects.size(); i++) {
      Operation operation = statement.operations().get(i);
      if (context.judge().isInterestedIn(operation)
          && !NoOps.isNoOp(database.catalog(), operation)) {
        Site site = site(statement, new Matched.Sql(operation), effects.get(i), moment);
        found.judge(site, changed(site), judged -> judged);
      }
    }
    found.report(places);
  }

  /** Judges a statement of a routine that another file defines, where this file calls it. */
  void judge(
      Caller caller,
      List<Span> places,
      Statement statement,
      List<Effect> effects,
      Origin.Moment moment) {
    Found found = new Found();
    for (int i = 0; i < effects.size(); i++) {
      Operation operation = statement.operations().get(i);
      if (context.judge().isInterestedIn(operation)
          && !NoOps.isNoOp(database.catalog(), operation)) {
        Site site =
            site(caller.file(), statement, new Matched.Sql(operation), effects.get(i), moment);
        found.judge(site, operation.span(), judged -> at(caller, judged, operation));
      }
    }
    found.report(places);
  }

  /** Judges what was found about the file itself. */
  void judge(List<FileSite> found) {
    for (FileSite site : found) {
      judge(List.of(site.operation().span()), site(site.operation()));
    }
  }

  /** Judges the statements of a down section, of which only what is not understood is reported. */
  void judgeDown(BitSet statements) {
    for (int i = statements.nextSetBit(0); i >= 0; i = statements.nextSetBit(i + 1)) {
      if (read.reported().get(i)) {
        judgeUnread(List.of(), read.statements().get(i), cause -> true);
      }
    }
  }

  /**
   * Reports what was not understood in a statement that does not run, and in its body: of a routine
   * that it defines, what PostgreSQL refuses.
   */
  void judgeUnread(List<Span> outer, Statement statement, Predicate<Cause> causes) {
    List<Span> places = places(outer, statement);
    for (Operation operation : statement.operations()) {
      if (operation instanceof NotUnderstood unread && causes.test(unread.cause())) {
        judge(places, site(statement, new Matched.Sql(operation), Effect.NONE, NOW));
      }
    }
    boolean defines = statement.operations().getFirst() instanceof CreateRoutine;
    Predicate<Cause> inside = defines ? Cause.SYNTAX::equals : causes;
    statement.body().forEach(inner -> judgeUnread(places, inner, inside));
  }

  /** Judges what IF NOT EXISTS skips although what is there is something else. */
  void judgeSkipped(List<Span> places, Statement statement) {
    SkippedCreations.of(statement, database.catalog())
        .ifPresent(skipped -> judge(places, site(skipped)));
  }

  /** Reports a statement that PostgreSQL refuses, instead of what it would do. */
  void judgeRefused(List<Span> places, Statement statement, Rejection rejection) {
    judge(places, site(refused(statement, database.catalog(), rejection)));
  }

  /** A statement that PostgreSQL refuses, as rules see it. */
  static RefusedStatement refused(Statement statement, Catalog catalog, Rejection rejection) {
    return new RefusedStatement(
        rejection.span(),
        Subjects.table(statement.operations().getFirst(), catalog),
        rejection.sqlstate(),
        rejection.message(),
        rejection.nextStep());
  }

  /** Reports a statement whose calls are not followed to their end. */
  void judgeUnfollowed(Statement statement) {
    String reason = "functions or prepared statements are called too often or too deep to follow";
    NotUnderstood unread = new NotUnderstood(statement.span(), Cause.DEPTH, reason);
    Statement none = new Statement(statement.span(), List.of(unread));
    judge(places(List.of(), statement), site(none, new Matched.Sql(unread), Effect.NONE, NOW));
  }

  /** Judges the suppressions that do nothing, once everything else has been judged. */
  void judgeMisuses() {
    if (!read.reported().isEmpty()) {
      suppressions
          .misuses(read.reported()::get, context.judge()::isOn)
          .forEach(
              misuse ->
                  context
                      .judge()
                      .judge(site(misuse), misuse.span())
                      .forEach(judged -> context.result().finding(judged.finding())));
    }
  }

  /** The ranges whose suppressions cover the statement, outermost first. */
  static List<Span> places(List<Span> outer, Statement statement) {
    List<Span> places = new ArrayList<>(outer);
    places.add(statement.place());
    places.add(statement.span());
    return places;
  }

  private Site site(FileOperation operation) {
    Statement none = new Statement(operation.span(), List.of());
    return site(none, new Matched.File(operation), Effect.NONE, NOW);
  }

  private Site site(Statement statement, Matched matched, Effect effect, Origin.Moment moment) {
    return site(file, statement, matched, effect, moment);
  }

  private Site site(
      SourceFile text, Statement statement, Matched matched, Effect effect, Origin.Moment moment) {
    return new Site(
        text,
        runner,
        transaction,
        statement,
        matched,
        effect,
        database.catalog(),
        database.session(),
        replacements,
        moment,
        context.sizes(),
        context.settings().serverVersion(),
        context.settings().postgres().isPresent());
  }

  private void judge(List<Span> places, Site site) {
    Found found = new Found();
    found.judge(site, changed(site), judged -> judged);
    found.report(places);
  }

  private Span changed(Site site) {
    return changedPart(site.matched().span())
        .or(() -> changedPart(site.statement().span()))
        .orElse(site.matched().span());
  }

  /** The finding in a routine's body, at the statement that calls it. */
  private Judged at(Caller caller, Judged judged, Operation operation) {
    Span call = caller.call().span();
    Span changed = changedPart(call).orElse(call);
    Finding here =
        context
            .judge()
            .at(judged.finding(), file, caller.call(), changed, caller.routine(operation));
    return new Judged(here, judged.likeness());
  }

  /** What is found about the operations of one statement, now and when its change is over. */
  private final class Found {
    private final List<Judged> now = new ArrayList<>();
    private final List<Supplier<List<Judged>>> then = new ArrayList<>();

    void judge(Site site, Span changed, UnaryOperator<Judged> placed) {
      context.judge().judge(site, changed).forEach(judged -> now.add(placed.apply(judged)));
      if (context.judge().looksBackAt(site)) {
        then.add(
            () -> context.judge().judgeAfterChange(site, changed).stream().map(placed).toList());
      }
    }

    void report(List<Span> places) {
      Alike.joined(now).forEach(finding -> FileJudge.this.report(finding, places));
      if (!then.isEmpty()) {
        later.add(
            () ->
                Alike.joined(then.stream().flatMap(site -> site.get().stream()).toList())
                    .forEach(finding -> FileJudge.this.report(finding, places)));
      }
    }
  }

  /** Judges the operations of the file once more when their whole change is over. */
  void judgeAfterChange() {
    later.forEach(Runnable::run);
    later.clear();
  }

  private void report(Finding finding, List<Span> places) {
    String rule = finding.rule().id();
    Finding judged =
        suppressions
            .covers(rule, places)
            .or(() -> context.allowList().covers(rule, file.path(), finding.table()))
            .map(finding::allowed)
            .orElse(finding);
    if (!finding.rule().oncePerFile() || isFirst(judged)) {
      context.result().finding(judged);
    }
  }

  /**
   * Whether no finding of the rule that is as grave is reported in the file yet; a suppressed one
   * hides no other.
   */
  private boolean isFirst(Finding finding) {
    String rule = finding.rule().id();
    Severity severity = finding.severity();
    Severity gravest = reportedOnce.get(rule);
    if (finding.allowed().isPresent()) {
      return suppressedOnce.add(rule) && gravest == null;
    }
    boolean first = gravest == null || severity.compareTo(gravest) > 0;
    if (first) {
      reportedOnce.put(rule, severity);
    }
    return first;
  }

  /** The first lines of the range that the change touches; empty when it touches none. */
  private Optional<Span> changedPart(Span span) {
    int last = file.line(Math.max(span.start(), span.end() - 1));
    int from = changedLines.nextSetBit(file.line(span.start()));
    if (from < 0 || from > last) {
      return Optional.empty();
    }
    int to = changedLines.nextClearBit(from) - 1;
    int start = Math.max(span.start(), file.lineStart(from));
    int end = to >= last ? span.end() : Math.min(span.end(), file.lineEnd(to));
    return Optional.of(new Span(start, Math.max(start, end)));
  }
}
