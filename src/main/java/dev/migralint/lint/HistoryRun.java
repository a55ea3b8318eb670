package dev.migralint.lint;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Migration;
import dev.migralint.layout.TransactionMode;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Effects;
import dev.migralint.postgres.Session;
import dev.migralint.rule.Site;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Replay;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.source.Tree;
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.MisusedSuppression;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.Script;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The engine's loop over one history: each statement under review is judged against what was true
 * just before it; then the session and the catalog take it in.
 */
final class HistoryRun {
  private static final Origin.Moment NOW = new Origin.Moment(0, 0);

  private final Tree head;
  private final Scope scope;
  private final Settings settings;
  private final Judge judge;
  private final AllowList allowList;
  private final Set<String> ruleIds;
  private final Tally tally;
  private final Catalog catalog;
  private final Replay replay;
  private final Session session;
  private int previousChange;

  HistoryRun(
      Tree head,
      Scope scope,
      Settings settings,
      Judge judge,
      AllowList allowList,
      Set<String> ruleIds,
      Tally tally) {
    this.head = head;
    this.scope = scope;
    this.settings = settings;
    this.judge = judge;
    this.allowList = allowList;
    this.ruleIds = ruleIds;
    this.tally = tally;
    this.catalog = new Catalog(settings.schemas().stream().map(Name::quoted).toList());
    this.replay = new Replay(catalog);
    this.session = new Session(catalog);
  }

  /** Replays the history up to the last file under review. */
  void run() {
    if (scope.fromTheStart()) {
      catalog.startWithNothing();
    }
    int left = scope.files().size();
    for (Migration migration : scope.history().migrations()) {
      if (left == 0) {
        return;
      }
      Scope.Part part = scope.files().get(migration.path());
      left -= part == null ? 0 : 1;
      if (settings.excludes(migration.path())) {
        catalog.loseCertainty();
      } else {
        run(migration, Optional.ofNullable(part));
      }
    }
  }

  private void run(Migration migration, Optional<Scope.Part> part) {
    boolean reviewed = part.flatMap(Scope.Part::reported).isPresent();
    if (migration.opaque()) {
      if (reviewed) {
        tally.opaque(migration.path());
      }
      catalog.loseCertainty();
      return;
    }
    if (migration.direction() == Direction.DOWN && !reviewed) {
      return;
    }
    switch (head.read(migration.path())) {
      case Reading.Text text -> {
        if (reviewed) {
          text.warnings().forEach(w -> tally.note(migration.path() + " " + w));
        }
        read(migration, text.file(), part);
      }
      case Reading.Missing missing ->
          unreadable(new Problem(migration.path(), "is not there.", "Check the path."), reviewed);
      case Reading.Unreadable unreadable -> unreadable(unreadable.problem(), reviewed);
    }
  }

  private void unreadable(Problem problem, boolean reviewed) {
    if (reviewed) {
      tally.error(problem);
    } else {
      tally.note(problem.sentence() + " What it did to the schema is not known.");
    }
    catalog.loseCertainty();
  }

  private void read(Migration migration, SourceFile file, Optional<Scope.Part> part) {
    Script script = Script.read(file);
    List<Statement> statements = script.statements();
    BitSet reported = part.map(p -> compared(p.reported(), file, statements)).orElse(new BitSet());
    BitSet added = part.map(p -> compared(p.added(), file, statements)).orElse(new BitSet());
    int change = part.map(Scope.Part::change).orElse(0);
    Review review =
        new Review(
            migration,
            file,
            script,
            reported,
            part.isPresent(),
            part.flatMap(Scope.Part::reported).map(v -> changedLines(v, file)).orElse(new BitSet()),
            Suppressions.of(
                file,
                script.comments(),
                statements.stream().map(Statement::span).toList(),
                ruleIds));
    if (part.flatMap(Scope.Part::reported).isPresent()) {
      tally.file(statements, reported);
    }
    BitSet back = waysBack(migration, file, statements);
    review.judgeBack(back);
    if (back.cardinality() == statements.size() && !statements.isEmpty()) {
      return;
    }
    boolean continues = change > 0 && change == previousChange;
    if (!continues) {
      catalog.settle();
    }
    previousChange = change;
    session.beginMigration(
        migration.transaction(),
        statements.size() - back.cardinality(),
        refusesTransaction(migration, statements),
        continues);
    for (int i = 0; i < statements.size(); i++) {
      if (!back.get(i)) {
        Origin.Moment moment = new Origin.Moment(added.get(i) ? change : 0, session.transaction());
        review.step(i, moment);
      }
    }
    review.misuses();
  }

  private BitSet waysBack(Migration migration, SourceFile file, List<Statement> statements) {
    BitSet back = new BitSet(statements.size());
    if (migration.direction() == Direction.DOWN) {
      back.set(0, statements.size());
      return back;
    }
    List<Span> spans = scope.history().layout().waysBack(file);
    for (int i = 0; i < statements.size(); i++) {
      Span statement = statements.get(i).span();
      back.set(i, spans.stream().anyMatch(span -> span.contains(statement)));
    }
    return back;
  }

  /** Asked only of a runner that decides by it, whatever the catalog holds. */
  private boolean refusesTransaction(Migration migration, List<Statement> statements) {
    return migration.transaction() == TransactionMode.UNLESS_REFUSED
        && statements.stream()
            .flatMap(s -> Effects.of(s, catalog, session).stream())
            .anyMatch(Effect::refusesTransaction);
  }

  private BitSet compared(
      Optional<List<Version>> versions, SourceFile file, List<Statement> statements) {
    BitSet selected = new BitSet(statements.size());
    if (versions.isEmpty()) {
      return selected;
    }
    selected.set(0, statements.size());
    for (Version version : versions.get()) {
      if (version.tree().read(version.path()) instanceof Reading.Text before) {
        selected.and(StatementDiff.added(before.file(), file, statements));
      }
    }
    return selected;
  }

  private static BitSet changedLines(List<Version> versions, SourceFile file) {
    BitSet lines = new BitSet();
    lines.set(1, file.lineCount() + 1);
    for (Version version : versions) {
      if (version.tree().read(version.path()) instanceof Reading.Text before) {
        lines.and(StatementDiff.addedLines(before.file(), file));
      }
    }
    return lines;
  }

  /** One file while it is read from top to bottom. */
  private final class Review {
    private final Migration migration;
    private final SourceFile file;
    private final Script script;
    private final BitSet reported;
    private final boolean underReview;
    private final BitSet changedLines;
    private final Suppressions suppressions;

    Review(
        Migration migration,
        SourceFile file,
        Script script,
        BitSet reported,
        boolean underReview,
        BitSet changedLines,
        Suppressions suppressions) {
      this.migration = migration;
      this.file = file;
      this.script = script;
      this.reported = reported;
      this.underReview = underReview;
      this.changedLines = changedLines;
      this.suppressions = suppressions;
    }

    /** Judges a statement, then takes it in. */
    void step(int index, Origin.Moment moment) {
      step(index, script.statements().get(index), moment);
      session.afterStatement();
    }

    private void step(int index, Statement statement, Origin.Moment moment) {
      if (NoOps.skips(catalog, statement)) {
        return;
      }
      if (underReview) {
        List<Effect> effects = Effects.of(statement, catalog, session);
        if (reported.get(index)) {
          judgeAll(index, statement, effects, moment);
        }
        int line = file.line(statement.span().start());
        effects.forEach(effect -> session.hold(effect.locks(), file.path(), line));
      }
      takeIn(statement, moment);
      if (!statement.body().isEmpty()) {
        session.enterBlock();
        statement.body().forEach(inner -> step(index, inner, moment));
        session.leaveBlock();
      }
    }

    private void judgeAll(
        int index, Statement statement, List<Effect> effects, Origin.Moment moment) {
      for (int i = 0; i < effects.size(); i++) {
        Operation operation = statement.operations().get(i);
        if (judge.isInterestedIn(operation) && !NoOps.isNoOp(catalog, operation)) {
          judge(index, site(statement, operation, effects.get(i), moment));
        }
      }
    }

    private void takeIn(Statement statement, Origin.Moment moment) {
      for (Operation operation : statement.operations()) {
        if (operation instanceof SessionOperation change) {
          session.apply(change);
        }
        int line = file.line(operation.span().start());
        replay.apply(operation, new Origin(file.path(), line, moment));
      }
    }

    /** A way back is read, not judged for what it does: only what can't be read is said. */
    void judgeBack(BitSet back) {
      for (int i = back.nextSetBit(0); i >= 0; i = back.nextSetBit(i + 1)) {
        if (reported.get(i)) {
          judgeUnread(i, script.statements().get(i));
        }
      }
    }

    private void judgeUnread(int index, Statement statement) {
      for (Operation operation : statement.operations()) {
        if (operation instanceof NotUnderstood) {
          judge(index, site(statement, operation, Effect.NONE, NOW));
        }
      }
      statement.body().forEach(inner -> judgeUnread(index, inner));
    }

    /** Suppressions that do nothing are judged once everything else is known. */
    void misuses() {
      if (reported.isEmpty()) {
        return;
      }
      for (Misuse misuse : suppressions.misuses(reported::get, judge::isOn)) {
        MisusedSuppression operation =
            new MisusedSuppression(
                misuse.span(), misuse.kind(), misuse.message(), misuse.nextStep());
        Statement comment = new Statement(misuse.span(), List.of(operation));
        tally.findings(judge.judge(site(comment, operation, Effect.NONE, NOW), misuse.span()));
      }
    }

    private Site site(
        Statement statement, Operation operation, Effect effect, Origin.Moment moment) {
      return new Site(
          file,
          migration,
          scope.history().layout(),
          statement,
          operation,
          effect,
          catalog,
          session,
          moment,
          settings.serverVersion());
    }

    private void judge(int index, Site site) {
      Span changed = changedPart(site.operation().span());
      for (Finding finding : judge.judge(site, changed)) {
        tally.finding(
            suppressions
                .covers(finding.rule().id(), index)
                .or(() -> allowList.covers(finding.rule().id(), file.path(), finding.table()))
                .map(finding::allowed)
                .orElse(finding));
      }
    }

    /** The first lines of the range that the change touches, or all of it when none is. */
    private Span changedPart(Span span) {
      int last = file.line(Math.max(span.start(), span.end() - 1));
      int from = changedLines.nextSetBit(file.line(span.start()));
      if (from < 0 || from > last) {
        return span;
      }
      int to = changedLines.nextClearBit(from) - 1;
      int start = Math.max(span.start(), file.lineStart(from));
      int end = to >= last ? span.end() : Math.min(span.end(), file.lineEnd(to));
      return new Span(start, Math.max(start, end));
    }
  }
}
