package dev.migralint.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a sequence has more than another, by their longest common subsequence. */
final class SequenceDiff {
  /**
   * Beyond this many comparisons, elements are matched by what they are alone, not by their order.
   */
  private static final long MAX_CELLS = 4_000_000;

  private SequenceDiff() {}

  /**
   * The indexes of the elements of {@code now} that {@code old} does not have. Long elements are
   * compared once: equal ones get one number.
   */
  static <T> BitSet added(List<T> old, List<T> now) {
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
}
