package dev.migralint.layout.project;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What drizzle-kit's JSON files tell: the migrations in their order, and the database.
 *
 * @param entries the migrations in the order in which they run
 * @param dialect the database's name, if the file has one
 * @param isWhole whether all of it is JSON; otherwise the entries end at the mistake
 */
public record DrizzleJournal(List<Entry> entries, Optional<String> dialect, boolean isWhole) {
  /** No more fit into a long for certain. */
  private static final int MOST_DIGITS = 18;

  /**
   * A migration.
   *
   * @param tag its name
   * @param when the time, in milliseconds, by which Drizzle tells whether it has been applied; ""
   *     if there is none
   */
  public record Entry(String tag, String when) {
    /** The day of its time; empty where that is no time. */
    public Optional<LocalDate> day() {
      return when.isEmpty() || when.length() > MOST_DIGITS
          ? Optional.empty()
          : Optional.of(
              LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(when)), ZoneOffset.UTC));
    }
  }

  /** Reads a journal or a snapshot, or the start of one. */
  public static DrizzleJournal parse(String json) {
    List<Entry> entries = new ArrayList<>();
    Map<String, String> root = new HashMap<>();
    boolean isWhole =
        JsonNodes.walk(
            json,
            (path, texts) -> {
              if (path.isEmpty()) {
                root.putAll(texts);
              } else if (path.equals(List.of("entries")) && texts.containsKey("tag")) {
                entries.add(new Entry(texts.get("tag"), time(texts.getOrDefault("when", ""))));
              }
            });
    return new DrizzleJournal(
        List.copyOf(entries), Optional.ofNullable(root.get("dialect")), isWhole);
  }

  private static String time(String when) {
    return when.matches("[0-9]+") ? when : "";
  }
}
