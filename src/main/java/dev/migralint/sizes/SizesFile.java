package dev.migralint.sizes;

import dev.migralint.source.SourceFile;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The result of {@link SizesQuery}, or the classes made of it.
 *
 * @param path where it is
 * @param file its text; empty where there is no file
 * @param tables what it says about tables, in the order of the file
 * @param taken the day of the oldest of its rows, in UTC; empty where it has none
 */
public record SizesFile(
    String path, Optional<SourceFile> file, Map<Key, Row> tables, Optional<LocalDate> taken) {
  /** Where a repository keeps its file of sizes. */
  public static final String DEFAULT = ".migralint-sizes.csv";

  /** For so many days it may lower the severity of findings. */
  public static final int DAYS = 90;

  /** A table's schema and name as the catalog stores them. */
  public record Key(String schema, String table) {
    @Override
    public String toString() {
      return schema + "." + table;
    }
  }

  /** What it says about a table, and in which line. */
  public record Row(TableSize size, int line) {}

  /** The absence of a file at a path. */
  public static SizesFile none(String path) {
    return new SizesFile(path, Optional.empty(), Map.of(), Optional.empty());
  }

  /** Whether it is too old, or dated in the future, to lower the severity of findings. */
  public boolean isOutdated(LocalDate today) {
    return taken
        .map(day -> day.plusDays(DAYS).isBefore(today) || day.isAfter(today.plusDays(1)))
        .orElse(false);
  }

  /** The same without numbers, as CSV. */
  public String classes() {
    StringBuilder csv = new StringBuilder("schema,table,size,taken_at\n");
    String day = taken.map(LocalDate::toString).orElse("");
    tables.forEach(
        (key, row) ->
            csv.append(Csv.field(key.schema()))
                .append(',')
                .append(Csv.field(key.table()))
                .append(',')
                .append(row.size().size().word())
                .append(',')
                .append(day)
                .append('\n'));
    return csv.toString();
  }
}
