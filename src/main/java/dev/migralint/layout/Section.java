package dev.migralint.layout;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.List;

/**
 * A part of a migration's text that its runner executes as one.
 *
 * @param span its text; statements that begin in it belong to it
 * @param direction whether it is up or down
 * @param transaction how the runner executes it
 */
public record Section(Span span, Direction direction, Transaction transaction) {
  /** The whole file as one section, executed in this way. */
  public static List<Section> whole(Migration migration, SourceFile file, Transaction transaction) {
    Span whole = new Span(0, file.text().length());
    return List.of(new Section(whole, migration.direction(), transaction));
  }
}
