package dev.migralint.layout;

import java.util.List;
import java.util.Optional;

/**
 * Where a runner that looks at lines and not at SQL ends the queries that it sends.
 *
 * @param offsets the ends of these lines, in order
 * @param together how a user of the runner keeps a statement together, as a sentence that starts
 *     with a verb
 */
public record QueryEnds(List<Integer> offsets, String together) {
  /** A runner that cuts no statement. */
  public static final QueryEnds NONE = new QueryEnds(List.of(), "");

  /** The first end inside of a range: before its last character. */
  public Optional<Integer> inside(int start, int end) {
    int low = 0;
    int high = offsets.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (offsets.get(middle) <= start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < offsets.size() && offsets.get(low) < end
        ? Optional.of(offsets.get(low))
        : Optional.empty();
  }
}
