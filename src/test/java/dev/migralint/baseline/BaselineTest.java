package dev.migralint.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.finding.Fingerprint;
import dev.migralint.finding.Fingerprints;
import dev.migralint.settings.BaselinePath;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
  private static final String PATH = ".migralint-baseline";

  private static Baseline.Result read(String text) {
    return Baseline.read(new SourceFile(PATH, text));
  }

  private static Baseline baseline(String... rules) {
    StringBuilder text = new StringBuilder();
    for (String rule : rules) {
      text.append(rule).append("\ta.sql\tt\tdrop table t\n");
    }
    Baseline.Result result = read(text.toString());
    assertEquals(List.of(), result.problems());
    return result.baseline();
  }

  private static List<String> rules(Baseline baseline) {
    return baseline.entries().stream().map(BaselineEntry::rule).toList();
  }

  @Test
  void writesWhatItReadsSortedBelowItsHeader() {
    Baseline baseline = baseline("b", "a", "b");
    String text = baseline.print();
    List<String> entries = text.lines().filter(line -> !line.startsWith("#")).toList();
    assertEquals(
        List.of(
            "a\ta.sql\tt\tdrop table t", "b\ta.sql\tt\tdrop table t", "b\ta.sql\tt\tdrop table t"),
        entries);
    assertTrue(text.lines().limit(3).allMatch(line -> line.startsWith("# ")), text);
    assertEquals(text, read(text).baseline().print());
    assertEquals(List.of("a", "b", "b"), rules(read(text).baseline()));
  }

  @Test
  void orderRemarksBlankLinesAndLineEndsDoNotMatter() {
    String text = "# mine\r\n\r\nb\tb.sql\t\tx\r\n   \r\na\ta.sql\t\tx";
    Baseline.Result result = read(text);
    assertEquals(List.of(), result.problems());
    assertEquals(List.of("a", "b"), rules(result.baseline()));
    assertEquals(3, result.baseline().lines().getFirst().number());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tab\there",
        "line\nbreak\r",
        "back\\slash \\n",
        "\u202Ereversed\u0007\u2028",
        "lone \uD83D surrogate",
        "名 😀 é",
        "# no remark",
        " blanks ",
        "",
      })
  void anyTextComesBack(String text) {
    BaselineEntry entry = new BaselineEntry("r", "p" + text, text, text);
    String line = entry.print();
    assertEquals(1, line.lines().count());
    assertFalse(line.chars().anyMatch(c -> c < ' ' && c != '\t'), line);
    assertEquals(Optional.of(entry), BaselineEntry.parse(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a a.sql t drop|is no entry",
        "a\ta.sql\tt|is no entry",
        "a\ta.sql\tt\tx\ty|is no entry",
        "\ta.sql\tt\tx|is no entry",
        "a\t\tt\tx|is no entry",
        "a\ta.sql\tt\tx\\|is no entry",
        "a\ta.sql\tt\t\\x|is no entry",
        "a\ta.sql\tt\t\\u12|is no entry",
        "a\ta.sql\tt\t\\uD83D|is no entry",
        "<<<<<<< HEAD|is a mark of a merge conflict",
        "=======|is a mark of a merge conflict",
        ">>>>>>> other|is a mark of a merge conflict",
        "'||||||| base'|is a mark of a merge conflict",
      })
  void whatIsNoEntryIsAProblemWithItsLine(String line, String expected) {
    Baseline.Result result = read("# header\na\ta.sql\tt\tx\n" + line + "\n");
    assertEquals(1, result.problems().size());
    Problem problem = result.problems().getFirst();
    assertTrue(problem.sentence().startsWith(PATH + ":3:1: " + expected), problem.sentence());
    assertFalse(problem.nextStep().isEmpty());
  }

  @Test
  void aLongStatementIsShortenedAndStillTold() {
    String start = "insert into t values (" + "1, ".repeat(100);
    String one = Fingerprint.shortened(start + "2)");
    String other = Fingerprint.shortened(start + "3)");
    assertTrue(one.length() < 160, one);
    assertTrue(one.startsWith("insert into t values (1, 1"), one);
    assertFalse(one.equals(other));
    assertEquals("drop table t", Fingerprint.shortened("drop table t"));
    String pairs = Fingerprint.shortened("x" + "😀".repeat(200));
    assertEquals(Optional.of(pairs), roundTrip(pairs));
    assertFalse(pairs.contains("\\u"));
  }

  private static Optional<String> roundTrip(String statement) {
    return BaselineEntry.parse(new BaselineEntry("r", "p", "", statement).print())
        .map(BaselineEntry::statement);
  }

  @Test
  void equalEntriesCountAsOftenAsTheyAreListed() {
    Baseline old = baseline("a", "b", "b", "c");
    Baseline now = baseline("b", "c", "c", "d");
    assertEquals(List.of("b", "c"), rules(old.within(now)));
    assertEquals(List.of("a", "b"), rules(old.without(now)));
    assertEquals(List.of("c", "d"), rules(now.without(old)));
    assertEquals(List.of(), rules(old.within(Baseline.none(PATH))));
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, leads out of the repository",
    "../b, leads out of the repository",
    "a/../../b, leads out of the repository",
    "C:/b, leads out of the repository",
    "a\\b, has a backslash",
    "a//b, is no file",
    "./b, is no file",
    "a/, is no file",
    ".git/config, is Git's own",
    "x/.GIT/y, is Git's own",
  })
  void aPathThatLeadsElsewhereIsRefused(String path, String expected) {
    assertTrue(BaselinePath.problem(path).orElse("").startsWith(expected));
    assertEquals(Optional.empty(), BaselinePath.problem("tools/my.baseline"));
  }

  @Test
  void aFingerprintIsTheSameWhateverStandsAround() {
    SourceFile one = new SourceFile("a.sql", "DROP TABLE T;");
    SourceFile other = new SourceFile("a.sql", "\n-- c\ndrop /* x */\n  table t;");
    Fingerprint first = new Fingerprints().of("r", one, "t", new Span(0, 12), new Span(0, 12));
    Fingerprint second = new Fingerprints().of("r", other, "t", new Span(6, 28), new Span(6, 28));
    assertEquals(first, second);
    assertEquals(first.hash(), second.hash());
    assertEquals("drop table t", first.statement());
  }

  @Test
  void equalFindingsInTwoPlacesHaveTwoFingerprints() {
    SourceFile file = new SourceFile("a.sql", "DROP TABLE t;\nDROP TABLE t;");
    Fingerprints names = new Fingerprints();
    Fingerprint first = names.of("r", file, "t", new Span(0, 12), new Span(0, 12));
    Fingerprint second = names.of("r", file, "t", new Span(14, 26), new Span(14, 26));
    assertEquals(1, first.ordinal());
    assertEquals(2, second.ordinal());
    assertEquals(first, names.of("r", file, "t", new Span(0, 12), new Span(0, 12)));
    assertEquals(BaselineEntry.of(first), BaselineEntry.of(second));
    assertFalse(first.hash().equals(second.hash()));
  }
}
