package dev.migralint.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a mistyped one was meant to be. */
public final class Nearest {
  private static final int LONGEST = 80;
  private static final int LISTED = 12;

  private Nearest() {}

  /**
   * The word with the fewest changed, missing, extra or swapped characters; empty when none is
   * near. The first of several equally near ones wins.
   */
  public static Optional<String> word(String written, Collection<String> words) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = written.toLowerCase(Locale.ROOT).replace('_', '-');
    int allowed = Math.max(1, Math.min(4, wanted.length() / 3));
    Optional<String> best = Optional.empty();
    for (String word : words) {
      if (word.length() <= LONGEST && Math.abs(word.length() - wanted.length()) <= allowed) {
        int distance = distance(wanted, word.toLowerCase(Locale.ROOT));
        if (distance <= allowed) {
          best = Optional.of(word);
          allowed = distance - 1;
        }
      }
    }
    return best;
  }

  /** A sentence that names the nearest word, or the words there are when none is near. */
  public static String hint(String written, Collection<String> words) {
    return word(written, words)
        .map(word -> "Did you mean `" + word + "`?")
        .orElseGet(() -> known(words));
  }

  private static String known(Collection<String> words) {
    if (words.isEmpty()) {
      return "Remove it.";
    }
    String listed =
        String.join(", ", words.stream().limit(LISTED).map(w -> "`" + w + "`").toList());
    return "Write " + (words.size() > LISTED ? "for example " : "one of ") + listed + ".";
  }

  /** The optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
