package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Uses.Place;
import dev.migralint.finding.Uses.Search;
import dev.migralint.words.EffectWords;
import dev.migralint.words.SizeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a finding says beside its place: the words that all reports for people share. */
final class Explanation {
  private Explanation() {}

  /** How one format writes words and the places that they lead to. */
  interface Style {
    /** Words from a rule or a file. */
    String words(String text);

    /** The n-th related place, counted from 1. */
    String place(String shown, int number);
  }

  /** Words as they are, places as path and line. */
  static final Style PLAIN =
      new Style() {
        @Override
        public String words(String text) {
          return text;
        }

        @Override
        public String place(String shown, int number) {
          return shown;
        }
      };

  /** The message, the effects, the reasons, the safe way and how to allow it, as lines. */
  static List<String> lines(Finding finding, Options options, Style style) {
    List<String> lines = new ArrayList<>(Printable.lines(style.words(finding.message())));
    for (EffectWords.Line effect : effects(finding)) {
      lines.add(Printable.line(style.words(effect.label() + ": " + effect.words())));
    }
    int number = 1;
    for (Finding.Related related : finding.because()) {
      if (related.why() == Finding.Related.Why.ALIKE) {
        number++;
        continue;
      }
      String words = Printable.line(style.words(because(related)));
      lines.add("because: " + words + " " + style.place(place(finding, related), number++));
    }
    Optional<Search> search = UseWords.search(finding);
    for (Place use : search.map(UseWords::shown).orElse(List.of())) {
      String moment = style.words(UseWords.moment(use));
      lines.add("uses it: " + style.place(UseWords.place(use), number++) + moment);
    }
    search.flatMap(UseWords::others).ifPresent(line -> lines.add("uses it: " + line));
    search.flatMap(UseWords::advice).ifPresent(lines::add);
    if (!finding.instead().isEmpty()) {
      lines.add("instead:");
      instead(finding.instead()).forEach(line -> lines.add(style.words(line)));
    }
    lines.add(
        status(finding)
            .map(status -> "allowed " + style.words(status))
            .orElseGet(() -> "to allow it: " + style.words(allow(finding, options))));
    return lines;
  }

  /** What PostgreSQL does there, and how large the tables are. */
  static List<EffectWords.Line> effects(Finding finding) {
    List<EffectWords.Line> lines =
        new ArrayList<>(EffectWords.lines(finding.effect(), finding.file().path()));
    lines.addAll(SizeWords.lines(finding.sizes()));
    return lines;
  }

  /** Why another place matters, in words that read on into the place. */
  static String because(Finding.Related related) {
    String then = related.createdAs().map(name -> ", first called " + name.sql() + ",").orElse("");
    return switch (related.why()) {
      case CREATED -> related.object().sql() + then + " has existed since";
      case CALLED -> related.object().sql() + "(), which this statement runs, does it in";
      case ALIKE -> "the same applies to " + related.object().sql() + " in";
    };
  }

  /** The numbered steps of the safe way, SQL indented below what it is for. */
  static List<String> instead(List<Finding.Advice> steps) {
    return instead(steps, Integer.MAX_VALUE);
  }

  /** The same with what to do wrapped at this width, and SQL as it is. */
  static List<String> instead(List<Finding.Advice> steps, int width) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String number = (i + 1) + ". ";
      String indent = " ".repeat(number.length());
      Finding.Advice step = steps.get(i);
      List<String> shown = new ArrayList<>();
      if (!step.say().isBlank()) {
        shown.addAll(Wrap.line(sayLine(step), width - indent.length()));
      }
      step.sql().ifPresent(sql -> shown.addAll(Printable.lines(sql)));
      for (int j = 0; j < shown.size(); j++) {
        lines.add((j == 0 ? number : indent) + shown.get(j));
      }
    }
    return lines;
  }

  private static String sayLine(Finding.Advice step) {
    String say = Printable.line(step.say().strip());
    return step.sql().isPresent() ? say.replaceAll("[.:]$", "") + ":" : say;
  }

  /** The place as a reader of the finding's own file would name it. */
  static String place(Finding finding, Finding.Related related) {
    String path = related.path();
    boolean sameFolder = folder(path).equals(folder(finding.file().path()));
    String shown = sameFolder ? path.substring(folder(path).length()) : path;
    return Printable.line(shown) + ":" + related.line();
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** Why and by what the finding is allowed; empty when it is not. */
  static Optional<String> status(Finding finding) {
    return finding
        .allowed()
        .map(
            allowed ->
                switch (allowed.kind()) {
                  case COMMENT -> "by a comment: " + Printable.line(allowed.reason());
                  case SETTINGS -> "in the settings: " + Printable.line(allowed.reason());
                  case BASELINE -> "by the baseline: " + Printable.line(allowed.reason());
                  case COMMIT -> "by a commit: " + Printable.line(allowed.reason());
                });
  }

  /** What to write where the finding is to be allowed. */
  static String allow(Finding finding, Options options) {
    String rule = finding.rule().id();
    String reason = Glyphs.of(options.charset()).ellipsis();
    if (finding.ofChange() && !options.allowInSettings()) {
      return "in the commit message: Migralint-Allow: "
          + rule
          + " because "
          + reason
          + " (for the hook: MIGRALINT_ALLOW=\""
          + rule
          + " because "
          + reason
          + "\" git commit)";
    }
    if (!options.allowInSettings()) {
      return "-- migralint:allow " + Printable.line(rule) + " because " + reason;
    }
    String object = finding.table().map(table -> ", object: " + yaml(table.sql())).orElse("");
    String where = ", path: " + yaml(finding.file().path()) + object;
    return ".migralint.yml  allow: [{rule: " + yaml(rule) + where + ", because: " + reason + "}]";
  }

  private static String yaml(String text) {
    boolean bare = text.matches("[A-Za-z_/][A-Za-z0-9_./-]*");
    String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return bare ? text : '"' + Printable.line(quoted) + '"';
  }
}
