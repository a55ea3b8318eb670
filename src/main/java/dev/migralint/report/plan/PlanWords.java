package dev.migralint.report.plan;

import dev.migralint.plan.Plan;
import dev.migralint.words.EffectWords;
import dev.migralint.words.EffectWords.Line;
import dev.migralint.words.Phrases;
import java.util.ArrayList;
import java.util.List;

/** What a statement does, each line a label and its words. */
final class PlanWords {
  private PlanWords() {}

  static List<Line> lines(Plan.Migration migration, Plan.Statement statement) {
    List<Line> lines = new ArrayList<>(EffectWords.lines(statement.effect(), migration.path()));
    if (statement.effect().locks().stream().anyMatch(lock -> lock.mode().blocks().writes())) {
      statement
          .lockTimeout()
          .ifPresent(
              time ->
                  lines.add(new Line("limit", "stops waiting for a lock after " + duration(time))));
      statement
          .statementTimeout()
          .ifPresent(time -> lines.add(new Line("limit", "is canceled after " + duration(time))));
    }
    statement
        .refusal()
        .ifPresent(
            refusal -> lines.add(new Line("fails", refusal.sqlstate() + ": " + refusal.message())));
    if (statement.notRun()) {
      lines.add(new Line("not run", "a statement before it fails"));
    }
    if (!statement.understood()) {
      lines.add(new Line("unsure", "not all of it was understood"));
    }
    return lines;
  }

  /** A number alone counts milliseconds. */
  private static String duration(String written) {
    return written.matches("[0-9]+") ? written + " ms" : written;
  }

  /** Whose transaction it is. */
  static String transaction(String word) {
    return switch (word) {
      case "file" -> "in one transaction of the runner's";
      case "batch" -> "in one transaction with all pending migrations";
      case "own" -> "in transactions of its own";
      case "none" -> "without a transaction";
      default -> "perhaps in a transaction";
    };
  }

  static String held(Plan.Held held) {
    String until =
        held.statements() == 0
            ? "while its statement runs"
            : "while "
                + held.statements()
                + (held.statements() == 1 ? " more statement runs" : " more statements run");
    return Phrases.spoken(held.table().name().sql()).orElse("a table")
        + ": "
        + held.mode().sql()
        + " from line "
        + held.line()
        + ", "
        + until;
  }
}
