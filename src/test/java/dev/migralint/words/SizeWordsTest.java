package dev.migralint.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.sizes.SizeClass;
import dev.migralint.sizes.SizedTable;
import dev.migralint.sizes.SizedTable.Basis;
import dev.migralint.sizes.TableSize;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeWordsTest {
  private static SizedTable table(SizeClass size, Basis basis, TableSize measured) {
    return new SizedTable(ObjectName.of(Name.unquoted("account")), size, basis, measured);
  }

  private static String line(SizeClass size, Basis basis, TableSize measured) {
    return SizeWords.lines(List.of(table(size, basis, measured))).stream()
        .map(EffectWords.Line::words)
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 rows",
        "1|1 row",
        "249|249 rows",
        "999|999 rows",
        "1000|1,000 rows",
        "12345|12,000 rows",
        "123456|120,000 rows",
        "999999|1 million rows",
        "1234567|1.2 million rows",
        "48213777|48 million rows",
        "999999999999999999|1000000000 billion rows",
      })
  void rowsHaveTwoDigits(long rows, String expected) {
    assertEquals(expected, SizeWords.rows(rows));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 bytes",
        "8192|8 kB",
        "1610612736|1.5 GB",
        "12884901888|12 GB",
        "1073741823|1 GB",
        "999999999999999999|888 PB",
      })
  void bytesAreCountedAsPostgresqlDoes(long bytes, String expected) {
    assertEquals(expected, SizeWords.bytes(bytes));
  }

  @Test
  void saysTheNumbersAndWhatTheyDecide() {
    TableSize large =
        new TableSize(Optional.of(48_000_000L), Optional.of(12L << 30), Optional.empty());
    assertEquals(
        "account: 48 million rows, 12 GB, large", line(SizeClass.LARGE, Basis.FILE, large));
    assertEquals(
        "account: 48 million rows, 12 GB, small by `tables` of the settings",
        line(SizeClass.SMALL, Basis.TABLES, large));
    assertEquals(
        "account: small by `default` of the settings",
        line(SizeClass.SMALL, Basis.DEFAULT, TableSize.NONE));
    TableSize medium =
        new TableSize(Optional.of(2_000_000L), Optional.of(1L << 30), Optional.empty());
    assertEquals("account: 2 million rows, 1 GB", line(SizeClass.MEDIUM, Basis.FILE, medium));
    TableSize stated =
        new TableSize(Optional.empty(), Optional.empty(), Optional.of(SizeClass.MEDIUM));
    assertEquals("account: medium", line(SizeClass.MEDIUM, Basis.FILE, stated));
    assertEquals("", line(SizeClass.UNKNOWN, Basis.NOTHING, TableSize.NONE));
  }

  @Test
  void namesNoMoreThanFiveTables() {
    SizedTable one = table(SizeClass.SMALL, Basis.TABLES, TableSize.NONE);
    List<EffectWords.Line> lines = SizeWords.lines(Collections.nCopies(1000, one));
    assertEquals(5, lines.size());
    assertEquals("996 more tables", lines.getLast().words());
  }
}
