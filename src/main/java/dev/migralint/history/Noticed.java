package dev.migralint.history;

import dev.migralint.layout.History;
import dev.migralint.rule.FileOperation;
import dev.migralint.source.SourceFile;
import java.util.regex.Pattern;

/**
 * Something about a migration as a file.
 *
 * @param history whose runner decides what comes of it
 * @param file the migration's text; as it was, for one that is gone
 */
public record Noticed(History history, SourceFile file, FileOperation operation) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** A path as part of a sentence, which it must not break into lines. */
  static String shown(String path) {
    return CONTROL.matcher(path).replaceAll("\uFFFD");
  }
}
