package dev.migralint.sizes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.sizes.SizesFile.Key;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of sizes, well-formed and hostile. */
class SizesReaderTest {
  private static final String HEADER = "schema,table,rows,bytes,taken_at\n";
  private static final String TIME = "2026-11-01T10:00:00Z";

  private static SizesReader.Result read(String text) {
    return SizesReader.read(new SourceFile("sizes.csv", text));
  }

  private static SizesFile file(String text) {
    SizesReader.Result result = read(text);
    assertEquals(Optional.empty(), result.problem());
    return result.file();
  }

  private static String problem(String text) {
    return read(text).problem().map(Problem::sentence).orElse("");
  }

  @Test
  void readsWhatPsqlWrites() {
    SizesFile file =
        file(
            "schema,table,rows,bytes,writes,reads,stats_reset,taken_at\r\n"
                + "public,account,48213777,12884901888,5,6,,2026-11-02T10:00:00Z\r\n"
                + "\"we,ird\",\"a \"\"b\"\"\r\nc\",-1,8192,,,,"
                + TIME
                + "\r\n\r\n");
    assertEquals(
        List.of(new Key("public", "account"), new Key("we,ird", "a \"b\"\r\nc")),
        List.copyOf(file.tables().keySet()));
    SizesFile.Row account = file.tables().get(new Key("public", "account"));
    assertEquals(
        new TableSize(Optional.of(48_213_777L), Optional.of(12L << 30), Optional.empty()),
        account.size());
    assertEquals(2, account.line());
    assertEquals(3, file.tables().get(new Key("we,ird", "a \"b\"\r\nc")).line());
    assertEquals(Optional.of(LocalDate.of(2026, 11, 1)), file.taken());
  }

  @Test
  void ignoresTheOrderOfColumnsAndThoseThatItDoesNotKnow() {
    SizesFile file = file("x,taken_at,table,bytes,schema\nv," + TIME + ",t,9000,s");
    assertEquals(List.of(new Key("s", "t")), List.copyOf(file.tables().keySet()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "public,t,1|3|has 3 instead of 5 fields",
        "public,t,1,2,2026-11-01,6|3|has 6 instead of 5 fields",
        "public,t,many,2,2026-11-01|3|has no number for `` rows``",
        "public,t,-2,2,2026-11-01|3|has no number",
        "public,t,1,-1,2026-11-01|3|has no number",
        "public,t,1,12345678901234567890,2026-11-01|3|has no number",
        "public,t,1,2,|3|has no time like 2026-11-30T08:15:00Z",
        "public,t,1,2,2026-13-01|3|has no time",
        "public,t,1,2,yesterday|3|has no time",
        ",t,1,2,2026-11-01|3|names no schema or no table",
        "public,,1,2,2026-11-01|3|names no schema or no table",
        "public,first,1,2,2026-11-01|3|names a table that an earlier line names",
        "public,t\"x,1,2,2026-11-01|3|has a quote in the middle of a field",
        "public,\"t\"x,1,2,2026-11-01|3|has a quote in the middle of a field",
        "public,\"t,1,2,2026-11-01|3|has a quote that is never closed",
      })
  void namesTheFirstMalformedLine(String line, int number, String wrong) {
    String text = HEADER + "public,first,1,2,2026-11-01\n" + line + "\nanother";
    String sentence = problem(text);
    assertTrue(sentence.startsWith("sizes.csv:" + number + ":1: this line "), sentence);
    assertTrue(sentence.contains(wrong.replace("`` rows``", "`rows`")), sentence);
    assertTrue(sentence.contains("`migralint sizes | psql -X --csv`"), sentence);
    assertEquals(List.of(), List.copyOf(read(text).file().tables().keySet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "Timing is on.\nschema,table,rows,bytes,taken_at\n",
        "schema,table,rows,bytes\n",
        "schema,table,taken_at\n",
        "schema,schema,table,rows,taken_at\n",
        "\"schema,table\n",
      })
  void wantsTheHeaderFirst(String text) {
    assertTrue(problem(text).startsWith("sizes.csv:1:1: this line "), problem(text));
  }

  @Test
  void aQuoteThatIsNeverClosedIsNamedWhereItBegins() {
    String text = HEADER + "public,\"t\n\n\n";
    assertTrue(problem(text).startsWith("sizes.csv:2:1: this line has a quote"), problem(text));
  }

  @Test
  void boundsWhatItReads() {
    String wide = IntStream.range(0, 2000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    assertTrue(problem(wide).contains("too many columns"), problem(wide).substring(0, 80));
    StringBuilder long_ = new StringBuilder(HEADER);
    long_.append("x".repeat(SizesReader.LIMIT));
    assertTrue(problem(long_.toString()).contains("is larger than 50 MB"));
  }

  @Test
  void aFileOfClassesHasNoNumbersAndIsReadAgain() {
    SizesFile file =
        file(
            HEADER
                + "public,account,48213777,1,2026-11-01\n"
                + "public,\"a,b\",5,5,2026-11-01\n"
                + "public,never,-1,50000000,2026-11-01\n");
    String classes = file.classes();
    assertEquals(
        """
        schema,table,size,taken_at
        public,account,large,2026-11-01
        public,"a,b",small,2026-11-01
        public,never,unknown,2026-11-01
        """,
        classes);
    SizesFile again = file(classes);
    assertEquals(classes, again.classes());
    assertFalse(again.tables().get(new Key("public", "account")).size().isMeasured());
    assertTrue(problem("schema,table,size,taken_at\na,b,huge,2026-11-01").contains("has none of"));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "99999, 104857599, SMALL",
        "100000, 1, MEDIUM",
        "1, 104857600, MEDIUM",
        "10000000, 10737418240, MEDIUM",
        "10000001, 1, LARGE",
        "1, 10737418241, LARGE",
        // Never analyzed: so many bytes hold few rows, or anything.
        ", 2799999, SMALL",
        ", 2800000, UNKNOWN",
        ", 110000000, MEDIUM",
        ", 290000000, UNKNOWN",
        ", 10737418241, LARGE",
        "5, , UNKNOWN",
        "10000001, , LARGE",
        ", , UNKNOWN",
      })
  void numbersDecideTheClassWhereTheyLeaveNoDoubt(Long rows, Long bytes, SizeClass expected) {
    TableSize size =
        new TableSize(Optional.ofNullable(rows), Optional.ofNullable(bytes), Optional.empty());
    assertEquals(expected, size.size());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, false",
    "2027-01-30, false",
    "2027-01-31, true",
    "2026-10-31, false",
    "2026-10-30, true"
  })
  void isOutdatedAfterNinetyDaysAndBeforeItsTime(LocalDate today, boolean expected) {
    assertEquals(expected, file(HEADER + "a,b,1,1," + TIME).isOutdated(today));
  }
}
