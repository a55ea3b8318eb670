package dev.migralint.report.plan;

import dev.migralint.plan.Plan;
import dev.migralint.report.Ink;
import dev.migralint.report.Options;
import dev.migralint.report.Printable;
import dev.migralint.report.Wrap;
import dev.migralint.words.EffectWords.Line;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The plan for people at a terminal. */
final class PlanTextReporter implements PlanReporter {
  private static final int MAX_LINES = 4;

  @Override
  public void write(Plan plan, Writer out, Options options) throws IOException {
    Ink ink = new Ink(options.color());
    for (Plan.Migration migration : plan.migrations()) {
      out.write(ink.bold(Printable.line(migration.path())));
      out.write(", " + PlanWords.transaction(migration.transaction()) + "\n\n");
      for (Plan.Statement statement : migration.statements()) {
        write(migration, statement, ink, options.width(), out);
      }
      if (!migration.held().isEmpty()) {
        out.write("  " + ink.bold("strongest lock on each table") + "\n");
        for (Plan.Held held : migration.held()) {
          out.write("    " + Printable.line(PlanWords.held(held)) + "\n");
        }
        out.write("\n");
      }
    }
    for (String note : plan.notes()) {
      write("note: ", note, options.width(), out);
    }
    for (var problem : plan.errors()) {
      write("error: ", problem.sentence(), options.width(), out);
    }
    out.write(ink.bold(summary(plan)) + "\n");
  }

  private static void write(String label, String text, int width, Writer out) throws IOException {
    String start = label;
    for (String line : Wrap.line(Printable.line(text), width - label.length())) {
      out.write(start + line + "\n");
      start = " ".repeat(label.length());
    }
  }

  private static void write(
      Plan.Migration migration, Plan.Statement statement, Ink ink, int width, Writer out)
      throws IOException {
    String number = Integer.toString(statement.startLine());
    List<String> lines = Printable.lines(statement.sql());
    for (int i = 0; i < Math.min(lines.size(), MAX_LINES); i++) {
      String margin = i == 0 ? number : " ".repeat(number.length());
      out.write("  " + ink.dim(margin) + "  " + lines.get(i) + "\n");
    }
    if (lines.size() > MAX_LINES) {
      out.write(
          "  " + " ".repeat(number.length()) + "  … up to line " + statement.endLine() + "\n");
    }
    List<Line> does = PlanWords.lines(migration, statement);
    if (does.isEmpty()) {
      out.write("      " + ink.dim("nothing that others notice") + "\n");
    }
    for (Line line : does) {
      String label = "%-7s".formatted(line.label());
      String start = "      " + ink.dim(label) + " ";
      int indent = label.length() + 7;
      for (String words : Wrap.line(Printable.line(line.words()), width - indent)) {
        out.write(start + words + "\n");
        start = " ".repeat(indent);
      }
    }
    out.write("\n");
  }

  private static String summary(Plan plan) {
    int statements = plan.migrations().stream().mapToInt(m -> m.statements().size()).sum();
    return plan.migrations().size()
        + (plan.migrations().size() == 1 ? " migration, " : " migrations, ")
        + statements
        + (statements == 1 ? " statement" : " statements")
        + " ("
        + Printable.line(plan.description())
        + ")";
  }
}
