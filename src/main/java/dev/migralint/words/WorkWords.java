package dev.migralint.words;

import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Target;
import dev.migralint.postgres.Work;
import dev.migralint.words.EffectWords.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rewrites, scans and index builds in words; what is alike is one line. */
final class WorkWords {
  private static final String UNLESS_UTC = "unless the session's TimeZone is UTC";

  private WorkWords() {}

  /** What shares a line: indexes of one table, else tables for one reason. */
  private record Group(
      Work.Kind kind, Work.Reason reason, boolean certain, Optional<Target> indexed) {
    static Group of(Work work) {
      boolean index = work.kind() == Work.Kind.BUILD || work.kind() == Work.Kind.COPY;
      return new Group(
          work.kind(),
          work.reason(),
          work.isCertain(),
          index ? Optional.of(work.table()) : Optional.empty());
    }
  }

  static void lines(Effect effect, List<Line> lines) {
    lines(effect, true, lines);
    lines(effect, false, lines);
  }

  /** The work that is certain, or that may be needed; a scan of what is rewritten is part of it. */
  static void lines(Effect effect, boolean certain, List<Line> lines) {
    List<Target> rewritten = effect.rewritten();
    Map<Group, List<Work>> groups = new LinkedHashMap<>();
    for (Work.Kind kind : Work.Kind.values()) {
      for (Work work : effect.work()) {
        boolean implied = kind == Work.Kind.SCAN && rewritten.contains(work.table());
        if (work.kind() == kind && work.isCertain() == certain && !implied) {
          groups.computeIfAbsent(Group.of(work), g -> new ArrayList<>()).add(work);
        }
      }
    }
    groups.forEach((group, work) -> lines.add(line(group, work)));
  }

  private static Line line(Group group, List<Work> work) {
    String tables = Phrases.names(work.stream().map(Work::table).distinct().toList());
    String reason = reason(group.reason());
    String s = group.certain() ? "s " : " ";
    String may = group.certain() ? "" : "may ";
    return switch (group.kind()) {
      case REWRITE ->
          group.reason() == Work.Reason.EMPTIED
              ? new Line("rewrite", "empties " + tables + reason)
              : new Line("rewrite", may + "rewrite" + s + tables + reason);
      case SCAN -> new Line("scan", may + "scan" + s + tables + reason);
      case BUILD ->
          new Line("build", may + "build" + s + indexes(work) + " on " + tables + unless(group));
      case COPY ->
          new Line("build", (group.certain() ? "copies " : "may copy ") + indexes(work) + reason);
    };
  }

  private static String unless(Group group) {
    return group.reason() == Work.Reason.TIME_ZONE ? " (" + UNLESS_UTC + ")" : "";
  }

  private static String indexes(List<Work> work) {
    List<Target> named = work.stream().flatMap(w -> w.index().stream()).distinct().toList();
    return switch (named.size()) {
      case 0 -> "an index";
      case 1 -> "index " + Phrases.names(named);
      default -> "indexes " + Phrases.names(named);
    };
  }

  /** What follows the names of the tables. */
  private static String reason(Work.Reason reason) {
    return switch (reason) {
      case ROWS -> " (every row is written to a new file)";
      case TIME_ZONE -> " (every row is written to a new file, " + UNLESS_UTC + ")";
      case EMPTIED -> " (a new file without rows)";
      case SEQUENCE -> " (the sequence gets a new file)";
      case NULLS -> " to check for NULL";
      case CONSTRAINT -> " to check the constraint";
      case FOREIGN_KEY -> " to check the foreign key";
      case BOUNDS -> " to check the partition bounds";
      case QUERY, INDEX -> "";
    };
  }
}
