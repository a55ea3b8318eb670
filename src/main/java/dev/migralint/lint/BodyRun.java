package dev.migralint.lint;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Errors;
import dev.migralint.schema.Guards;
import dev.migralint.sql.Body;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Step;
import dev.migralint.sql.Step.Handler;
import dev.migralint.sql.Step.How;
import dev.migralint.sql.Ternary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a body: what may run is judged, and only what runs in any case has certainly happened when
 * it is over.
 */
final class BodyRun {
  private final Catalog catalog;
  private final Doubtful doubtful;
  private final List<Statement> statements;
  private final Consumer<Statement> judge;
  private final Deque<Attempt> attempts = new ArrayDeque<>();

  /** What a block with handlers catches, and whether one of its statements may raise that. */
  private static final class Attempt {
    private final Set<String> caught;
    private boolean mayFail;

    private Attempt(Set<String> caught) {
      this.caught = caught;
    }
  }

  /**
   * How steps end.
   *
   * @param certain what they leave in any case
   * @param possible what they may leave
   */
  private record Ending(Optional<How> certain, Set<How> possible) {
    static final Ending NONE = new Ending(Optional.empty(), Set.of());

    Set<How> all() {
      Set<How> all = EnumSet.noneOf(How.class);
      all.addAll(possible);
      certain.ifPresent(all::add);
      return all;
    }
  }

  private BodyRun(Catalog catalog, Doubtful doubtful, Body body, Consumer<Statement> judge) {
    this.catalog = catalog;
    this.doubtful = doubtful;
    this.statements = body.statements();
    this.judge = judge;
  }

  /**
   * Runs a body.
   *
   * @param judge judges a statement and takes it in
   */
  static void run(Catalog catalog, Doubtful doubtful, Body body, Consumer<Statement> judge) {
    new BodyRun(catalog, doubtful, body, judge).run(body.steps(), false);
  }

  /**
   * Runs steps one after the other.
   *
   * @param doubted whether it is in doubt already that all of them are reached
   */
  private Ending run(List<Step> steps, boolean doubted) {
    Set<How> possible = EnumSet.noneOf(How.class);
    for (int i = 0; i < steps.size(); i++) {
      boolean left = possible.contains(How.LOOP) || possible.contains(How.BODY);
      if (left && !doubted) {
        List<Step> rest = steps.subList(i, steps.size());
        possible.addAll(doubtfully(() -> run(rest, true)).all());
        return new Ending(Optional.empty(), possible);
      }
      Ending ending = run(steps.get(i));
      possible.addAll(ending.possible());
      if (ending.certain().isPresent()) {
        return new Ending(ending.certain(), possible);
      }
    }
    return new Ending(Optional.empty(), possible);
  }

  private Ending run(Step step) {
    return switch (step) {
      case Step.Run one -> run(statements.get(one.statement()));
      case Step.Leaving leaving -> new Ending(Optional.of(leaving.how()), Set.of());
      case Step.Choice choice -> run(choice);
      case Step.Loop loop -> {
        Set<How> left = doubtfully(() -> run(loop.steps(), false)).all();
        left.remove(How.LOOP);
        yield new Ending(Optional.empty(), left);
      }
      case Step.Trying trying -> run(trying);
    };
  }

  private Ending run(Statement statement) {
    Attempt attempt = attempts.peek();
    if (attempt != null) {
      Ternary fails = Errors.fails(catalog, statement, attempt.caught);
      if (fails == Ternary.YES) {
        return new Ending(Optional.of(How.ERROR), Set.of());
      }
      attempt.mayFail |= fails == Ternary.UNKNOWN;
    }
    judge.accept(statement);
    return Ending.NONE;
  }

  private Ending doubtfully(Supplier<Ending> steps) {
    Doubtful.Mark mark = doubtful.begin();
    Ending ending = steps.get();
    doubtful.doubt(mark);
    return ending;
  }

  /** All conditions are asked before the first branch changes the answer. */
  private Ending run(Step.Choice choice) {
    List<Ternary> reached = new ArrayList<>();
    Ternary open = Ternary.YES;
    for (Step.Branch branch : choice.branches()) {
      Ternary holds = open == Ternary.NO ? Ternary.NO : Guards.holds(catalog, branch.condition());
      reached.add(open.and(holds));
      open = open.and(holds.not());
    }
    Set<How> possible = EnumSet.noneOf(How.class);
    for (int i = 0; i < reached.size(); i++) {
      List<Step> steps = choice.branches().get(i).steps();
      switch (reached.get(i)) {
        case NO -> {}
        case UNKNOWN -> possible.addAll(doubtfully(() -> run(steps, false)).all());
        case YES -> {
          return run(steps, false);
        }
      }
    }
    return new Ending(Optional.empty(), possible);
  }

  /** A handler that raises an error again catches none. */
  private Ending run(Step.Trying trying) {
    List<Handler> handlers = trying.handlers().stream().filter(h -> !h.failsAgain()).toList();
    if (handlers.isEmpty()) {
      return run(trying.steps(), false);
    }
    Set<String> caught = new LinkedHashSet<>();
    handlers.forEach(handler -> caught.addAll(handler.conditions()));
    Attempt attempt = new Attempt(caught);
    attempts.push(attempt);
    Doubtful.Mark mark = doubtful.begin();
    Ending ending = run(trying.steps(), false);
    attempts.pop();
    if (ending.certain().equals(Optional.of(How.ERROR))) {
      doubtful.undo(mark);
      return handled(handlers, handlers.size() > 1);
    }
    if (!attempt.mayFail && !ending.possible().contains(How.ERROR)) {
      doubtful.keep(mark);
      return ending;
    }
    doubtful.doubt(mark);
    Set<How> possible = ending.all();
    possible.remove(How.ERROR);
    possible.addAll(handled(handlers, true).all());
    return new Ending(Optional.empty(), possible);
  }

  private Ending handled(List<Handler> handlers, boolean doubted) {
    if (!doubted) {
      return run(handlers.getFirst().steps(), false);
    }
    Set<How> possible = EnumSet.noneOf(How.class);
    for (Handler handler : handlers) {
      possible.addAll(doubtfully(() -> run(handler.steps(), false)).all());
    }
    return new Ending(Optional.empty(), possible);
  }
}
