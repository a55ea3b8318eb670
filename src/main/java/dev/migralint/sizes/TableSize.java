package dev.migralint.sizes;

import java.util.Optional;

/**
 * What a file of sizes says about a table.
 *
 * @param rows the estimated number of rows; empty where the table was never analyzed
 * @param bytes the size on disk with indexes and TOAST
 * @param stated the class, where the file gives no numbers
 */
public record TableSize(Optional<Long> rows, Optional<Long> bytes, Optional<SizeClass> stated) {
  /** A table that neither settings nor file name. */
  public static final TableSize NONE =
      new TableSize(Optional.empty(), Optional.empty(), Optional.empty());

  /** The header of a row and the pointer to it: no row takes less. */
  private static final long LEAST_BYTES_OF_ROW = 28;

  /** Whether it holds a number to show. */
  public boolean isMeasured() {
    return rows.isPresent() || bytes.isPresent();
  }

  /** The class that these numbers leave no doubt about, else unknown. */
  public SizeClass size() {
    if (stated.isPresent()) {
      return stated.get();
    }
    long mostBytes = bytes.orElse(Long.MAX_VALUE);
    SizeClass least = SizeClass.of(rows.orElse(0L), bytes.orElse(0L));
    SizeClass most = SizeClass.of(rows.orElse(mostBytes / LEAST_BYTES_OF_ROW), mostBytes);
    return least == most ? least : SizeClass.UNKNOWN;
  }
}
