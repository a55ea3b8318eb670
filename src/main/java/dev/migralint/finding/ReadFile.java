package dev.migralint.finding;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.List;

/**
 * A file under review as it was read.
 *
 * @param notJudged the ranges of the statements that were replayed and not judged
 */
public record ReadFile(SourceFile file, List<Span> notJudged) {
  /** Whether every statement was judged. */
  public boolean wholly() {
    return notJudged.isEmpty();
  }
}
