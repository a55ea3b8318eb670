package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The line that every report for people ends with: what was found, and what was read to find it.
 */
final class Summary {
  private Summary() {}

  static String line(Outcome outcome, Glyphs glyphs) {
    return found(outcome, glyphs) + dot(glyphs) + read(outcome, glyphs);
  }

  private static String dot(Glyphs glyphs) {
    return " " + glyphs.dot() + " ";
  }

  /** What was read, and what was not. */
  static String read(Outcome outcome, Glyphs glyphs) {
    String dot = dot(glyphs);
    Outcome.Coverage coverage = outcome.coverage();
    StringBuilder line = new StringBuilder(count(coverage.statements(), "statement"));
    line.append(" read, ");
    line.append(coverage.notUnderstood()).append(" not understood");
    int unknown = coverage.statements() - coverage.schemaKnown();
    if (unknown > 0) {
      line.append(", schema not known at ").append(count(unknown, "statement"));
    }
    if (coverage.notReviewed() > 0) {
      line.append(dot).append(count(coverage.notReviewed(), "migration")).append(" not reviewed");
    }
    if (coverage.deleted() > 0) {
      line.append(dot).append(count(coverage.deleted(), "migration")).append(" deleted");
    }
    if (!outcome.errors().isEmpty()) {
      line.append(dot).append("incomplete: ").append(count(outcome.errors().size(), "problem"));
    }
    return line.toString();
  }

  /** How many findings there are, by severity. */
  static String found(Outcome outcome, Glyphs glyphs) {
    int files = outcome.coverage().files();
    int allowed = (int) outcome.findings().stream().filter(f -> f.allowed().isPresent()).count();
    int open = outcome.findings().size() - allowed;
    Outcome.Coverage coverage = outcome.coverage();
    int notShown = outcome.notShown().values().stream().mapToInt(Integer::intValue).sum();
    int others = notShown + coverage.notReviewed() + coverage.deleted() + coverage.deployed();
    if (files == 0 && open + allowed + others == 0) {
      String lookedAt = "Looked at " + Printable.line(outcome.description());
      return lookedAt + ": no migrations there" + dot(glyphs) + count(files, "file");
    }
    String findings = open == 0 ? "No findings" : count(open, "finding") + severities(outcome);
    String silent =
        (allowed == 0 ? "" : ", " + allowed + " allowed")
            + (notShown == 0 ? "" : ", " + notShown + " not shown");
    return findings + silent + (silent.isEmpty() ? "" : ",") + " in " + count(files, "file");
  }

  private static String severities(Outcome outcome) {
    List<Severity> open =
        outcome.findings().stream()
            .filter(finding -> finding.allowed().isEmpty())
            .map(Finding::severity)
            .toList();
    return Stream.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)
        .filter(open::contains)
        .map(
            severity ->
                count((int) open.stream().filter(severity::equals).count(), severity.word()))
        .collect(Collectors.joining(", ", " (", ")"));
  }

  /** "1 file", "2 files", "1,000 files". */
  static String count(int number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
