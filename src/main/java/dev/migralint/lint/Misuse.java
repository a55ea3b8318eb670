package dev.migralint.lint;

import dev.migralint.source.Span;

/**
 * A suppression comment that does not do what its writer meant.
 *
 * @param span the comment
 * @param message what is wrong, in one sentence
 * @param nextStep what to do about it
 */
public record Misuse(Kind kind, Span span, String message, String nextStep) {
  /** What is wrong with it. */
  public enum Kind {
    /** It can't be read, or the file form stands after the first statement. */
    MALFORMED,
    /** It says no reason, so it allows nothing. */
    MISSING_REASON,
    /** It names a rule that there is none of. */
    UNKNOWN_RULE,
    /** It allows nothing that was found. */
    UNUSED
  }
}
