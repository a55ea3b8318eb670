package dev.migralint.layout;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A file or entry that the runner does not handle as its author meant.
 *
 * @param path the file that is odd, or the one that should list it
 * @param words what is odd about it, a sentence
 * @param nextStep what to do about it
 * @param until the day from which on it is as meant; empty where time changes nothing
 */
public record Oddity(
    Kind kind, String path, String words, String nextStep, Optional<LocalDate> until) {
  /** What stays odd. */
  public Oddity(Kind kind, String path, String words, String nextStep) {
    this(kind, path, words, nextStep, Optional.empty());
  }

  /** The same at another file. */
  public Oddity movedTo(String other) {
    return new Oddity(kind, other, words, nextStep, until);
  }

  /** Whether it is odd on that day. */
  public boolean isOn(LocalDate day) {
    return until.filter(end -> !day.isBefore(end)).isEmpty();
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
