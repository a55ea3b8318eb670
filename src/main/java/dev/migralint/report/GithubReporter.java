package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import dev.migralint.source.Problem;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * <a
 * href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">GitHub's
 * workflow commands</a>: each finding becomes an annotation in the pull request.
 */
final class GithubReporter implements Reporter {
  /** How many annotations of each kind GitHub keeps of one step. */
  private static final int SHOWN_PER_STEP = 10;

  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    Places places = new Places();
    Map<Severity, Integer> written = new EnumMap<>(Severity.class);
    for (Finding finding : outcome.findings()) {
      if (finding.allowed().isEmpty() || options.showSuppressed()) {
        Region region = places.region(finding.file(), finding.changed());
        Severity severity = finding.allowed().isEmpty() ? finding.severity() : Severity.NOTE;
        writeFinding(finding, severity, region, options, out);
        written.merge(severity, 1, Integer::sum);
      }
    }
    for (Problem problem : outcome.errors()) {
      String message = Printable.line(problem.sentence());
      String file =
          problem.path().isEmpty() ? "" : " file=" + property(problem.path()) + at(problem);
      out.write("::error" + file + "::" + data(message) + "\n");
      written.merge(Severity.ERROR, 1, Integer::sum);
    }
    for (String note : outcome.notes()) {
      out.write("::notice::" + data(Printable.line(note)) + "\n");
      written.merge(Severity.NOTE, 1, Integer::sum);
    }
    Glyphs glyphs = Glyphs.of(options.charset());
    if (written.values().stream().anyMatch(count -> count > SHOWN_PER_STEP)) {
      out.write(
          "GitHub shows the first "
              + SHOWN_PER_STEP
              + " annotations of each level in a step; this log, the text report and SARIF hold"
              + " them all.\n");
    }
    out.write(Summary.line(outcome, glyphs) + "\n");
  }

  private static String at(Problem problem) {
    return problem.at().map(at -> ",line=" + at.line() + ",col=" + at.column()).orElse("");
  }

  private static void writeFinding(
      Finding finding, Severity severity, Region region, Options options, Writer out)
      throws IOException {
    out.write("::" + command(severity) + " file=" + property(finding.file().path()));
    out.write(",line=" + region.start().line() + ",endLine=" + region.end().line());
    // GitHub refuses columns where the lines differ; its last column is inside the annotation:
    // https://github.com/actions/toolkit/tree/main/packages/core#annotations
    if (region.isOneLine()) {
      int column = region.start().column();
      int last = Math.max(column, region.end().column() - 1);
      out.write(",col=" + column + ",endColumn=" + last);
    }
    String title = finding.rule().id() + ": " + finding.rule().title();
    out.write(",title=" + property(title) + "::");
    List<String> lines = Explanation.lines(finding, options, Explanation.PLAIN);
    out.write(data(String.join("\n", lines)) + "\n");
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case NOTE -> "notice";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }

  /** As the runner unescapes a message. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** As the runner unescapes a property, which also ends at a colon or a comma. */
  private static String property(String text) {
    return data(Printable.line(text)).replace(":", "%3A").replace(",", "%2C");
  }
}
