package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Uses.Place;
import dev.migralint.finding.Uses.Search;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.words.EffectWords;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The report for people at a terminal. */
final class TextReporter implements Reporter {
  private static final int LABEL_WIDTH = 7;

  @Override
  public void write(Outcome outcome, Writer out, Options options) throws IOException {
    Glyphs glyphs = Glyphs.of(options.charset());
    Ink ink = new Ink(options.color());
    Places places = new Places();
    for (Finding finding : outcome.findings()) {
      if (finding.allowed().isEmpty() || options.showSuppressed()) {
        Position at = places.region(finding.file(), finding.span()).start();
        write(finding, at, glyphs, ink, options, out);
      }
    }
    for (String note : outcome.notes()) {
      out.write(ink.severity(Severity.NOTE, "note") + ": " + Printable.line(note) + "\n");
    }
    for (Problem problem : outcome.errors()) {
      String error = ink.severity(Severity.ERROR, "error");
      out.write(error + ": " + Printable.line(problem.sentence()) + "\n");
    }
    if (!outcome.notes().isEmpty() || !outcome.errors().isEmpty()) {
      out.write("\n");
    }
    out.write(ink.bold(Summary.line(outcome, glyphs)) + "\n");
  }

  private static void write(
      Finding finding, Position at, Glyphs glyphs, Ink ink, Options options, Writer out)
      throws IOException {
    String allowed = finding.allowed().isPresent() ? " (allowed)" : "";
    String path = Printable.line(finding.file().path());
    out.write(ink.bold(path + ":" + at.line() + ":" + at.column()) + "  ");
    out.write(ink.severity(finding.severity(), finding.severity().word() + allowed) + "  ");
    out.write(Printable.line(finding.rule().id()) + "\n");
    for (String line : Printable.lines(finding.message())) {
      out.write("  " + line + "\n");
    }
    out.write("\n");
    Snippet snippet =
        new Snippet(
            finding.file(), finding.span(), finding.severity(), glyphs, ink, options.width());
    for (String line : snippet.lines()) {
      out.write(line + "\n");
    }
    out.write("\n");
    writeLabelled(labelled(finding, options), ink, out);
    out.write("\n");
  }

  /** A label with the lines that stand beside it. */
  private record Block(String label, List<String> lines) {}

  private static List<Block> labelled(Finding finding, Options options) {
    List<Block> blocks = new ArrayList<>();
    for (EffectWords.Line effect : Explanation.effects(finding)) {
      blocks.add(new Block(effect.label(), Printable.lines(effect.words())));
    }
    for (Finding.Related related : finding.because()) {
      if (related.why() == Finding.Related.Why.ALIKE) {
        continue;
      }
      String words = Printable.line(Explanation.because(related)) + " ";
      blocks.add(new Block("because", List.of(words + Explanation.place(finding, related))));
    }
    UseWords.search(finding).ifPresent(search -> blocks.add(new Block("used", used(search))));
    if (!finding.instead().isEmpty()) {
      blocks.add(new Block("instead", Explanation.instead(finding.instead())));
    }
    blocks.add(
        Explanation.status(finding)
            .map(status -> new Block("allowed", List.of(status)))
            .orElseGet(() -> new Block("allow", List.of(Explanation.allow(finding, options)))));
    return blocks;
  }

  private static List<String> used(Search search) {
    List<String> lines = new ArrayList<>();
    for (Place place : UseWords.shown(search)) {
      lines.add(UseWords.place(place) + UseWords.moment(place));
    }
    UseWords.others(search).ifPresent(lines::add);
    UseWords.advice(search).ifPresent(lines::add);
    return lines;
  }

  private static void writeLabelled(List<Block> blocks, Ink ink, Writer out) throws IOException {
    int width = LABEL_WIDTH;
    for (Block block : blocks) {
      width = Math.max(width, CellWidth.of(block.label()));
    }
    String previous = "";
    for (Block block : blocks) {
      String label = block.label().equals(previous) ? "" : block.label();
      previous = block.label();
      for (String line : block.lines()) {
        String padding = " ".repeat(width - CellWidth.of(label) + 2);
        out.write(("  " + ink.dim(label) + padding + line).stripTrailing() + "\n");
        label = "";
      }
    }
  }
}
