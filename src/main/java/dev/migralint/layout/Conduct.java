package dev.migralint.layout;

import java.util.function.Supplier;

/**
 * What a runner does with a history that was changed after it was applied. The words of each
 * reaction are a sentence without its full stop that names the runner.
 *
 * @param edited an applied migration has another text now
 * @param removed an applied migration is gone
 * @param late a new migration is older than the newest applied one; asked for when there is one,
 *     because code may have to be searched for what decides it
 * @param duplicate two migrations have the same version
 * @param gap a version between two others is missing
 */
public record Conduct(
    Reaction edited, Reaction removed, Supplier<Reaction> late, Reaction duplicate, Reaction gap) {

  /**
   * A runner that only remembers which versions it has applied: it compares no text, applies what
   * is pending in any order, and uses a whole name as the version. The methods below give what a
   * runner does otherwise.
   */
  public static Conduct unchecked(String runner) {
    Reaction unchecked = Reaction.ignored(runner + " does not check applied migrations");
    return new Conduct(
        unchecked,
        unchecked,
        () -> Reaction.accepted(runner + " applies it anyway"),
        Reaction.accepted(runner + " uses the whole name as the version"),
        Reaction.accepted(runner + " allows gaps in versions"));
  }

  /** What a runner does that is unknown. */
  public static Conduct unknown() {
    Reaction unknown =
        Reaction.unknown("The runner of this folder, and what it does then, are unknown");
    return new Conduct(unknown, unknown, () -> unknown, unknown, unknown);
  }

  /** What comes of an edit that the runner's checksum does not cover. */
  public static Reaction unnoticed(String runner) {
    return Reaction.ignored("The checksum of " + runner + " does not cover this difference");
  }

  /** The same but for an edited migration. */
  public Conduct withEdited(Reaction reaction) {
    return new Conduct(reaction, removed, late, duplicate, gap);
  }

  /** The same but for a removed migration. */
  public Conduct withRemoved(Reaction reaction) {
    return new Conduct(edited, reaction, late, duplicate, gap);
  }

  /** The same but for a late migration. */
  public Conduct withLate(Reaction reaction) {
    return withLate(() -> reaction);
  }

  /** The same but for a late migration, whose reaction is found when it is asked for. */
  public Conduct withLate(Supplier<Reaction> reaction) {
    return new Conduct(edited, removed, reaction, duplicate, gap);
  }

  /** The same but for a duplicate version. */
  public Conduct withDuplicate(Reaction reaction) {
    return new Conduct(edited, removed, late, reaction, gap);
  }

  /** The same but for a gap in the versions. */
  public Conduct withGap(Reaction reaction) {
    return new Conduct(edited, removed, late, duplicate, reaction);
  }

  /** What comes of it, and what the runner does, in words. */
  public record Reaction(Kind kind, String words) {
    /** The runner stops with an error. */
    public static Reaction refused(String words) {
      return new Reaction(Kind.REFUSED, words);
    }

    /** The runner goes on, and databases differ from the files. */
    public static Reaction ignored(String words) {
      return new Reaction(Kind.IGNORED, words);
    }

    /** The runner handles it as its author meant. */
    public static Reaction accepted(String words) {
      return new Reaction(Kind.ACCEPTED, words);
    }

    /** The runner is unknown. */
    public static Reaction unknown(String words) {
      return new Reaction(Kind.UNKNOWN, words);
    }
  }

  /** What comes of a changed history. */
  public enum Kind {
    /** The runner stops with an error. */
    REFUSED,
    /** The runner goes on as if nothing had happened, and databases differ from the files. */
    IGNORED,
    /** The runner handles it as its author meant. */
    ACCEPTED,
    /** The runner is unknown. */
    UNKNOWN
  }
}
