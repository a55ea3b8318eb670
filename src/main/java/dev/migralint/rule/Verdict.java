package dev.migralint.rule;

/** Whether a condition holds: Kleene's three values. */
public enum Verdict {
  NO,
  UNKNOWN,
  YES;

  /** Yes or no. */
  public static Verdict of(boolean holds) {
    return holds ? YES : NO;
  }

  /** No if either is no, else unknown if either is unknown. */
  public Verdict and(Verdict other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Yes if either is yes, else unknown if either is unknown. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Yes for no and no for yes; the negation of unknown is unknown. */
  public Verdict not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }
}
