package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.history.FileSite;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.lint.Routines.Routine;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Effects;
import dev.migralint.rule.FileOperation;
import dev.migralint.rule.FileOperation.MisusedSuppression;
import dev.migralint.rule.Matched;
import dev.migralint.rule.Site;
import dev.migralint.schema.AlterTablePasses;
import dev.migralint.schema.Guards;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Origin;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.Guard;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.Script;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation.AddEnumValue;
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

/** One file while it is read from top to bottom. */
final class FileReview {
  private static final Origin.Moment NOW = new Origin.Moment(0, 0);

  private final HistoryRun run;
  private Transaction transaction;
  private final SourceFile file;

  /** How many statements of routines are run for one file. */
  private static final int MOST_CALLED = 100_000;

  private static final int DEEPEST_CALL = 50;

  private final Script script;
  private final BitSet reported;
  private final boolean underReview;
  private final BitSet changedLines;
  private final Suppressions suppressions;
  private final Routines routines;
  private final Set<Span> active = new HashSet<>();
  private int called;
  private boolean gaveUp;

  FileReview(
      HistoryRun run,
      Migration migration,
      SourceFile file,
      Script script,
      BitSet reported,
      boolean underReview,
      BitSet changedLines,
      Suppressions suppressions) {
    this.run = run;
    this.transaction = migration.transaction();
    this.file = file;
    this.script = script;
    this.reported = reported;
    this.underReview = underReview;
    this.changedLines = changedLines;
    this.suppressions = suppressions;
    this.routines = new Routines(run.catalog);
  }

  /** Judges a statement, then takes it in. */
  void step(int index, Section section, Origin.Moment moment) {
    transaction = section.transaction();
    Statement statement = script.statements().get(index);
    if (reported.get(index)) {
      run.recorder.statement(statement, transaction);
    }
    step(index, statement, List.of(), moment);
    run.session.afterStatement();
  }

  /**
   * Judges a statement of the file or of a body, then takes it in.
   *
   * @param running the statement of the file that runs it, which must be under review
   * @param outer the ranges of the statements that run it or hold it, outermost first
   */
  private void step(int running, Statement statement, List<Span> outer, Origin.Moment moment) {
    if (NoOps.skips(run.catalog, statement)) {
      return;
    }
    List<Span> places = places(outer, statement);
    if (underReview) {
      List<Effect> effects = Effects.of(statement, run.catalog, run.session, file.path());
      if (reported.get(running)) {
        run.recorder.effects(statement, effects);
        judgeAll(places, statement, effects, moment);
      }
      int line = file.line(statement.span().start());
      effects.forEach(effect -> run.session.hold(effect.tableLocks(), file.path(), line));
    }
    takeIn(statement, moment);
    if (statement.runsBody()) {
      body(running, statement.body(), places, moment);
    } else {
      define(running, statement, places);
    }
    for (Operation operation : statement.operations()) {
      for (Routine routine : routines.calledBy(operation)) {
        call(running, routine, places, moment);
      }
    }
  }

  /** Functions that call one another twice over would take for ever, and a long chain the stack. */
  private void call(int running, Routine routine, List<Span> outer, Origin.Moment moment) {
    if (active.contains(routine.definition())) {
      return;
    }
    if (called >= MOST_CALLED || active.size() >= DEEPEST_CALL) {
      run.catalog.loseCertainty();
      if (!gaveUp) {
        gaveUp = true;
        run.result.note(
            file.path() + " calls its functions too often or too deep to follow each call");
      }
      return;
    }
    called += routine.body().size();
    active.add(routine.definition());
    List<Span> places = new ArrayList<>(outer);
    places.addAll(routine.places());
    body(running, routine.body(), places, moment);
    active.remove(routine.definition());
  }

  /** PostgreSQL checks the SQL in a routine's body when it is defined, and runs it when called. */
  private void define(int running, Statement statement, List<Span> places) {
    routines.define(places, statement);
    if (underReview && reported.get(running)) {
      statement.body().forEach(inner -> judgeUnread(inner, places, Cause.SYNTAX::equals));
    }
  }

  private void body(int running, List<Statement> body, List<Span> places, Origin.Moment moment) {
    Map<Span, Ternary> conditions = new HashMap<>();
    run.session.enterBlock();
    for (Statement inner : body) {
      if (inner.branches().stream().allMatch(branch -> mayRun(branch, conditions))) {
        step(running, inner, places, moment);
      }
    }
    run.session.leaveBlock();
    if (body.stream().anyMatch(Statement::isMadeUp)) {
      run.catalog.forgetMadeUp();
    }
  }

  /** A condition is decided once, when its first branch is met. */
  private boolean mayRun(Statement.Branch branch, Map<Span, Ternary> conditions) {
    Guard guard = branch.guard();
    Ternary holds =
        conditions.computeIfAbsent(guard.span(), span -> Guards.holds(run.catalog, guard));
    return holds == Ternary.UNKNOWN || (holds == Ternary.YES) == branch.then();
  }

  private void judgeAll(
      List<Span> places, Statement statement, List<Effect> effects, Origin.Moment moment) {
    for (int i = 0; i < effects.size(); i++) {
      Operation operation = statement.operations().get(i);
      if (run.judge.isInterestedIn(operation) && !NoOps.isNoOp(run.catalog, operation)) {
        judge(places, site(statement, operation, effects.get(i), moment));
      }
    }
  }

  private void takeIn(Statement statement, Origin.Moment moment) {
    for (Operation operation : AlterTablePasses.inOrder(statement.operations())) {
      if (operation instanceof SessionOperation change) {
        run.session.apply(change);
      }
      int line = file.line(operation.span().start());
      if (operation instanceof OtherOperation.Included included) {
        run.result.included(file.path(), included.by());
      }
      boolean known = operation instanceof DataOperation.Call && isDefinedHere(operation);
      if (!known) {
        run.replay.apply(asReached(operation), new Origin(file.path(), line, moment));
      }
    }
  }

  /** A block that adds a value to a type mostly asks before whether it is there. */
  private Operation asReached(Operation operation) {
    return operation instanceof AddEnumValue add && run.session.isInBlock()
        ? new AddEnumValue(add.span(), add.type(), add.value(), true)
        : operation;
  }

  private boolean isDefinedHere(Operation call) {
    return !routines.calledBy(call).isEmpty();
  }

  /** Judges what was noticed about the file. */
  void judge(FileSite found) {
    Span span = found.operation().span();
    judge(List.of(span), site(found.operation()));
  }

  /** A way back is read, not judged for what it does: only what can't be read is said. */
  void judgeBack(BitSet back) {
    for (int i = back.nextSetBit(0); i >= 0; i = back.nextSetBit(i + 1)) {
      if (reported.get(i)) {
        judgeUnread(script.statements().get(i), List.of(), cause -> true);
      }
    }
  }

  private void judgeUnread(Statement statement, List<Span> outer, Predicate<Cause> causes) {
    List<Span> places = places(outer, statement);
    for (Operation operation : statement.operations()) {
      if (operation instanceof NotUnderstood unread && causes.test(unread.cause())) {
        judge(places, site(statement, operation, Effect.NONE, NOW));
      }
    }
    statement.body().forEach(inner -> judgeUnread(inner, places, causes));
  }

  private static List<Span> places(List<Span> outer, Statement statement) {
    List<Span> places = new ArrayList<>(outer);
    places.add(statement.place());
    places.add(statement.span());
    return places;
  }

  /** Suppressions that do nothing are judged once everything else is known. */
  void misuses() {
    if (reported.isEmpty()) {
      return;
    }
    for (MisusedSuppression misuse : suppressions.misuses(reported::get, run.judge::isOn)) {
      run.judge.judge(site(misuse), misuse.span()).forEach(run.result::finding);
    }
  }

  private Site site(FileOperation operation) {
    Statement none = new Statement(operation.span(), List.of());
    return site(none, new Matched.File(operation), Effect.NONE, NOW);
  }

  private Site site(Statement statement, Operation operation, Effect effect, Origin.Moment moment) {
    return site(statement, new Matched.Sql(operation), effect, moment);
  }

  private Site site(Statement statement, Matched matched, Effect effect, Origin.Moment moment) {
    return new Site(
        file,
        run.scope.history().runner(),
        transaction,
        statement,
        matched,
        effect,
        run.catalog,
        run.session,
        run.replacements(),
        moment,
        run.settings.serverVersion());
  }

  private void judge(List<Span> places, Site site) {
    Span changed =
        changedPart(site.matched().span())
            .or(() -> changedPart(site.statement().span()))
            .orElse(site.matched().span());
    for (Finding finding : run.judge.judge(site, changed)) {
      run.result.finding(
          suppressions
              .covers(finding.rule().id(), places)
              .or(() -> run.allowList.covers(finding.rule().id(), file.path(), finding.table()))
              .map(finding::allowed)
              .orElse(finding));
    }
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
