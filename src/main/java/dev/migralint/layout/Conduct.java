package dev.migralint.layout;

/**
 * What a runner does when the history is not as it left it, each a sentence without its full stop
 * that names the runner.
 *
 * @param edited a migration that has run has another text now
 * @param removed a migration that has run is not there any more
 * @param late a migration is older than the newest one that has run
 * @param duplicate two migrations have one version
 * @param gap a version is left out between two others
 */
public record Conduct(
    Reaction edited, Reaction removed, Reaction late, Reaction duplicate, Reaction gap) {

  /** What comes of it, and the runner's doing in words. */
  public record Reaction(Kind kind, String words) {
    public static Reaction refused(String words) {
      return new Reaction(Kind.REFUSED, words);
    }

    public static Reaction ignored(String words) {
      return new Reaction(Kind.IGNORED, words);
    }

    public static Reaction accepted(String words) {
      return new Reaction(Kind.ACCEPTED, words);
    }

    public static Reaction unknown(String words) {
      return new Reaction(Kind.UNKNOWN, words);
    }
  }

  /** What comes of a history that was changed behind the runner's back. */
  public enum Kind {
    /** The runner stops with an error. */
    REFUSED,
    /** The runner goes on as if it had not happened: databases differ from the files. */
    IGNORED,
    /** The runner takes it as it is meant. */
    ACCEPTED,
    /** The runner is not known. */
    UNKNOWN
  }
}
