package dev.migralint.sql.read;

import dev.migralint.sql.Guard;
import dev.migralint.sql.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The steps of a body, put together while it is read. */
final class StepStack {
  /** What is open deeper than this is read as if it ran in any case. */
  private static final int MAX_OPEN = 16;

  private enum Part {
    /** Between BEGIN and EXCEPTION or END. */
    BLOCK,
    HANDLER,
    BRANCH,
    LOOP,
    /** Too deep: its steps are those of what holds it. */
    PLAIN
  }

  /** What is open: its present steps, and those that are finished. */
  private static final class Open {
    private final boolean sure;
    private Part part;
    private List<Step> steps;
    private Guard condition = Guard.Known.TRUE;
    private List<String> errors = List.of();
    private final List<Step> tried = new ArrayList<>();
    private final List<Step.Branch> branches = new ArrayList<>();
    private final List<Step.Handler> handlers = new ArrayList<>();

    private Open(Part part, List<Step> steps, boolean sure) {
      this.part = part;
      this.steps = steps;
      this.sure = sure;
    }
  }

  private final List<Step> all = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  List<Step> all() {
    while (!open.isEmpty()) {
      close();
    }
    return List.copyOf(all);
  }

  void add(Step step) {
    steps().add(step);
  }

  private List<Step> steps() {
    return open.isEmpty() ? all : open.getFirst().steps;
  }

  private Open open(Part part, boolean sure) {
    boolean deep = open.size() >= MAX_OPEN;
    Open opened =
        new Open(deep ? Part.PLAIN : part, deep ? steps() : new ArrayList<>(), sure && isSure());
    open.push(opened);
    return opened;
  }

  /** Whether what stands here runs in any case, unless an error comes. */
  boolean isSure() {
    return open.isEmpty() || open.getFirst().sure;
  }

  void block() {
    open(Part.BLOCK, true);
  }

  void loop() {
    open(Part.LOOP, false);
  }

  /** IF, or CASE with its first WHEN. */
  void branch(Guard condition) {
    open(Part.BRANCH, false).condition = condition;
  }

  /** ELSIF, WHEN or ELSE. */
  void nextBranch(Guard condition) {
    Open innermost = open.peek();
    if (innermost != null && innermost.part == Part.BRANCH) {
      innermost.branches.add(new Step.Branch(innermost.condition, innermost.steps));
      innermost.condition = condition;
      innermost.steps = new ArrayList<>();
    }
  }

  /** Whether WHEN is that of an EXCEPTION clause. */
  boolean isHandling() {
    return !open.isEmpty() && open.getFirst().part == Part.HANDLER;
  }

  /** EXCEPTION: what follows are handlers. */
  void exception() {
    Open innermost = open.peek();
    if (innermost != null && innermost.part == Part.BLOCK) {
      innermost.tried.addAll(innermost.steps);
      innermost.part = Part.HANDLER;
      innermost.steps = new ArrayList<>();
    }
  }

  /** WHEN of an EXCEPTION clause. */
  void handler(List<String> errors) {
    Open innermost = open.getFirst();
    finishHandler(innermost);
    innermost.errors = errors;
    innermost.steps = new ArrayList<>();
  }

  private static void finishHandler(Open handling) {
    if (!handling.errors.isEmpty()) {
      handling.handlers.add(new Step.Handler(handling.errors, handling.steps));
    }
  }

  /** END of what is innermost. */
  void close() {
    if (open.isEmpty()) {
      return;
    }
    Open closed = open.pop();
    List<Step> outer = steps();
    switch (closed.part) {
      case BLOCK -> outer.addAll(closed.steps);
      case HANDLER -> {
        finishHandler(closed);
        outer.add(new Step.Trying(closed.tried, closed.handlers));
      }
      case BRANCH -> {
        closed.branches.add(new Step.Branch(closed.condition, closed.steps));
        outer.add(new Step.Choice(closed.branches));
      }
      case LOOP -> outer.add(new Step.Loop(closed.steps));
      case PLAIN -> {}
    }
  }
}
