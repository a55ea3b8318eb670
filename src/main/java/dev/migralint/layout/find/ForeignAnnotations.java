package dev.migralint.layout.find;

import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.Comparator;
import java.util.Optional;

/** Finds annotations in a migration that its own runner does not read. */
public final class ForeignAnnotations {
  private ForeignAnnotations() {}

  /** The line of an annotation, and the name of the runner that reads it. */
  public record Foreign(Span line, String reader) {}

  /** The first one in a file of the history. */
  public static Optional<Foreign> first(History history, SourceFile file) {
    if (!file.text().contains("--")) {
      return Optional.empty();
    }
    String own = history.layout().name();
    return Layouts.ALL.stream()
        .filter(layout -> !layout.name().equals(own))
        .flatMap(layout -> first(layout, file).stream())
        .min(Comparator.comparingInt(foreign -> foreign.line().start()));
  }

  private static Optional<Foreign> first(Layout layout, SourceFile file) {
    return layout.annotations(file).stream()
        .findFirst()
        .map(line -> new Foreign(line, layout.name()));
  }
}
