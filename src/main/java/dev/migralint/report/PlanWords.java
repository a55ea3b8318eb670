package dev.migralint.report;

import dev.migralint.plan.Plan;
import dev.migralint.sql.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a statement does, each point a label and its words. */
final class PlanWords {
  private PlanWords() {}

  /** One line about a statement. */
  record Point(String label, String words) {}

  static List<Point> points(Plan.Statement statement) {
    List<Point> points = new ArrayList<>();
    for (Plan.Lock lock : statement.locks()) {
      points.add(
          new Point(
              "lock", lock.mode().words() + " on " + lock.table() + ": " + waits(lock, statement)));
    }
    statement.waits().stream()
        .filter(wait -> statement.locks().stream().noneMatch(l -> l.table().equals(wait.table())))
        .forEach(wait -> points.add(new Point("wait", words(wait))));
    add(points, "rewrite", statement.rewrites(), "is written anew");
    add(points, "scan", statement.scans(), "is read in full");
    add(points, "build", statement.indexBuilds(), "is built");
    if (statement.refusesTransaction()) {
      points.add(new Point("alone", "PostgreSQL refuses it in a transaction"));
    }
    if (statement.locks().stream().anyMatch(lock -> lock.mode().blocksWrites())) {
      statement
          .lockTimeout()
          .ifPresent(
              time ->
                  points.add(
                      new Point("limit", "gives up waiting for a lock after " + duration(time))));
      statement
          .statementTimeout()
          .ifPresent(
              time -> points.add(new Point("limit", "is cancelled after " + duration(time))));
    }
    statement.failsIf().forEach(rows -> points.add(new Point("fails", "if " + rows)));
    statement.losesData().forEach(what -> points.add(new Point("lost", what)));
    statement.unknowns().forEach(what -> points.add(new Point("unsure", what)));
    if (!statement.understood()) {
      points.add(new Point("unsure", "not all of it was understood"));
    }
    return points;
  }

  /** A number alone counts milliseconds. */
  private static String duration(String written) {
    return written.matches("[0-9]+") ? written + " ms" : written;
  }

  private static void add(List<Point> points, String label, List<ObjectName> names, String words) {
    if (!names.isEmpty()) {
      String all = names.stream().map(ObjectName::toString).collect(Collectors.joining(", "));
      points.add(
          new Point(
              label, all + (names.size() == 1 ? " " + words : " " + words.replace("is ", "are "))));
    }
  }

  private static String waits(Plan.Lock lock, Plan.Statement statement) {
    return statement.waits().stream()
        .filter(wait -> wait.table().equals(lock.table()))
        .map(PlanWords::who)
        .findFirst()
        .orElse(
            switch (lock.mode()) {
              case ACCESS_SHARE, ROW_SHARE, ROW_EXCLUSIVE ->
                  "reads and writes go on; ALTER TABLE waits";
              default -> "reads and writes go on; other DDL waits";
            });
  }

  private static String words(Plan.Wait wait) {
    return wait.table() + ": " + who(wait) + ", for an index of it is locked";
  }

  private static String who(Plan.Wait wait) {
    return wait.reads() ? "readers and writers wait" : "writers wait, reads go on";
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
    return held.table() + ": " + held.mode().words() + " from line " + held.line() + ", " + until;
  }
}
