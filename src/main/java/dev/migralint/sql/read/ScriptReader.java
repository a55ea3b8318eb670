package dev.migralint.sql.read;

import dev.migralint.source.Client;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Script;

/** Reads a migration's text: the one way into this package and those below it. */
public final class ScriptReader {
  private ScriptReader() {}

  /** The same for a file that psql may run. */
  public static Script read(SourceFile file) {
    return read(file, Client.PSQL);
  }

  /**
   * The statements and comments of a whole file; a statement that cannot be read is one of them.
   *
   * @param client what sends the file to the server
   */
  public static Script read(SourceFile file, Client client) {
    return new Splitter(file.text(), new Span(0, file.text().length()), 0, client).split();
  }
}
