package dev.migralint.plan;

import dev.migralint.analysis.Rejection;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.lint.Database;
import dev.migralint.lint.Recorder;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Lock;
import dev.migralint.postgres.Session;
import dev.migralint.postgres.Target;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Operation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what each statement does as the plan says it. */
final class PlanRecorder implements Recorder {
  private final List<Plan.Migration> migrations = new ArrayList<>();
  private @Nullable MigrationSteps migration;
  private @Nullable Step step;

  /** A migration while it is recorded. */
  private record MigrationSteps(
      Database database, Migration migration, SourceFile file, List<Step> steps) {}

  @Override
  public void begin(Database database, Migration started, SourceFile file) {
    finish();
    migration = new MigrationSteps(database, started, file, new ArrayList<>());
  }

  @Override
  public void statement(Statement statement, Transaction mode) {
    MigrationSteps current = Objects.requireNonNull(migration);
    step = new Step(statement, mode, current.database().session());
    current.steps().add(step);
  }

  @Override
  public void effects(Statement statement, List<Effect> effects) {
    Step current = Objects.requireNonNull(step);
    for (Effect effect : effects) {
      current.effect = current.effect.and(effect.noticed());
    }
  }

  @Override
  public void refused(Rejection rejection) {
    Objects.requireNonNull(step).refusal =
        Optional.of(new Plan.Refusal(rejection.sqlstate(), rejection.message()));
  }

  List<Plan.Migration> migrations() {
    finish();
    return List.copyOf(migrations);
  }

  /** Keeps of a migration only what its plan says. */
  private void finish() {
    if (migration != null && !migration.steps().isEmpty()) {
      migrations.add(plan(migration));
    }
    migration = null;
  }

  private static Plan.Migration plan(MigrationSteps recorded) {
    return new Plan.Migration(
        recorded.migration().path(), transaction(recorded), statements(recorded), held(recorded));
  }

  /** Runners stop at the first statement that fails; a client that is not known may go on. */
  private static List<Plan.Statement> statements(MigrationSteps recorded) {
    List<Plan.Statement> statements = new ArrayList<>();
    boolean failed = false;
    for (Step step : recorded.steps()) {
      statements.add(step.plan(recorded.file(), failed));
      failed |= step.refusal.isPresent() && step.mode.surrounds() != Transaction.Surrounds.UNKNOWN;
    }
    return List.copyOf(statements);
  }

  private static String transaction(MigrationSteps recorded) {
    Step first = recorded.steps().getFirst();
    boolean around = first.transaction.isPresent();
    return switch (first.mode.surrounds()) {
      case FILE -> "file";
      case BATCH -> "batch";
      case NONE, UNLESS_REFUSED -> around ? "file" : begins(recorded) ? "own" : "none";
      case UNKNOWN -> begins(recorded) ? "own" : "unknown";
    };
  }

  private static boolean begins(MigrationSteps recorded) {
    for (Step step : recorded.steps()) {
      for (Operation operation : step.statement.operations()) {
        if (operation instanceof SessionOperation.Begin) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Plan.Held> held(MigrationSteps recorded) {
    Map<Target, Plan.Held> strongest = new LinkedHashMap<>();
    List<Step> steps = recorded.steps();
    List<Integer> last = KeptLocks.last(steps.stream().map(Step::point).toList());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int line = recorded.file().line(step.statement.span().start());
      for (Lock lock : step.effect.tableLocks()) {
        Plan.Held held = new Plan.Held(lock.on(), lock.mode(), line, last.get(i) - i);
        strongest.merge(
            lock.on(), held, (old, now) -> now.mode().compareTo(old.mode()) > 0 ? now : old);
      }
    }
    return List.copyOf(strongest.values());
  }

  /** A statement while it is recorded, with what the bodies do that it runs. */
  private static final class Step {
    final Statement statement;
    final Transaction mode;
    private final Optional<Integer> transaction;
    private final Optional<String> lockTimeout;
    private final Optional<String> statementTimeout;
    private Effect effect = Effect.NONE;
    private Optional<Plan.Refusal> refusal = Optional.empty();

    Step(Statement statement, Transaction mode, Session session) {
      this.statement = statement;
      this.mode = mode;
      this.transaction =
          session.inTransaction() == Ternary.YES
              ? Optional.of(session.transaction())
              : Optional.empty();
      this.lockTimeout = session.lockTimeout();
      this.statementTimeout = session.statementTimeout();
    }

    KeptLocks.Point point() {
      return new KeptLocks.Point(transaction, statement.operations());
    }

    Plan.Statement plan(SourceFile file, boolean notRun) {
      return new Plan.Statement(
          file.line(statement.span().start()),
          file.line(Math.max(statement.span().start(), statement.span().end() - 1)),
          file.text(statement.span()),
          statement.understood(),
          refusal,
          notRun,
          effect,
          lockTimeout,
          statementTimeout);
    }
  }
}
