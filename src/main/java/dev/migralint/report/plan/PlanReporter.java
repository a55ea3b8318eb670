package dev.migralint.report.plan;

import dev.migralint.plan.Plan;
import dev.migralint.report.Options;
import java.io.IOException;
import java.io.Writer;

/** Writes a plan in one format. */
public interface PlanReporter {
  /** Writes the whole plan; the writer stays open. */
  void write(Plan plan, Writer out, Options options) throws IOException;
}
