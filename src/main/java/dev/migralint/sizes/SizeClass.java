package dev.migralint.sizes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How large a table is, as far as locks and scans are concerned. */
public enum SizeClass {
  /** Under 100,000 rows and under 100 MB. */
  SMALL,
  /** Neither small nor large. */
  MEDIUM,
  /** Over 10 million rows or over 10 GB. */
  LARGE,
  UNKNOWN;

  private static final long SMALL_ROWS = 100_000;
  private static final long SMALL_BYTES = 100L << 20;
  private static final long LARGE_ROWS = 10_000_000;
  private static final long LARGE_BYTES = 10L << 30;

  /** The class of a table with so many rows and bytes. */
  static SizeClass of(long rows, long bytes) {
    if (rows > LARGE_ROWS || bytes > LARGE_BYTES) {
      return LARGE;
    }
    return rows < SMALL_ROWS && bytes < SMALL_BYTES ? SMALL : MEDIUM;
  }

  /** The word that settings, files and rules use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class of that word. */
  public static Optional<SizeClass> named(String word) {
    return Arrays.stream(values()).filter(size -> size.word().equals(word)).findFirst();
  }

  /** The words of all classes. */
  public static List<String> words() {
    return Arrays.stream(values()).map(SizeClass::word).toList();
  }

  /** The words of the classes that a table can be given. */
  public static List<String> wordsOfKnown() {
    return words().subList(0, UNKNOWN.ordinal());
  }

  /** How strictly findings about such a table are judged: 0 lowers them, 2 raises them. */
  public int strictness() {
    return switch (this) {
      case SMALL -> 0;
      case MEDIUM, UNKNOWN -> 1;
      case LARGE -> 2;
    };
  }

  /** The class of tables that one statement locks: large if one is, small only if all are. */
  public static SizeClass together(List<SizeClass> sizes) {
    if (sizes.contains(LARGE)) {
      return LARGE;
    }
    boolean small = !sizes.isEmpty() && sizes.stream().allMatch(size -> size == SMALL);
    return small ? SMALL : sizes.contains(UNKNOWN) || sizes.isEmpty() ? UNKNOWN : MEDIUM;
  }
}
