package dev.migralint.source;

/**
 * Something that could not be read or done, as a value: the path it is about ("" when it is about
 * none), what is wrong, and what to do next.
 */
public record Problem(String path, String message, String nextStep) {
  /** The problem in one line: path, what is wrong, what to do. */
  public String sentence() {
    return (path.isEmpty() ? "" : path + ": ")
        + message
        + (nextStep.isEmpty() ? "" : " " + nextStep);
  }
}
