package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Uses.Place;
import dev.migralint.finding.Uses.Search;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.words.EffectWords.Line;
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
    for (String note : options.quiet() ? List.<String>of() : outcome.notes()) {
      write(Severity.NOTE, "note", note, ink, options, out);
    }
    for (Problem problem : outcome.errors()) {
      write(Severity.ERROR, "error", problem.sentence(), ink, options, out);
    }
    if (!options.quiet()) {
      if (!outcome.notes().isEmpty() || !outcome.errors().isEmpty()) {
        out.write("\n");
      }
      for (String line : Wrap.line(Summary.line(outcome, glyphs), options.width())) {
        out.write(ink.bold(line) + "\n");
      }
    }
  }

  private static void write(
      Severity severity, String label, String text, Ink ink, Options options, Writer out)
      throws IOException {
    String start = ink.severity(severity, label) + ": ";
    int indent = label.length() + 2;
    for (String line : Wrap.line(Printable.line(text), options.width() - indent)) {
      out.write(start + line + "\n");
      start = " ".repeat(indent);
    }
  }

  private static void write(
      Finding finding, Position at, Glyphs glyphs, Ink ink, Options options, Writer out)
      throws IOException {
    String allowed = finding.allowed().isPresent() ? " (allowed)" : "";
    String path = Printable.line(finding.file().path());
    out.write(ink.bold(path + ":" + at.line() + ":" + at.column()) + "  ");
    out.write(ink.severity(finding.severity(), finding.severity().word() + allowed) + "  ");
    out.write(Printable.line(finding.rule().id()) + "\n");
    for (String line : Wrap.lines(finding.message(), options.width() - 2)) {
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
    writeLabelled(finding, options, ink, out);
    out.write("\n");
  }

  /** A label with the lines that stand beside it. */
  private record Block(String label, List<String> lines) {}

  private static List<Block> labelled(
      Finding finding, List<Line> effects, int width, Options options) {
    List<Block> blocks = new ArrayList<>();
    for (Line effect : effects) {
      blocks.add(new Block(effect.label(), Wrap.lines(effect.words(), width)));
    }
    for (Finding.Related related : finding.because()) {
      if (related.why() == Finding.Related.Why.ALIKE) {
        continue;
      }
      String words = Printable.line(Explanation.because(related)) + " ";
      String place = Explanation.place(finding, related);
      blocks.add(new Block("because", Wrap.line(words + place, width)));
    }
    UseWords.search(finding).ifPresent(search -> blocks.add(new Block("used", used(search))));
    if (!finding.instead().isEmpty()) {
      blocks.add(new Block("instead", Explanation.instead(finding.instead(), width)));
    }
    // What is to be copied stays on one line.
    blocks.add(
        Explanation.status(finding)
            .map(status -> new Block("allowed", Wrap.line(status, width)))
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

  private static void writeLabelled(Finding finding, Options options, Ink ink, Writer out)
      throws IOException {
    List<Line> effects = Explanation.effects(finding);
    int width = LABEL_WIDTH;
    for (Line effect : effects) {
      width = Math.max(width, CellWidth.of(effect.label()));
    }
    List<Block> blocks = labelled(finding, effects, options.width() - width - 4, options);
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
