package dev.migralint.pattern;

import dev.migralint.sql.Ternary;
import java.util.BitSet;
import java.util.List;

/**
 * A regular expression from a rule file, matched against a whole text in time linear in the text:
 * all alternatives are followed at once, so there is nothing to backtrack. It knows characters,
 * {@code .}, classes, {@code \d \s \w}, groups, {@code |} and the repetitions {@code * + ?} and
 * {@code {n,m}}.
 */
public final class SafePattern {
  private static final int MAX_TEXT = 10_000;

  private final String regex;
  private final List<Step> program;

  private SafePattern(String regex, List<Step> program) {
    this.regex = regex;
    this.program = program;
  }

  /** One instruction; what follows it is the next one unless it says otherwise. */
  sealed interface Step {
    /** One character of a set. */
    record Take(CharacterSet set) implements Step {}

    /** Goes on at both places. */
    record Fork(int first, int second) implements Step {}

    /** The text matches if it ends here. */
    record Accept() implements Step {}
  }

  /** Which characters a step takes. */
  interface CharacterSet {
    boolean has(int codePoint);
  }

  /**
   * The pattern.
   *
   * @throws IllegalArgumentException when it is not one, with words that say what is wrong
   */
  public static SafePattern parse(String regex) {
    return new SafePattern(regex, PatternReader.read(regex));
  }

  /** The pattern as written. */
  public String regex() {
    return regex;
  }

  /** Whether the whole text matches; unknown for a text of more than 10,000 characters. */
  public Ternary matches(String text) {
    if (text.length() > MAX_TEXT) {
      return Ternary.UNKNOWN;
    }
    int[] waiting = new int[2 * program.size() + 1];
    BitSet places = new BitSet(program.size());
    enter(0, places, waiting);
    for (int i = 0; i < text.length() && !places.isEmpty(); ) {
      int codePoint = text.codePointAt(i);
      BitSet next = new BitSet(program.size());
      for (int p = places.nextSetBit(0); p >= 0; p = places.nextSetBit(p + 1)) {
        if (program.get(p) instanceof Step.Take take && take.set().has(codePoint)) {
          enter(p + 1, next, waiting);
        }
      }
      places = next;
      i += Character.charCount(codePoint);
    }
    return Ternary.of(places.get(program.size() - 1));
  }

  /** Adds a place and all that can be reached from it without taking a character. */
  private void enter(int start, BitSet places, int[] waiting) {
    int count = 0;
    waiting[count++] = start;
    while (count > 0) {
      int place = waiting[--count];
      if (!places.get(place)) {
        places.set(place);
        if (program.get(place) instanceof Step.Fork fork) {
          waiting[count++] = fork.first();
          waiting[count++] = fork.second();
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SafePattern pattern && pattern.regex.equals(regex);
  }

  @Override
  public int hashCode() {
    return regex.hashCode();
  }

  @Override
  public String toString() {
    return regex;
  }
}
