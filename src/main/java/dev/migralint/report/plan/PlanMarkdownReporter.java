package dev.migralint.report.plan;

import dev.migralint.plan.Plan;
import dev.migralint.report.MarkdownPage;
import dev.migralint.report.Options;
import dev.migralint.words.EffectWords.Line;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The plan as a page of Markdown, for a comment on a pull request. */
final class PlanMarkdownReporter implements PlanReporter {
  @Override
  public void write(Plan plan, Writer out, Options options) throws IOException {
    for (Plan.Migration migration : plan.migrations()) {
      out.write("## " + MarkdownPage.escape(migration.path()) + "\n\n");
      String transaction = PlanWords.transaction(migration.transaction());
      out.write("Runs " + transaction + ".\n\n");
      for (Plan.Statement statement : migration.statements()) {
        write(migration, statement, out);
      }
      if (!migration.held().isEmpty()) {
        out.write("**Strongest lock on each table**\n\n");
        for (Plan.Held held : migration.held()) {
          out.write("- " + MarkdownPage.escape(PlanWords.held(held)) + "\n");
        }
        out.write("\n");
      }
    }
    for (String note : plan.notes()) {
      out.write("> " + MarkdownPage.escape(note) + "\n\n");
    }
    for (var problem : plan.errors()) {
      out.write("> **error** " + MarkdownPage.escape(problem.sentence()) + "\n\n");
    }
  }

  private static void write(Plan.Migration migration, Plan.Statement statement, Writer out)
      throws IOException {
    String lines =
        statement.startLine() == statement.endLine()
            ? "Line " + statement.startLine()
            : "Lines " + statement.startLine() + " to " + statement.endLine();
    out.write("### " + lines + "\n\n" + MarkdownPage.fence("sql", statement.sql()) + "\n\n");
    List<Line> does = PlanWords.lines(migration, statement);
    if (does.isEmpty()) {
      out.write("Nothing that others notice.\n");
    }
    for (Line line : does) {
      out.write("- " + line.label() + ": " + MarkdownPage.escape(line.words()) + "\n");
    }
    out.write("\n");
  }
}
