package dev.migralint.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.source.SourceFile;
import dev.migralint.sql.read.ScriptReader;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementDiffTest {
  /** Each letter is a statement; the numbers are those of the new ones. */
  @ParameterizedTest
  @CsvSource({
    "abc, abc, {}",
    "'', ab, '{0, 1}'",
    "ab, '', {}",
    "abc, axbc, {1}",
    "abc, abcx, {3}",
    "abc, xabc, {0}",
    "abc, ac, {}",
    "abc, axc, {1}",
    "abc, bca, {2}",
    "abc, aabc, {1}",
    "aa, aaa, {2}",
    "abcabc, abcxabc, {3}",
    "abcd, dcba, '{1, 2, 3}'"
  })
  void findsWhatIsNew(String before, String after, String expected) {
    assertEquals(expected, SequenceDiff.added(letters(before), letters(after)).toString());
  }

  private static List<String> letters(String text) {
    return text.chars().mapToObj(c -> String.valueOf((char) c)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP TABLE a; DROP TABLE b | drop  table A; -- why ; DROP TABLE/**/b;; | {}
          SELECT 'a'                 | SELECT 'A'                               | {0}
          SELECT a                   | SELECT "a"                               | {0}
          SELECT 1                   | SELECT 1, 2; SELECT 1                    | {0}
          """)
  void commentsAndCaseAreNoChange(String before, String after, String expected) {
    SourceFile now = new SourceFile("m.sql", after.replace("why ;", "why\n"));
    BitSet added =
        StatementDiff.added(
            new SourceFile("m.sql", before), now, ScriptReader.read(now).statements());
    assertEquals(expected, added.toString());
  }

  @Test
  void linesCountFromOne() {
    BitSet added =
        StatementDiff.addedLines(new SourceFile("", "a\nb\n"), new SourceFile("", "a\r\nx\r\nb\n"));
    assertEquals("{2}", added.toString());
  }

  @Test
  void hugeFilesAreComparedWithoutTheirOrder() {
    List<Integer> before = IntStream.range(0, 50_000).boxed().toList();
    List<Integer> after = new java.util.ArrayList<>(IntStream.range(0, 50_001).boxed().toList());
    Collections.reverse(after);
    assertEquals("{0}", SequenceDiff.added(before, after).toString());
  }

  @Test
  void longStatementsAreComparedOnce() {
    List<List<String>> before = IntStream.range(0, 1500).mapToObj(i -> long1000(i)).toList();
    List<List<String>> after = IntStream.range(1500, 3000).mapToObj(i -> long1000(i)).toList();
    assertEquals(1500, SequenceDiff.added(before, after).cardinality());
  }

  private static List<String> long1000(int last) {
    List<String> words = new java.util.ArrayList<>(Collections.nCopies(1000, "x"));
    words.add(String.valueOf(last));
    return words;
  }
}
