package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Fingerprint;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A finding, or a problem that kept something from being read, in the shape that formats for other
 * tools share: one place, one severity, one line of text.
 *
 * @param path its file; {@link #ROOT} for a problem of none
 * @param at where the changed part of it begins
 * @param severity its severity; a suppressed finding is a note
 * @param rule the rule's id, or {@link #INCOMPLETE}
 * @param message what happens, and why it is allowed where it is
 * @param fingerprint what names it while lines shift
 * @param finding the finding; empty for a problem
 */
record Annotation(
    String path,
    Position at,
    Severity severity,
    String rule,
    String message,
    String fingerprint,
    Optional<Finding> finding) {
  /** Stands in for a rule's id where something could not be read or done. */
  static final String INCOMPLETE = "incomplete";

  /** The path of problems that are about no file; these formats have no place without a path. */
  static final String ROOT = ".";

  /** The findings that are to be shown, then the problems. */
  static List<Annotation> of(Outcome outcome, Options options) {
    List<Annotation> all = new ArrayList<>();
    Places places = new Places();
    for (Finding finding : options.showSuppressed() ? outcome.findings() : outcome.open()) {
      all.add(of(finding, places));
    }
    outcome.errors().forEach(problem -> all.add(of(problem)));
    return all;
  }

  private static Annotation of(Finding finding, Places places) {
    String status = Explanation.status(finding).map(why -> " (allowed " + why + ")").orElse("");
    return new Annotation(
        finding.file().path(),
        places.region(finding.file(), finding.changed()).start(),
        finding.allowed().isPresent() ? Severity.NOTE : finding.severity(),
        finding.rule().id(),
        oneLine(finding.message()) + status,
        finding.fingerprint().hash(),
        Optional.of(finding));
  }

  private static Annotation of(Problem problem) {
    String path = problem.path().isEmpty() ? ROOT : problem.path();
    String message = oneLine(problem.message() + " " + problem.nextStep());
    return new Annotation(
        path,
        problem.at().orElse(new Position(1, 1)),
        Severity.ERROR,
        INCOMPLETE,
        message,
        new Fingerprint(INCOMPLETE, path, "", message, 1).hash(),
        Optional.empty());
  }

  private static String oneLine(String text) {
    return String.join(" ", Printable.lines(text));
  }
}
