package dev.migralint.layout;

/**
 * A file or entry that the runner does not handle as its author meant.
 *
 * @param path the file that is odd, or the one that should list it
 * @param words what is odd about it, a sentence
 * @param nextStep what to do about it
 */
public record Oddity(Kind kind, String path, String words, String nextStep) {
  /** The same at another file. */
  public Oddity movedTo(String other) {
    return new Oddity(kind, other, words, nextStep);
  }

  /** What is odd. */
  public enum Kind {
    /** The runner ignores the file because of its name. */
    IGNORED,
    /** The runner's own list (journal, plan, checksums) and the files do not agree. */
    UNLISTED,
    /** The change makes the folder look like another runner's or another database's. */
    ALTERED
  }
}
