package dev.migralint.layout;

/**
 * Something in a history that its runner will not do what its author meant with.
 *
 * @param path the file that is odd, or the one that should name it
 * @param words what is odd about it, a sentence
 * @param nextStep what to do about it
 */
public record Oddity(Kind kind, String path, String words, String nextStep) {
  public enum Kind {
    /** The runner does not take the file for a migration, because of its name. */
    IGNORED,
    /** The runner's own list (journal, plan, checksums) and the files do not agree. */
    UNLISTED
  }
}
