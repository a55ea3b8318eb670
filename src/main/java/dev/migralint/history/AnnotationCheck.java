package dev.migralint.history;

import dev.migralint.layout.History;
import dev.migralint.layout.find.ForeignAnnotations;
import dev.migralint.layout.find.ForeignAnnotations.Foreign;
import dev.migralint.rule.FileOperation.ForeignAnnotation;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.BitSet;
import java.util.Optional;

/** Finds the annotation of a migration that only another runner reads. */
public final class AnnotationCheck {
  private static final int LONGEST = 60;

  private AnnotationCheck() {}

  /**
   * The first one in a migration.
   *
   * @param changed the lines that are new
   */
  public static Optional<FileSite> in(History history, SourceFile file, BitSet changed) {
    return ForeignAnnotations.first(history, file)
        .filter(foreign -> changed.get(file.line(foreign.line().start())))
        .map(foreign -> new FileSite(history, file, operation(history, file, foreign)));
  }

  private static ForeignAnnotation operation(History history, SourceFile file, Foreign foreign) {
    Span line = foreign.line();
    String text = file.text(line).strip();
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    String effect =
        !history.layout().isKnown()
            ? "` is taken for a comment, because what runs this folder is unknown: only "
                + foreign.reader()
                + " reads it. "
            : "` has no effect: only "
                + foreign.reader()
                + " reads it, and "
                + history.layout().name()
                + " runs this folder. ";
    return new ForeignAnnotation(
        line,
        "`"
            + FileSite.shown(shown)
            + effect
            + "What follows it is judged as a part of the migration.",
        "Remove the line, and what must not run with it. If "
            + foreign.reader()
            + " runs the folder, set layout: "
            + foreign.reader()
            + " for it in the settings.");
  }
}
