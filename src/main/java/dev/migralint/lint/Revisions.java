package dev.migralint.lint;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Script;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The revisions that Alembic writes into one text with {@code alembic upgrade --sql}, each behind a
 * comment. Where that text runs, each may meet rows that came after the revision before it.
 * https://github.com/sqlalchemy/alembic/blob/main/alembic/runtime/migration.py ({@code
 * MigrationContext.run_migrations})
 */
final class Revisions {
  private static final Pattern MARK =
      Pattern.compile("-- Running upgrade (?:\\S+(?:, \\S+)*)? ?-> \\S+.*");

  /** More than there are files in a history, so that no revision counts as another file. */
  private static final int APART = 1 << 20;

  private static final int MOST = 2000;

  private final NavigableMap<Integer, Integer> starts = new TreeMap<>();

  /** The revisions of a file; none where it has no such comments. */
  Revisions(SourceFile file, Script script) {
    for (Span comment : script.comments()) {
      if (starts.size() < MOST && MARK.matcher(file.text(comment)).lookingAt()) {
        starts.put(comment.start(), starts.size());
      }
    }
  }

  /** How far the change that an offset belongs to is from the file's own. */
  int after(int offset) {
    var last = starts.floorEntry(offset);
    return last == null ? 0 : last.getValue() * APART;
  }
}
