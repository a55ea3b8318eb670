package dev.migralint.history;

import dev.migralint.source.SourceFile;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which statements of an edited migration are new: those that a longest common subsequence with the
 * version before leaves over. Statements are equal when their tokens are; comments, white space and
 * the case of key words do not count.
 */
public final class StatementDiff {
  private StatementDiff() {}

  /** The indexes of the statements of {@code after} that {@code before} does not have. */
  public static BitSet added(SourceFile before, SourceFile after, List<Statement> statements) {
    List<String> old =
        ScriptReader.read(before).statements().stream()
            .map(s -> Script.words(before, s.span()))
            .toList();
    List<String> now = statements.stream().map(s -> Script.words(after, s.span())).toList();
    return SequenceDiff.added(old, now);
  }

  /** The 1-based lines of {@code after} that {@code before} does not have. */
  public static BitSet addedLines(SourceFile before, SourceFile after) {
    BitSet added = SequenceDiff.added(lines(before), lines(after));
    BitSet lines = new BitSet();
    added.stream().forEach(index -> lines.set(index + 1));
    return lines;
  }

  private static List<String> lines(SourceFile file) {
    List<String> lines = new ArrayList<>();
    for (int line = 1; line <= file.lineCount(); line++) {
      lines.add(file.lineText(line));
    }
    return lines;
  }
}
