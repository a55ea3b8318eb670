package dev.migralint.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.finding.Finding;
import dev.migralint.rule.FileOperation.Misuse;
import dev.migralint.rule.FileOperation.MisusedSuppression;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SuppressionsTest {
  private static final Map<String, String> RULES =
      Map.of("drop-table", "drop-table", "drop-column", "drop-column", "lost-table", "drop-table");
  private static final LocalDate TODAY = LocalDate.of(2027, 1, 31);
  private static final Pattern COMMENT =
      Pattern.compile("--[^\\r\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  /** Statements are written as A…Z…; in these tests: from a capital D to its x. */
  private static final Pattern STATEMENT = Pattern.compile("DROP[^x]*x;?");

  private static List<Span> find(Pattern pattern, String text) {
    List<Span> spans = new ArrayList<>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      spans.add(new Span(matcher.start(), matcher.end()));
    }
    return spans;
  }

  private static Suppressions read(String text) {
    List<Statement> statements =
        find(STATEMENT, text).stream().map(span -> new Statement(span, List.of())).toList();
    Script script = new Script(statements, find(COMMENT, text));
    return Suppressions.of(
        new SourceFile("a.sql", text), script, new Terms(Map.of(), RULES, TODAY));
  }

  private static boolean covers(Suppressions suppressions, String text, int statement) {
    List<Span> place = List.of(find(STATEMENT, text).get(statement));
    return suppressions.covers("drop-table", place).isPresent();
  }

  /** The indices of the statements at which dropping a table is allowed. */
  private static List<Integer> covered(String text) {
    Suppressions suppressions = read(text);
    return Stream.iterate(0, i -> i + 1)
        .limit(find(STATEMENT, text).size())
        .filter(i -> covers(suppressions, text, i))
        .toList();
  }

  static Stream<Arguments> places() {
    String line = "-- migralint:allow drop-table because r";
    String block = "/* migralint:allow drop-table because r */";
    return Stream.of(
        Arguments.of("directly before", line + "\nDROP ax;\nDROP bx;", List.of(0)),
        Arguments.of("before the second", "DROP ax;\n" + line + "\nDROP bx;", List.of(1)),
        Arguments.of(
            "blanks and comments between", line + "\n\n-- c\n/* d */ DROP ax;", List.of(0)),
        Arguments.of("a statement between", line + "\nDROP ax; DROP bx;", List.of(0)),
        Arguments.of("inside", "DROP " + line + "\n ax;\nDROP bx;", List.of(0)),
        Arguments.of("on its last line", "DROP\nax; " + line + "\nDROP bx;", List.of(0)),
        Arguments.of("on its first line it is inside", "DROP " + block + "\nax;", List.of(0)),
        Arguments.of(
            "two ends on one line", "DROP ax; DROP bx; " + line + "\nDROP cx;", List.of(0, 1)),
        Arguments.of("between two on one line", "DROP ax; " + block + " DROP bx;", List.of(1)),
        Arguments.of("block at the end of a line", "DROP ax; " + block + "\nDROP bx;", List.of(0)),
        Arguments.of(
            "block over two lines",
            "DROP ax; /* migralint:allow drop-table\nbecause r */ DROP bx;",
            List.of(1)),
        Arguments.of(
            "CRLF", "DROP ax; " + line + "\r\nDROP bx;\r\n" + line + "\r\nDROP cx;", List.of(0, 2)),
        Arguments.of("lone CR", "DROP ax; " + line + "\rDROP bx;", List.of(0)),
        Arguments.of("last line of the file", "DROP ax;\nDROP bx; " + line, List.of(1)),
        Arguments.of("no semicolon in the range", "DROP ax ; " + line + "\nDROP bx ;", List.of(0)),
        Arguments.of("semicolon on a later line", "DROP ax\n; " + line + "\nDROP bx;", List.of(0)),
        Arguments.of("before its own semicolon", "DROP ax\n" + line + "\n;\nDROP bx;", List.of(0)),
        Arguments.of("something else between", line + "\n\\echo hi\nDROP ax;", List.of()),
        Arguments.of("after the end", "DROP ax;\n" + line, List.of()),
        Arguments.of(
            "several comments",
            "-- migralint:allow drop-column because r\n" + line + "\nDROP ax;",
            List.of(0)),
        Arguments.of(
            "the whole file",
            "-- t\n-- migralint:allow-file drop-table because r\n\nDROP ax;\nDROP bx;",
            List.of(0, 1)),
        Arguments.of(
            "the file form too late",
            "DROP ax;\n-- migralint:allow-file drop-table because r\nDROP bx;",
            List.of()),
        Arguments.of("no statement", line, List.of()),
        Arguments.of(
            "another rule", "-- migralint:allow drop-column because r\nDROP ax;", List.of()),
        Arguments.of("no reason", "-- migralint:allow drop-table\nDROP ax;", List.of()),
        Arguments.of(
            "not at the start",
            "-- see migralint:allow drop-table because r\nDROP ax;",
            List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void coversTheStatementItStandsAt(String name, String text, List<Integer> expected) {
    assertEquals(expected, covered(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--migralint:allow drop-table because it is empty  | it is empty",
        "-- migralint:allow drop-column, drop-table because a because b | a because b",
        "-- migralint:allow drop-column,drop-table because r | r",
        "/* migralint:allow drop-table because r */ | r",
        "/** migralint:allow drop-table because r **/ | r",
        "\"/*\n * migralint:allow drop-table\n * because one\n * two\n */\" | one two",
        "-- MIGRALINT:allow drop-table because r | r",
        "-- migralint:allow drop-table until 2027-01-31 because r | r",
        "-- migralint:allow drop-column, drop-table until 2999-12-31 because r | r",
        "-- migralint:allow-file drop-table until 2027-01-31 because until 2020-01-01 | until"
            + " 2020-01-01",
      })
  void readsTheReason(String comment, String reason) {
    String text = comment + "\nDROP ax;";
    assertEquals(
        Optional.of(reason),
        read(text).covers("drop-table", find(STATEMENT, text)).map(Finding.Allowed::reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-- migralint:allow drop-table | MISSING_REASON: the comment gives no reason, so it allows"
            + " nothing. End it with `because` and the reason.",
        "-- migralint:allow drop-table because | MISSING_REASON: the comment gives no reason, so it"
            + " allows nothing. End it with `because` and the reason.",
        "-- migralint:allow drop-table it is empty | MISSING_REASON: the comment gives no reason,"
            + " so it allows nothing. End it with `because` and the reason.",
        "-- migralint:allow drop-tabel because r | UNKNOWN_RULE: there is no rule `drop-tabel`. Did"
            + " you mean `drop-table`?",
        "-- migralint:allow nothing-like-it because r | UNKNOWN_RULE: there is no rule"
            + " `nothing-like-it`. `migralint rules` lists them.",
        "-- migralint:allow because r | MALFORMED: the comment names no rule. Write `--"
            + " migralint:allow RULE because REASON`.",
        "-- migralint:allow | MALFORMED: the comment names no rule. Write `-- migralint:allow RULE"
            + " because REASON`.",
        "-- migralint:allow drop-table, because r | MALFORMED: the comment names no rule. Write `--"
            + " migralint:allow RULE because REASON`.",
        "-- migralint:allow drop-table drop-column because r | MALFORMED: `drop-table drop-column`"
            + " is not a rule. Separate rules with commas: `allow a, b because …`.",
        "-- migralint:alow drop-table because r | MALFORMED: `migralint:alow` means nothing. Did"
            + " you mean `migralint:allow`?",
        "-- migralint: allow drop-table because r | MALFORMED: `migralint:` means nothing. Write"
            + " `-- migralint:allow RULE because REASON`.",
        "-- migralint:disable drop-table | MALFORMED: `migralint:disable` means nothing. Write `--"
            + " migralint:allow RULE because REASON`.",
        "-- migralint:allow drop-table until 2027-01-30 because r | EXPIRED: the comment allowed"
            + " this until 2027-01-30 and allows nothing any more. Do what it was waiting for and"
            + " remove it, or give it a new day.",
        "-- migralint:allow-file drop-table until 2020-02-29 because r | EXPIRED: the comment"
            + " allowed this until 2020-02-29 and allows nothing any more. Do what it was waiting"
            + " for and remove it, or give it a new day.",
        "-- migralint:allow drop-table until 2027-02-30 because r | MALFORMED: `2027-02-30` is no"
            + " date. Write `until` and a day like 2027-01-31 before `because`.",
        "-- migralint:allow drop-table until next May because r | MALFORMED: `next May` is no"
            + " date. Write `until` and a day like 2027-01-31 before `because`.",
        "-- migralint:allow drop-table until because r | MALFORMED: `` is no date. Write `until`"
            + " and a day like 2027-01-31 before `because`.",
        "-- migralint:allow until 2027-01-31 because r | MALFORMED: the comment names no rule."
            + " Write `-- migralint:allow RULE because REASON`.",
        "-- migralint:allow drop-table until 2027-01-31 | MISSING_REASON: the comment gives no"
            + " reason, so it allows nothing. End it with `because` and the reason.",
        "-- migralint:allow drop-column because r | UNUSED: nothing here needs `drop-column`"
            + " allowed. Remove it from the comment, or move the comment to the statement it is"
            + " for.",
        "-- migralint:allow-file drop-column because r | UNUSED: nothing here needs `drop-column`"
            + " allowed. Remove it from the comment, or move the comment to the statement it is"
            + " for.",
      })
  void saysWhatIsWrong(String comment, String expected) {
    Suppressions suppressions = read(comment + "\nDROP ax;");
    MisusedSuppression misuse = suppressions.misuses(s -> true, r -> true).getFirst();
    assertEquals(expected, misuse.misuse() + ": " + misuse.problem() + " " + misuse.nextStep());
    assertEquals(new Span(0, comment.length()), misuse.span());
  }

  @Test
  void aCommentThatStandsAloneOrTooLateSaysSo() {
    assertEquals(
        List.of(Misuse.UNUSED), kinds("DROP ax;\n-- migralint:allow drop-table because r"));
    assertEquals(
        List.of(Misuse.MALFORMED), kinds("DROP ax;\n-- migralint:allow-file drop-table because r"));
  }

  private static List<Misuse> kinds(String text) {
    return read(text).misuses(s -> true, r -> true).stream()
        .map(MisusedSuppression::misuse)
        .toList();
  }

  @Test
  void unusedOnlyWhereItCouldHaveBeenUsed() {
    String text =
        """
        -- migralint:allow-file drop-table because r
        -- migralint:allow drop-column because r
        DROP ax;
        -- migralint:allow drop-table because r
        DROP bx;
        """;
    Suppressions suppressions = read(text);
    assertEquals(3, suppressions.comments().size());
    assertEquals(3, suppressions.misuses(s -> true, r -> true).size());
    assertEquals(1, suppressions.misuses(s -> s == 0, r -> true).size());
    assertEquals(2, suppressions.misuses(s -> true, r -> r.equals("drop-table")).size());
    assertTrue(covers(suppressions, text, 1));
    List<MisusedSuppression> left = suppressions.misuses(s -> true, r -> r.equals("drop-table"));
    assertEquals(0, left.getFirst().span().start());
    assertEquals(1, left.size());
    assertTrue(covers(suppressions, text, 0));
    assertEquals(List.of(), suppressions.misuses(s -> true, r -> r.equals("drop-table")));
  }

  @Test
  void anExpiredCommentAllowsNothingAndSaysSoOnce() {
    String text = "-- migralint:allow drop-table, drop-column until 2027-01-30 because r\nDROP ax;";
    Suppressions suppressions = read(text);
    assertEquals(List.of(), covered(text));
    assertEquals(List.of(Misuse.EXPIRED), kinds(text));
    assertEquals(List.of(), suppressions.misuses(s -> false, r -> true));
    assertEquals(List.of(), suppressions.misuses(s -> true, r -> false));
    assertEquals(1, suppressions.misuses(s -> true, r -> r.equals("drop-column")).size());
  }

  @Test
  void oneThatLastsStandsInForOneThatHasExpired() {
    assertEquals(
        List.of(0),
        covered(
            "-- migralint:allow drop-table until 2020-01-01 because r\n"
                + "-- migralint:allow drop-table because s\nDROP ax;"));
  }

  @Test
  void manyCommentsTakeLinearTime() {
    String text = "-- migralint:allow drop-table because r\n".repeat(50_000) + "DROP ax;";
    Suppressions suppressions = read(text);
    assertTrue(covers(suppressions, text, 0));
    assertEquals(49_999, suppressions.misuses(s -> true, r -> true).size());
  }
}
