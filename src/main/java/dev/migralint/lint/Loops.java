package dev.migralint.lint;

import dev.migralint.sql.Body;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Which statements of a body a loop repeats. */
final class Loops {
  private Loops() {}

  /** Those in loops of which no turn commits. */
  static Set<Statement> inOneTransaction(Body body) {
    Set<Statement> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Step> open = new ArrayList<>(body.steps());
    while (!open.isEmpty()) {
      Step step = open.removeLast();
      if (step instanceof Step.Loop loop) {
        List<Statement> held = statements(loop, body);
        if (held.stream().noneMatch(Loops::commits)) {
          repeated.addAll(held);
          continue;
        }
      }
      open.addAll(inside(step));
    }
    return repeated;
  }

  private static List<Statement> statements(Step.Loop loop, Body body) {
    List<Statement> held = new ArrayList<>();
    List<Step> open = new ArrayList<>(loop.steps());
    while (!open.isEmpty()) {
      Step step = open.removeLast();
      if (step instanceof Step.Run run) {
        held.add(body.statements().get(run.statement()));
      }
      open.addAll(inside(step));
    }
    return held;
  }

  private static boolean commits(Statement statement) {
    return statement.operations().getFirst() instanceof SessionOperation.Commit;
  }

  private static List<Step> inside(Step step) {
    return switch (step) {
      case Step.Run run -> List.of();
      case Step.Leaving leaving -> List.of();
      case Step.Loop loop -> loop.steps();
      case Step.Choice choice ->
          choice.branches().stream().flatMap(branch -> branch.steps().stream()).toList();
      case Step.Trying trying -> {
        List<Step> all = new ArrayList<>(trying.steps());
        trying.handlers().forEach(handler -> all.addAll(handler.steps()));
        yield all;
      }
    };
  }
}
