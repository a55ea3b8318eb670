package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding;
import dev.migralint.lint.Outcome;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTest {
  private static final SourceFile FILE = new SourceFile("a.sql", "DROP");
  private static final Finding WARNING =
      Samples.finding(Samples.DROPPED_COLUMN, FILE, "DROP", "Gone.");
  private static final Finding ERROR = Samples.finding(Samples.SET_NOT_NULL, FILE, "DROP", "No.");
  private static final Finding ALLOWED = Samples.allowed(ERROR, "planned");

  private static Outcome outcome(
      List<Finding> findings, Outcome.Coverage coverage, List<Problem> errors) {
    return new Outcome("main..HEAD", findings, coverage, List.of(), List.of(), errors);
  }

  static List<Arguments> outcomes() {
    Outcome.Coverage read = new Outcome.Coverage(2, 14, 0, 14, 0, 0, 0);
    List<Problem> problem = List.of(new Problem("a", "b", "c"));
    return List.of(
        Arguments.of(
            "3 findings (1 error, 2 warnings) in 2 files · 14 statements read, 0 not understood",
            outcome(List.of(WARNING, ERROR, WARNING), read, List.of())),
        Arguments.of(
            "No findings in 1 file · 1 statement read, 1 not understood",
            outcome(List.of(), new Outcome.Coverage(1, 1, 1, 1, 0, 0, 0), List.of())),
        Arguments.of(
            "No findings, 1 allowed, in 2 files · 14 statements read, 0 not understood",
            outcome(List.of(ALLOWED), read, List.of())),
        Arguments.of(
            "1,000 findings (1,000 errors) in 2 files · 14 statements read, 0 not understood",
            outcome(Collections.nCopies(1000, ERROR), read, List.of())),
        Arguments.of(
            "No findings in 0 files · 0 statements read, 0 not understood · 2 migrations deleted",
            outcome(List.of(), new Outcome.Coverage(0, 0, 0, 0, 0, 2, 0), List.of())),
        Arguments.of(
            "Looked at main..HEAD: no migrations there · 0 files · 0 statements read,"
                + " 0 not understood · incomplete: 1 problem",
            outcome(List.of(), new Outcome.Coverage(0, 0, 0, 0, 0, 0, 0), problem)));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void saysWhatWasFoundAndWhatWasRead(String expected, Outcome outcome) {
    assertEquals(expected, Summary.line(outcome, Glyphs.of(StandardCharsets.UTF_8)));
  }
}
