package dev.migralint.words;

import dev.migralint.sizes.SizedTable;
import dev.migralint.sizes.TableSize;
import dev.migralint.words.EffectWords.Line;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How large tables are, in words. */
public final class SizeWords {
  private static final int MOST_NAMED = 5;
  private static final List<String> THOUSANDS = List.of("", "thousand ", "million ", "billion ");
  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");

  private SizeWords() {}

  /** A line for each table whose size is known: "account: 48 million rows, 12 GB, large". */
  public static List<Line> lines(List<SizedTable> tables) {
    List<SizedTable> known = tables.stream().filter(SizedTable::isKnown).toList();
    int named = known.size() > MOST_NAMED ? MOST_NAMED - 1 : known.size();
    List<Line> lines = new ArrayList<>();
    known.subList(0, named).forEach(table -> lines.add(new Line("size", words(table))));
    if (named < known.size()) {
      lines.add(new Line("size", (known.size() - named) + " more tables"));
    }
    return lines;
  }

  private static String words(SizedTable table) {
    List<String> parts = new ArrayList<>();
    TableSize measured = table.measured();
    measured.rows().map(SizeWords::rows).ifPresent(parts::add);
    measured.bytes().map(SizeWords::bytes).ifPresent(parts::add);
    className(table).ifPresent(parts::add);
    String name = Phrases.spoken(table.table().sql()).orElse("a table that is named at run time");
    return name + ": " + String.join(", ", parts);
  }

  private static Optional<String> className(SizedTable table) {
    String by =
        switch (table.basis()) {
          case TABLES -> " by `tables` of the settings";
          case DEFAULT -> " by `default` of the settings";
          case FILE, NOTHING -> "";
        };
    return switch (table.size()) {
      case SMALL, LARGE -> Optional.of(table.size().word() + by);
      case MEDIUM ->
          by.isEmpty() && table.measured().isMeasured()
              ? Optional.empty()
              : Optional.of(table.size().word() + by);
      case UNKNOWN -> Optional.empty();
    };
  }

  /** "1 row", "249 rows", "12,000 rows", "48 million rows". */
  static String rows(long rows) {
    BigDecimal exact = BigDecimal.valueOf(rows);
    BigDecimal rounded = rows < 1000 ? exact : twoDigits(exact);
    int power = 0;
    while (power < THOUSANDS.size() - 1 && rounded.compareTo(BigDecimal.valueOf(1000)) >= 0) {
      rounded = rounded.movePointLeft(3);
      power++;
    }
    String number =
        power == 1
            ? String.format(Locale.ROOT, "%,d", rounded.movePointRight(3).longValue()) + " "
            : rounded.stripTrailingZeros().toPlainString() + " " + THOUSANDS.get(power);
    return number + (rows == 1 ? "row" : "rows");
  }

  /** "0 bytes", "64 kB", "1.5 GB": a kilobyte has 1024 bytes, as in PostgreSQL. */
  static String bytes(long bytes) {
    BigDecimal number = BigDecimal.valueOf(bytes);
    int unit = 0;
    while (unit < UNITS.size() - 1 && whole(number).compareTo(BigDecimal.valueOf(1024)) >= 0) {
      number = number.divide(BigDecimal.valueOf(1024), MathContext.DECIMAL64);
      unit++;
    }
    BigDecimal shown = number.compareTo(BigDecimal.TEN) < 0 ? twoDigits(number) : whole(number);
    return shown.stripTrailingZeros().toPlainString() + " " + UNITS.get(unit);
  }

  private static BigDecimal whole(BigDecimal number) {
    return number.setScale(0, RoundingMode.HALF_UP);
  }

  private static BigDecimal twoDigits(BigDecimal number) {
    return number.round(new MathContext(2, RoundingMode.HALF_UP));
  }
}
