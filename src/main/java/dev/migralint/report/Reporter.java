package dev.migralint.report;

import dev.migralint.lint.Outcome;
import java.io.IOException;
import java.io.Writer;

/** Writes an outcome in one format. */
public interface Reporter {
  /**
   * Writes the whole report, ending in a line feed; the writer stays open.
   *
   * @throws IOException when the writer does
   */
  void write(Outcome outcome, Writer out, Options options) throws IOException;
}
