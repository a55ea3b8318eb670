package dev.migralint.plan;

import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.lint.HistoryRun;
import dev.migralint.lint.Recorder;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Effects;
import dev.migralint.postgres.LockMode;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.schema.Subjects;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what each statement does as the plan says it. */
final class PlanRecorder implements Recorder {
  private final List<Plan.Migration> migrations = new ArrayList<>();
  private @Nullable MigrationSteps migration;
  private @Nullable Step step;

  /** A migration while it is recorded. */
  private record MigrationSteps(
      HistoryRun run, Migration migration, SourceFile file, List<Step> steps) {}

  @Override
  public void begin(HistoryRun run, Migration started, SourceFile file) {
    finish();
    migration = new MigrationSteps(run, started, file, new ArrayList<>());
  }

  @Override
  public void statement(Statement statement, Transaction mode) {
    MigrationSteps current = Objects.requireNonNull(migration);
    step =
        new Step(
            current.run().catalog,
            current.run().session.serverVersion(),
            current.migration().path(),
            statement,
            mode,
            current.run().session.transaction(),
            current.run().session.inTransaction() == Ternary.YES,
            current.run().session.lockTimeout(),
            current.run().session.statementTimeout());
    current.steps().add(step);
  }

  @Override
  public void effects(Statement statement, List<Effect> effects) {
    Step current = Objects.requireNonNull(step);
    for (int i = 0; i < effects.size(); i++) {
      current.add(statement.operations().get(i), effects.get(i));
    }
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
        recorded.migration().path(),
        transaction(recorded),
        recorded.steps().stream().map(step -> step.plan(recorded.file())).toList(),
        held(recorded));
  }

  private static String transaction(MigrationSteps recorded) {
    Step first = recorded.steps().getFirst();
    boolean around = first.inTransaction;
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
    Map<ObjectName, Plan.Held> strongest = new LinkedHashMap<>();
    List<Step> steps = recorded.steps();
    List<Integer> last = KeptLocks.last(steps.stream().map(Step::point).toList());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int line = recorded.file().line(step.statement.span().start());
      for (Map.Entry<ObjectName, LockMode> lock : step.locks.entrySet()) {
        Plan.Held held = new Plan.Held(lock.getKey(), lock.getValue(), line, last.get(i) - i);
        strongest.merge(
            lock.getKey(), held, (old, now) -> now.mode().compareTo(old.mode()) > 0 ? now : old);
      }
    }
    return List.copyOf(strongest.values());
  }

  /** A statement while it is recorded, with what the bodies do that it runs. */
  private static final class Step {
    private final Catalog catalog;
    private final int serverVersion;
    private final String path;
    final Statement statement;
    final Transaction mode;
    final int transaction;
    final boolean inTransaction;
    private final Optional<String> lockTimeout;
    private final Optional<String> statementTimeout;
    final Map<ObjectName, LockMode> locks = new LinkedHashMap<>();
    private final Set<ObjectName> readersWait = new LinkedHashSet<>();
    private final Set<ObjectName> writersWait = new LinkedHashSet<>();
    private final Set<ObjectName> rewrites = new LinkedHashSet<>();
    private final Set<ObjectName> scans = new LinkedHashSet<>();
    private final Set<ObjectName> indexBuilds = new LinkedHashSet<>();
    private final Set<String> failsIf = new LinkedHashSet<>();
    private final Set<String> loses = new LinkedHashSet<>();
    private final Set<String> unknowns = new LinkedHashSet<>();
    private boolean refusesTransaction;

    Step(
        Catalog catalog,
        int serverVersion,
        String path,
        Statement statement,
        Transaction mode,
        int transaction,
        boolean inTransaction,
        Optional<String> lockTimeout,
        Optional<String> statementTimeout) {
      this.catalog = catalog;
      this.serverVersion = serverVersion;
      this.path = path;
      this.statement = statement;
      this.mode = mode;
      this.transaction = transaction;
      this.inTransaction = inTransaction;
      this.lockTimeout = lockTimeout;
      this.statementTimeout = statementTimeout;
    }

    KeptLocks.Point point() {
      Optional<Integer> number = inTransaction ? Optional.of(transaction) : Optional.empty();
      return new KeptLocks.Point(number, statement.operations());
    }

    /** Rows of a table that the migration made itself can be no surprise and no loss. */
    void add(Operation operation, Effect effect) {
      effect.locks().forEach(this::lock);
      effect.indexLocks().forEach(this::indexLock);
      effect.rewritten().forEach(work -> work(work, "write", rewrites));
      effect.scanned().forEach(work -> work(work, "read all of", scans));
      effect.built().forEach(this::build);
      refusesTransaction |= effect.refusesTransaction();
      effect.failsIf().forEach(failure -> failsIf.add(failure.rows()));
      if (!effect.loses().isEmpty()
          && Subjects.table(operation, catalog).map(t -> before(t).isPresent()).orElse(true)) {
        loses.addAll(effect.loses());
      }
    }

    private void lock(Effect.Lock lock) {
      before(lock.table())
          .ifPresent(
              table -> {
                locks.merge(table, lock.mode(), (old, now) -> now.compareTo(old) > 0 ? now : old);
                waits(table, lock.mode().blocksReads(), lock.mode().blocksWrites());
              });
      for (Effects.HeldUp heldUp : Effects.heldUp(lock, catalog, serverVersion)) {
        before(heldUp.partition().name())
            .ifPresent(partition -> waits(partition, heldUp.reads(), heldUp.writes()));
      }
    }

    /** Whoever plans a query opens every index of its tables. */
    private void indexLock(Effect.IndexLock lock) {
      before(lock.table())
          .ifPresent(table -> waits(table, lock.mode().blocksReads(), lock.mode().blocksWrites()));
    }

    private void waits(ObjectName table, boolean reads, boolean writes) {
      if (reads) {
        readersWait.add(table);
      }
      if (writes) {
        writersWait.add(table);
      }
    }

    private void work(Effect.Work work, String verb, Set<ObjectName> done) {
      before(work.table())
          .filter(table -> before(work.rowsOf()).isPresent())
          .ifPresent(
              table -> {
                if (work.certain() == Ternary.YES) {
                  done.add(table);
                } else {
                  unknowns.add("may " + verb + " " + table);
                }
              });
    }

    private void build(Effect.Build build) {
      before(build.table())
          .ifPresent(
              table -> {
                if (build.certain() == Ternary.YES) {
                  if (!build.copied()) {
                    scans.add(table);
                  }
                  build.index().map(catalog::qualified).ifPresent(indexBuilds::add);
                } else {
                  unknowns.add("may build an index on " + table);
                }
              });
    }

    /** The name with its schema, of a relation that the migration did not make itself. */
    private Optional<ObjectName> before(ObjectName name) {
      Optional<Relation> relation = catalog.relation(name);
      boolean made =
          relation.flatMap(Relation::origin).map(Origin::path).filter(path::equals).isPresent();
      if (made || relation.filter(Relation::isTemporary).isPresent()) {
        return Optional.empty();
      }
      return Optional.of(relation.map(Relation::name).orElseGet(() -> catalog.qualified(name)));
    }

    Plan.Statement plan(SourceFile file) {
      List<Plan.Lock> taken = new ArrayList<>();
      locks.forEach((table, mode) -> taken.add(new Plan.Lock(table, mode)));
      Set<ObjectName> waiting = new LinkedHashSet<>(readersWait);
      waiting.addAll(writersWait);
      scans.removeAll(rewrites);
      return new Plan.Statement(
          file.line(statement.span().start()),
          file.line(Math.max(statement.span().start(), statement.span().end() - 1)),
          file.text(statement.span()),
          statement.understood(),
          taken,
          waiting.stream()
              .map(t -> new Plan.Wait(t, readersWait.contains(t), writersWait.contains(t)))
              .toList(),
          List.copyOf(rewrites),
          List.copyOf(scans),
          List.copyOf(indexBuilds),
          refusesTransaction,
          List.copyOf(failsIf),
          List.copyOf(loses),
          List.copyOf(unknowns),
          lockTimeout,
          statementTimeout);
    }
  }
}
