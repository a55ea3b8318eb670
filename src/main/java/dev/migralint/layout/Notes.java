package dev.migralint.layout;

import java.util.List;
import java.util.stream.Collectors;

/** Words for notes about many files. */
public final class Notes {
  private static final int NAMED = 3;

  private Notes() {}

  /** "a.sql", "a.sql and b.sql", or the first few names and how many more. */
  public static String names(List<String> names) {
    if (names.size() > NAMED) {
      String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
      return first + " and " + (names.size() - NAMED) + " more";
    }
    return String.join(names.size() == 2 ? " and " : ", ", names);
  }
}
