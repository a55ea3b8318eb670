package dev.migralint.layout;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of a tool.
 *
 * @param numbers major, minor and so on; what is left out counts as zero
 */
public record Version(List<Integer> numbers) implements Comparable<Version> {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9}){0,3}");

  /** The version of these numbers. */
  public static Version of(Integer... numbers) {
    return new Version(List.of(numbers));
  }

  /** The first version in a text like {@code ^7.4.0}, {@code v4.17.1} or {@code 10.22.0}. */
  public static Optional<Version> in(String text) {
    Matcher found = NUMBERS.matcher(text);
    return found.find()
        ? Optional.of(
            new Version(
                List.of(found.group().split("\\.", -1)).stream().map(Integer::valueOf).toList()))
        : Optional.empty();
  }

  /** Whether this is the other release or a later one. */
  public boolean isAtLeast(Version other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int compared = Integer.compare(number(i), other.number(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private int number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  @Override
  public String toString() {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
