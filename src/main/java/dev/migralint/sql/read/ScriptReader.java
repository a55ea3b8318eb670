package dev.migralint.sql.read;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Script;

/** Reads a migration's text: the one way into this package and those below it. */
public final class ScriptReader {
  private ScriptReader() {}

  /**
   * The statements and comments of a whole file; a statement that cannot be read is one of them.
   */
  public static Script read(SourceFile file) {
    return new Splitter(file.text(), new Span(0, file.text().length()), 0).split();
  }
}
