package dev.migralint.history;

import dev.migralint.layout.History;
import dev.migralint.rule.FileOperation;
import dev.migralint.source.SourceFile;
import java.util.regex.Pattern;

/**
 * A file operation and where it happens.
 *
 * @param history the history whose runner decides what the operation does
 * @param file the migration's text; as it was, for one that is gone
 */
public record FileSite(History history, SourceFile file, FileOperation operation) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** A path as part of a sentence, which it must not break into lines. */
  static String shown(String path) {
    return CONTROL.matcher(path).replaceAll("\uFFFD");
  }
}
