package dev.migralint.sql.token;

import dev.migralint.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the data lines of COPY FROM STDIN, which end at the line {@code \.}.
 * https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
public final class CopyData {
  private static final Pattern ENDS_BRANCH = Pattern.compile("\\\\(else|elif|endif)(?!\\w)");

  private final String text;
  private final int limit;

  /** Up to where no end of data was found. */
  private int noEndBefore;

  public CopyData(String text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /**
   * The data from the start of a line on, the line that ends it included; nothing where that line
   * is missing.
   *
   * @param conditional whether the data must end in the same branch of an {@code \if} of psql,
   *     which may be one that does not run
   */
  public Optional<Span> from(int start, boolean conditional) {
    if (start < noEndBefore) {
      return Optional.empty();
    }
    for (int line = start; line < limit; line = lineBehind(line)) {
      if (conditional && ENDS_BRANCH.matcher(text).region(line, limit).lookingAt()) {
        noEndBefore = line;
        return Optional.empty();
      }
      if (text.startsWith("\\.", line)) {
        int next = lineBehind(line);
        if (text.substring(Math.min(line + 2, next), next).isBlank()) {
          return Optional.of(new Span(start, next));
        }
      }
    }
    noEndBefore = limit;
    return Optional.empty();
  }

  /** Whether anything stands after an offset. */
  public boolean isFollowed(int offset) {
    for (int at = offset; at < limit; at++) {
      if (!Lexer.isSpace(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** The start of the line behind the one that holds the offset. */
  public int lineBehind(int offset) {
    int at = offset;
    while (at < limit && !Lexer.isLineEnd(text.charAt(at))) {
      at++;
    }
    if (at < limit) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
    return Math.min(at, limit);
  }
}
