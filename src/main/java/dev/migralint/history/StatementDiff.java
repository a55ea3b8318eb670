package dev.migralint.history;

import dev.migralint.source.SourceFile;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which statements of an edited migration are new: those that a longest common subsequence with the
 * version before leaves over. Statements are equal when their tokens are; comments, white space and
 * the case of key words do not count.
 */
public final class StatementDiff {
  /** Beyond this many comparisons, statements are matched by their text alone, not their order. */
  private static final long MAX_CELLS = 4_000_000;

  private StatementDiff() {}

  /** The indexes of the statements of {@code after} that {@code before} does not have. */
  public static BitSet added(SourceFile before, SourceFile after, List<Statement> statements) {
    List<List<String>> old =
        ScriptReader.read(before).statements().stream()
            .map(s -> Script.tokens(before, s.span()))
            .toList();
    List<List<String>> now = statements.stream().map(s -> Script.tokens(after, s.span())).toList();
    return added(old, now);
  }

  /** Long elements are compared once: equal ones are given one number. */
  public static <T> BitSet added(List<T> old, List<T> now) {
    Map<T, Integer> numbers = new HashMap<>();
    return addedNumbers(numbered(old, numbers), numbered(now, numbers));
  }

  private static <T> List<Integer> numbered(List<T> elements, Map<T, Integer> numbers) {
    List<Integer> found = new ArrayList<>(elements.size());
    for (T element : elements) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(element, next);
      found.add(known == null ? next : known);
    }
    return found;
  }

  private static BitSet addedNumbers(List<Integer> old, List<Integer> now) {
    BitSet added = new BitSet(now.size());
    int from = 0;
    while (from < Math.min(old.size(), now.size()) && old.get(from).equals(now.get(from))) {
      from++;
    }
    int oldEnd = old.size();
    int nowEnd = now.size();
    while (oldEnd > from && nowEnd > from && old.get(oldEnd - 1).equals(now.get(nowEnd - 1))) {
      oldEnd--;
      nowEnd--;
    }
    List<Integer> oldMiddle = old.subList(from, oldEnd);
    List<Integer> nowMiddle = now.subList(from, nowEnd);
    List<Integer> leftOver =
        (long) oldMiddle.size() * nowMiddle.size() > MAX_CELLS
            ? notContained(oldMiddle, nowMiddle)
            : notInCommon(oldMiddle, nowMiddle);
    for (int index : leftOver) {
      added.set(from + index);
    }
    return added;
  }

  private static List<Integer> notContained(List<Integer> old, List<Integer> now) {
    Map<Integer, Integer> counts = new HashMap<>();
    old.forEach(element -> counts.merge(element, 1, Integer::sum));
    List<Integer> leftOver = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (counts.merge(now.get(i), -1, Integer::sum) < 0) {
        leftOver.add(i);
      }
    }
    return leftOver;
  }

  private static List<Integer> notInCommon(List<Integer> old, List<Integer> now) {
    int[][] longest = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        longest[i][j] =
            old.get(i).equals(now.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    List<Integer> leftOver = new ArrayList<>();
    int i = 0;
    for (int j = 0; j < now.size(); ) {
      if (i < old.size() && old.get(i).equals(now.get(j))) {
        i++;
        j++;
      } else if (i < old.size() && longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        leftOver.add(j++);
      }
    }
    return leftOver;
  }

  /** The 1-based lines of {@code after} that {@code before} does not have. */
  public static BitSet addedLines(SourceFile before, SourceFile after) {
    BitSet added = added(lines(before), lines(after));
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
