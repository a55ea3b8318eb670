package dev.migralint.words;

import dev.migralint.postgres.Blocked;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Failure;
import dev.migralint.postgres.HeldLocks;
import dev.migralint.postgres.HeldUp;
import dev.migralint.postgres.Lock;
import dev.migralint.postgres.Loss;
import dev.migralint.postgres.Target;
import dev.migralint.sql.Name;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What PostgreSQL does, in words: findings, the plan and rules take all of them from here. */
public final class EffectWords {
  private EffectWords() {}

  /** One line about an effect. */
  public record Line(String label, String words) {}

  /**
   * The effect line by line.
   *
   * @param path the migration that the reader is looking at
   */
  public static List<Line> lines(Effect effect, String path) {
    List<Line> lines = new ArrayList<>();
    effect.locks().forEach(lock -> lines.add(new Line("lock", lock(lock, path))));
    effect.heldUp().forEach(held -> lines.add(new Line("wait", heldUp(held))));
    WorkWords.lines(effect, lines);
    if (effect.refusesTransaction()) {
      lines.add(new Line("alone", "PostgreSQL refuses it in a transaction block"));
    }
    failures(effect).forEach(rows -> lines.add(new Line("fails", "if " + rows)));
    effect.losses().forEach(loss -> lines.add(new Line("lost", loss(loss))));
    return lines;
  }

  /** A stronger lock that the transaction holds already decides who waits. */
  private static String lock(Lock lock, String path) {
    String on = (lock.isOnTable() ? "" : "index ") + Phrases.name(lock.on());
    String where = lock.indexOf().map(table -> " on " + Phrases.name(table)).orElse("");
    String because =
        lock.held()
            .filter(held -> held.mode().blocks() != lock.mode().blocks())
            .map(held -> ", because the transaction holds " + held(held, path))
            .orElse("");
    String possible = lock.mayBlock().isEmpty() ? "" : ", and " + mayBlock(lock);
    return lock.mode().sql()
        + " on "
        + on
        + ": "
        + blocks(lock.blocks())
        + where
        + because
        + possible;
  }

  private static String mayBlock(Lock lock) {
    HeldLocks.Held held = lock.mayHold().orElseThrow();
    if (held.unnamed()) {
      return blocks(held.mode().blocks())
          + " if it is the table that line "
          + held.line()
          + " locks, which is named at run time";
    }
    return blocks(held.mode().blocks())
        + " if one transaction runs the whole file, because line "
        + held.line()
        + " takes "
        + held.mode().sql();
  }

  private static String held(HeldLocks.Held held, String path) {
    String since =
        held.path().equals(path) ? "line " + held.line() : held.path() + ":" + held.line();
    return held.mode().sql() + " on it since " + since;
  }

  private static String heldUp(HeldUp held) {
    return blocks(held.blocked())
        + " on "
        + Phrases.name(held.partition())
        + ", because sessions read its bounds from "
        + Phrases.name(held.parent());
  }

  private static String blocks(Blocked blocked) {
    return blocked == Blocked.SCHEMA_CHANGES
        ? "blocks only schema changes"
        : "blocks " + blocked(blocked);
  }

  private static String blocked(Blocked blocked) {
    return blocked.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Who waits for an effect, after "it": "blocks reads and writes on a, and writes on b". */
  public static String blocks(Effect effect) {
    Map<Blocked, List<Target>> tables = new EnumMap<>(Blocked.class);
    effect
        .waits()
        .forEach((table, who) -> tables.computeIfAbsent(who, w -> new ArrayList<>()).add(table));
    List<String> parts = new ArrayList<>();
    tables.forEach((who, on) -> parts.addFirst(blocked(who) + " on " + Phrases.names(on)));
    return parts.isEmpty()
        ? "blocks neither reads nor writes"
        : "blocks " + String.join(", and ", parts);
  }

  /** The work on rows, after "it": "builds index i on a and scans b". */
  public static String work(Effect effect) {
    List<Line> lines = new ArrayList<>();
    WorkWords.lines(effect, lines);
    return lines.isEmpty()
        ? "changes only the system catalog"
        : Phrases.and(lines.stream().map(Line::words).toList());
  }

  /** Work that may be needed, each piece in words; what it depends on is unknown. */
  public static List<String> uncertain(Effect effect) {
    List<Line> lines = new ArrayList<>();
    WorkWords.lines(effect, false, lines);
    return lines.stream().map(Line::words).toList();
  }

  /** Which rows make it fail, each phrase once, although several keys may be meant by it. */
  public static List<String> failures(Effect effect) {
    return effect.failures().stream().map(EffectWords::failure).distinct().toList();
  }

  private static String failure(Failure failure) {
    return rows(failure)
        + (failure.mayBeRuledOut()
            ? ", unless what the transaction did before rules that out"
            : "");
  }

  /** Rows that make a statement fail, after "if". */
  private static String rows(Failure failure) {
    String table = Phrases.name(failure.table());
    String columns = failure.columns().stream().map(Name::sql).collect(Collectors.joining(", "));
    return switch (failure.kind()) {
      case ANY_ROW -> table + " holds a row";
      case NULL -> "a row of " + table + " holds NULL in " + columns;
      case NULL_GENERATED -> "a row of " + table + " gives NULL for " + columns;
      case SAME_KEY ->
          "two rows of " + table + " have the same " + (columns.isEmpty() ? "key" : columns);
      case SAME_PARTIAL_KEY ->
          "two rows of "
              + table
              + " that the index's WHERE selects have the same "
              + (columns.isEmpty() ? "key" : columns);
      case EXCLUDED -> "two rows of " + table + " violate the constraint";
      case CONSTRAINT -> "a row of " + table + " violates the constraint";
      case FOREIGN_KEY ->
          "a row of "
              + table
              + " references no row of "
              + failure.referenced().map(Phrases::name).orElse("the table");
      case TYPE ->
          "a value of "
              + columns
              + " does not fit "
              + failure.type().map(Object::toString).orElse("the type");
      case BOUNDS -> "a row of " + table + " is outside its bounds";
      case DEFAULT_PARTITION -> "a row of " + table + " belongs to the new partition";
      case REFERENCED -> "another table references a row of " + table;
    };
  }

  /** What is gone afterwards. */
  public static String loss(Loss loss) {
    String table = Phrases.name(loss.table());
    Optional<String> column = loss.column().map(Name::sql);
    return switch (loss.kind()) {
      case ALL_ROWS -> "all rows of " + table;
      case SOME_ROWS -> "rows of " + table;
      case COLUMN -> "column " + column.orElseThrow() + " of " + table;
      case VIEW -> "view " + table;
    };
  }
}
