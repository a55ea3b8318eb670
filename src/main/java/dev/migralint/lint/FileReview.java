package dev.migralint.lint;

import dev.migralint.analysis.Disturbances;
import dev.migralint.analysis.Rejection;
import dev.migralint.analysis.Rejections;
import dev.migralint.analysis.SupabaseSchemas;
import dev.migralint.layout.Between;
import dev.migralint.layout.Section;
import dev.migralint.lint.Routines.Routine;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Effects;
import dev.migralint.postgres.RowWork;
import dev.migralint.schema.AlterTablePasses;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Renames;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Body;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TypeOperation.AddEnumValue;
import dev.migralint.sql.expression.SetConfig;
import dev.migralint.sql.token.Refusal.Cause;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file from its first statement to its last: each is judged, then the session and the catalog
 * take it in.
 */
final class FileReview {
  /** How many statements of routines are run for one file. */
  private static final int MOST_CALLED = 100_000;

  private static final int DEEPEST_CALL = 50;

  /**
   * After so many in one file none is looked for: what is missing is compared with all there is.
   */
  private static final int MOST_REFUSALS = 100;

  private final RunContext context;
  private final Database database;
  private final Catalog catalog;
  private final FileJudge judge;
  private final ReadMigration read;
  private final SourceFile file;
  private final Routines routines;
  private final Revisions revisions;
  private final Doubtful doubtful;
  private final Set<Routine> active = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Routine> fired = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What is not understood of routines, and reported at the first call of the file. */
  private final Set<Statement> unread = Collections.newSetFromMap(new IdentityHashMap<>());

  private @Nullable Caller caller;
  private int called;
  private int refusals;

  /** The file's statements whose calls were not all followed. */
  private final BitSet lost = new BitSet();

  FileReview(RunContext context, Database database, FileJudge judge, ReadMigration read) {
    this.context = context;
    this.database = database;
    this.catalog = database.catalog();
    this.judge = judge;
    this.read = read;
    this.file = read.file();
    this.routines = database.routines();
    this.revisions = new Revisions(read.file(), read.script());
    this.doubtful = new Doubtful(database);
  }

  /** Runs the statements of a section whose transaction has begun. */
  void run(Section section, BitSet statements) {
    judge.setTransaction(section.transaction());
    for (int i = statements.nextSetBit(0); i >= 0; i = statements.nextSetBit(i + 1)) {
      Statement statement = read.statements().get(i);
      if (read.reported().get(i)) {
        context.recorder().statement(statement, section.transaction());
      }
      int change =
          read.added().get(i) ? read.change() + revisions.after(statement.span().start()) : 0;
      Origin.Moment moment = new Origin.Moment(change, database.session().transaction());
      step(i, statement, List.of(), moment);
      database.session().afterStatement();
    }
  }

  /**
   * Judges a statement of the file or of a body, then takes it in.
   *
   * @param running the index of the file's statement that runs it
   * @param outer the ranges of the statements that run it or hold it, outermost first
   */
  private void step(int running, Statement written, List<Span> outer, Origin.Moment moment) {
    Statement statement = Renames.asCarriedOut(catalog, written);
    if (caller == null && read.isUnderReview() && read.reported().get(running)) {
      judge.judgeSkipped(FileJudge.places(outer, statement), statement);
    }
    if (NoOps.skips(catalog, statement)) {
      return;
    }
    Caller calledBy = caller;
    List<Span> places = calledBy == null ? FileJudge.places(outer, statement) : outer;
    if (read.isUnderReview()) {
      List<Effect> effects =
          Effects.of(statement, catalog, database.session(), file.path(), moment.change());
      if (read.reported().get(running)) {
        Optional<Rejection> refused = refused(statement, outer);
        if (refused.isPresent()) {
          context.recorder().refused(refused.get());
          judge.judgeRefused(places, statement, refused.get());
          if (refused.get().leavesNothing(statement, catalog)) {
            return;
          }
        } else {
          context.recorder().effects(statement, effects);
          if (calledBy == null) {
            judge.judge(places, statement, effects, moment);
          } else if (statement.understood() || unread.add(written)) {
            judge.judge(calledBy, places, statement, effects, moment);
          }
        }
      }
      RowWork work = new RowWork(catalog, moment);
      for (int i = 0; i < effects.size(); i++) {
        if (work.isIn(statement.operations().get(i), effects.get(i))) {
          database.session().work();
        }
      }
      Statement here = calledBy == null ? statement : calledBy.call();
      int line = file.line(here.span().start());
      for (int i = 0; i < effects.size(); i++) {
        boolean certain = !NoOps.mayFindNothing(catalog, statement.operations().get(i));
        database.session().hold(effects.get(i), certain, file.path(), line);
      }
    }
    takeIn(statement, moment);
    database
        .registry()
        .takeIn(
            statement,
            text().text(statement.span()),
            caller == null && outer.isEmpty() && !database.session().isInBlock());
    if (statement.operations().getFirst() instanceof DataOperation.DoBlock) {
      body(running, statement.content(), places, moment);
    } else if (statement.runsBody()) {
      statement.body().forEach(inner -> execute(running, inner, places, moment));
    } else {
      define(running, statement, places);
    }
    for (Operation operation : statement.operations()) {
      Routines.Targets called = routines.calledBy(operation);
      for (Routines.Target target : called.targets()) {
        call(running, statement, target, places, moment);
      }
      if (!called.all()) {
        lose(running);
      }
    }
  }

  /** Why PostgreSQL refuses a statement of the file itself; what bodies run is not certain. */
  private Optional<Rejection> refused(Statement statement, List<Span> outer) {
    if (caller == null && outer.isEmpty() && isSchemaKnown(statement)) {
      context.result().schemaKnown();
    }
    Optional<Rejection> refused = rejection(statement, outer);
    refusals += refused.isPresent() ? 1 : 0;
    return refused;
  }

  private boolean isSchemaKnown(Statement statement) {
    return judge.isOrderKnown() && Rejections.areDecided(statement, catalog);
  }

  private Optional<Rejection> rejection(Statement statement, List<Span> outer) {
    return refusals < MOST_REFUSALS
            && caller == null
            && outer.isEmpty()
            && !database.session().isInBlock()
            && judge.isOrderKnown()
            && Disturbances.temporary(statement, file).isEmpty()
        ? Rejections.of(statement, catalog, database.session().serverVersion(), database.registry())
            .or(() -> judge.isForSupabase() ? SupabaseSchemas.refused(statement) : Optional.empty())
        : Optional.empty();
  }

  /** The file that holds what runs now. */
  private SourceFile text() {
    return caller == null ? file : caller.file();
  }

  private void takeIn(Statement statement, Origin.Moment moment) {
    boolean may = NoOps.mayBeThere(catalog, statement);
    switch (Disturbances.of(statement, catalog, text(), routines)) {
      case NOTHING -> {}
      case DEPENDENTS -> catalog.loosen();
      case ANYTHING -> catalog.disturb();
    }
    Disturbances.noteLacking(statement, catalog);
    for (Operation operation : AlterTablePasses.inOrder(statement.operations(), catalog)) {
      if (operation instanceof SessionOperation change) {
        database.session().apply(change);
      }
      if (operation instanceof OtherOperation.Maintenance work
          && work.command() == MaintenanceCommand.DISCARD_ALL) {
        database.session().begin(Between.NEW_SESSION);
      }
      SetConfig.in(operation).forEach(database.session()::apply);
      boolean known = operation instanceof DataOperation.Call && isDefinedHere(operation);
      if (!known) {
        int line = text().line(operation.span().start());
        Origin origin = new Origin(text().path(), line, moment);
        if (may) {
          doubtful.mayTakeIn(operation, origin);
        } else {
          doubtful.takeIn(asReached(operation), origin);
        }
        if (operation instanceof Delete delete
            && delete.where().isEmpty()
            && database.session().blocksWrites(delete.table())) {
          database.replay().deleteRows(delete.table(), origin);
        }
      }
    }
    Disturbances.temporary(statement, text()).ifPresent(catalog::hide);
  }

  /** A block that adds a value to a type, or a column, mostly asks before whether it is there. */
  private Operation asReached(Operation operation) {
    if (!database.session().isInBlock()) {
      return operation;
    }
    return switch (operation) {
      case AddEnumValue add -> new AddEnumValue(add.span(), add.type(), add.value(), true);
      case AddColumn add when add.notNull() -> add.unlessThere();
      default -> operation;
    };
  }

  private boolean isDefinedHere(Operation call) {
    return !routines.calledBy(call).targets().isEmpty();
  }

  /** Runs a statement that was prepared or made by a query; one that is long counts for more. */
  private void execute(int running, Statement prepared, List<Span> places, Origin.Moment moment) {
    if (called >= MOST_CALLED) {
      lose(running);
      return;
    }
    called += 1 + prepared.span().length() / 100;
    step(running, prepared, places, moment);
    if (prepared.isMadeUp()) {
      catalog.forgetMadeUp();
    }
  }

  private void body(int running, Body body, List<Span> places, Origin.Moment moment) {
    database.session().enterBlock();
    Set<Statement> repeated = Loops.inOneTransaction(body);
    BodyRun.run(
        catalog,
        doubtful,
        body,
        inner -> {
          if (repeated.contains(inner)) {
            database.session().enterLoop();
            step(running, inner, places, moment);
            database.session().leaveLoop();
          } else {
            step(running, inner, places, moment);
          }
        });
    database.session().leaveBlock();
    if (body.statements().stream().anyMatch(Statement::isMadeUp)) {
      catalog.forgetMadeUp();
    }
  }

  /** PostgreSQL checks the SQL in a routine's body when it is defined, and runs it when called. */
  private void define(int running, Statement statement, List<Span> places) {
    routines.define(text(), places, statement);
    if (caller == null && read.isUnderReview() && read.reported().get(running)) {
      statement.body().forEach(inner -> judge.judgeUnread(places, inner, Cause.SYNTAX::equals));
    }
  }

  /** What a statement of the file calls is not followed to its end. */
  private void lose(int running) {
    catalog.loseCertainty();
    if (!lost.get(running)) {
      lost.set(running);
      Statement statement = read.statements().get(running);
      if (read.reported().get(running)) {
        judge.judgeUnfollowed(statement);
        context.result().unfollowed(statement);
      }
    }
  }

  /**
   * Runs the body of a routine, within limits: two calls of the next function in each of a chain
   * double the work, and a long chain overflows the stack. What only a trigger or a default runs is
   * run once for a file, and it depends on the rows whether it runs at all.
   */
  private void call(
      int running,
      Statement statement,
      Routines.Target target,
      List<Span> outer,
      Origin.Moment moment) {
    Routine routine = target.routine();
    if (active.contains(routine) || (target.implicit() && !fired.add(routine))) {
      return;
    }
    if (called >= MOST_CALLED || active.size() >= DEEPEST_CALL) {
      lose(running);
      return;
    }
    called += routine.body().statements().size();
    active.add(routine);
    Caller before = caller;
    boolean elsewhere = before != null || !routine.file().path().equals(file.path());
    List<Span> places = new ArrayList<>(outer);
    if (elsewhere) {
      Statement call = before == null ? statement : before.call();
      caller = new Caller(call, routine.file(), catalog.shortest(routine.name()));
    } else {
      places.addAll(routine.places());
    }
    if (target.implicit()) {
      Doubtful.Mark mark = doubtful.begin();
      body(running, routine.body(), places, moment);
      doubtful.doubt(mark);
    } else {
      body(running, routine.body(), places, moment);
    }
    caller = before;
    active.remove(routine);
  }
}
