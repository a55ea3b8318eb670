package dev.migralint.report;

import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import java.io.IOException;
import java.io.Writer;

/**
 * One line for each finding, as compilers print them, for editors and scripts: {@code
 * path:line:column: severity rule: message}. A clean run prints nothing.
 */
final class OnelineReporter implements Reporter {
  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    for (Annotation found : Annotation.of(outcome, options)) {
      out.write(path(found.path()) + ":" + found.at().line() + ":" + found.at().column() + ": ");
      out.write(severity(found.severity()) + " " + rule(found.rule()) + ": ");
      out.write(found.message() + "\n");
    }
  }

  /** A path in which nothing looks like the line and column behind it. */
  private static String path(String path) {
    return Printable.line(path).replaceAll(":(?=\\d+:\\d+: )", "<U+003A>");
  }

  /** One word, so that the message begins where a pattern expects it. */
  private static String rule(String id) {
    return Printable.line(id).replaceAll("[\\s:]+", "-");
  }

  /** The words of GCC. */
  private static String severity(Severity severity) {
    return switch (severity) {
      case NOTE -> "note";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }
}
