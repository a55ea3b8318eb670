package dev.migralint.sql;

/** The answer to a question that may have none: Kleene's three values. */
public enum Ternary {
  NO,
  UNKNOWN,
  YES;

  /** Yes or no. */
  public static Ternary of(boolean holds) {
    return holds ? YES : NO;
  }

  /** No if either is no, else unknown if either is unknown. */
  public Ternary and(Ternary other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Yes if either is yes, else unknown if either is unknown. */
  public Ternary or(Ternary other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Yes for no and no for yes; the negation of unknown is unknown. */
  public Ternary not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }
}
