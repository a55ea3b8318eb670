package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Uses.Place;
import dev.migralint.finding.Uses.Search;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Rule;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.source.Problem;
import dev.migralint.source.Span;
import dev.migralint.words.EffectWords;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A page of Markdown for people: a comment on a pull request, or the summary of a job. */
final class MarkdownReporter implements Reporter {
  private static final int MOST_LINES = 10;
  private static final int LONGEST_LINE = 200;

  /** Enough for so many lines, however large the statement is. */
  private static final int LONGEST_TEXT = 2 * MOST_LINES * (LONGEST_LINE + 1);

  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    Glyphs glyphs = Glyphs.of(options.charset());
    String found = Summary.found(outcome, glyphs);
    String heading = found.substring(0, 1).toLowerCase(Locale.ROOT) + found.substring(1);
    out.write("# migralint: " + MarkdownPage.escape(heading) + "\n\n");
    Places places = new Places();
    String file = "";
    for (Finding finding : options.showSuppressed() ? outcome.findings() : outcome.open()) {
      if (!finding.file().path().equals(file)) {
        file = finding.file().path();
        out.write("## " + MarkdownPage.escape(file) + "\n\n");
      }
      write(finding, places.region(finding.file(), finding.span()), options, out);
    }
    List<String> errors = outcome.errors().stream().map(Problem::sentence).toList();
    writeList("Errors", errors, out);
    writeList("Notes", outcome.notes(), out);
    List<String> suppressed = new ArrayList<>();
    for (Map.Entry<String, Integer> rule : outcome.suppressed().entrySet()) {
      suppressed.add(rule.getKey() + ": " + rule.getValue());
    }
    writeList("Suppressed", suppressed, out);
    String read = outcome.description() + ": " + Summary.read(outcome, glyphs);
    out.write("Looked at " + MarkdownPage.escape(read) + "\n");
  }

  private static void writeList(String heading, List<String> lines, Writer out) throws IOException {
    if (!lines.isEmpty()) {
      out.write("## " + heading + "\n\n");
      for (String line : lines) {
        out.write("- " + MarkdownPage.escape(line) + "\n");
      }
      out.write("\n");
    }
  }

  private static void write(Finding finding, Region region, Options options, Writer out)
      throws IOException {
    Rule rule = finding.rule();
    String title = finding.severity().word() + ": " + rule.title();
    out.write("### " + MarkdownPage.escape(title) + "\n\n" + link(rule) + ", " + lines(region));
    String status = Explanation.status(finding).map(why -> ", allowed " + why).orElse("");
    out.write(MarkdownPage.escape(status) + "\n\n");
    out.write(MarkdownPage.render(blocks(finding, options)) + "\n");
    if (finding.allowed().isEmpty()) {
      String allow = Explanation.allow(finding, options);
      out.write("To allow it: " + MarkdownPage.code(allow) + "\n\n");
    }
  }

  private static String link(Rule rule) {
    String id = MarkdownPage.escape(rule.id());
    return BuiltInRules.pageAddress(rule).map(page -> "[" + id + "](" + page + ")").orElse(id);
  }

  private static String lines(Region region) {
    return region.isOneLine()
        ? "line " + region.start().line()
        : "lines " + region.start().line() + " to " + region.end().line();
  }

  private static List<Block> blocks(Finding finding, Options options) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Quote(finding.message()));
    String sql = excerpt(finding, Glyphs.of(options.charset()).ellipsis());
    if (!sql.isBlank()) {
      blocks.add(new Block.Code("sql", sql));
    }
    for (EffectWords.Line effect : Explanation.effects(finding)) {
      blocks.add(new Block.Item(effect.label() + ": " + effect.words()));
    }
    for (Finding.Related related : finding.because()) {
      if (related.why() != Finding.Related.Why.ALIKE) {
        String place = Explanation.place(finding, related);
        blocks.add(new Block.Item("because: " + Explanation.because(related) + " " + place));
      }
    }
    UseWords.search(finding).ifPresent(search -> uses(search, blocks));
    List<Finding.Advice> steps = finding.instead();
    if (!steps.isEmpty()) {
      blocks.add(new Block.Words("Instead:"));
    }
    for (int i = 0; i < steps.size(); i++) {
      blocks.add(new Block.Step(i + 1, RulePage.sentence(steps.get(i)), steps.get(i).sql()));
    }
    return blocks;
  }

  private static void uses(Search search, List<Block> blocks) {
    for (Place use : UseWords.shown(search)) {
      blocks.add(new Block.Item("uses it: " + UseWords.place(use) + UseWords.moment(use)));
    }
    UseWords.others(search).ifPresent(line -> blocks.add(new Block.Item("uses it: " + line)));
    UseWords.advice(search).ifPresent(line -> blocks.add(new Block.Words(line)));
  }

  /** The text that the finding marks; of a long one, its start. */
  private static String excerpt(Finding finding, String ellipsis) {
    Span span = Places.clip(finding.file().text(), finding.span());
    int end = Math.min(span.end(), span.start() + LONGEST_TEXT);
    List<String> all = finding.file().text(new Span(span.start(), end)).lines().toList();
    List<String> lines = new ArrayList<>();
    boolean isCut = end < span.end() || all.size() > MOST_LINES;
    for (String line : all.subList(0, Math.min(all.size(), MOST_LINES))) {
      boolean isLong = line.codePointCount(0, line.length()) > LONGEST_LINE;
      int cut = isLong ? line.offsetByCodePoints(0, LONGEST_LINE) : line.length();
      lines.add(line.substring(0, cut) + (isLong ? ellipsis : ""));
    }
    String text = String.join("\n", lines);
    return isCut && !text.endsWith(ellipsis) ? text + "\n" + ellipsis : text;
  }
}
