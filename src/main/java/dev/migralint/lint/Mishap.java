package dev.migralint.lint;

import dev.migralint.schema.TooMuchWork;
import dev.migralint.source.ExplainedFailure;
import dev.migralint.source.Problem;

/**
 * What one file's review turns into when something goes wrong that no code foresaw: an error of
 * that file, so that the findings of all others are still reported.
 */
final class Mishap {
  private Mishap() {}

  /**
   * The error that stands for a failure.
   *
   * @throws RuntimeException the failure itself, where it already says what to do
   */
  static Problem of(String path, Throwable failure) {
    return switch (failure) {
      case RuntimeException explained when explained instanceof ExplainedFailure -> throw explained;
      case OutOfMemoryError exhausted ->
          new Problem(
              path,
              "needs more memory than the " + heap() + " that Java has.",
              "Set MIGRALINT_JAVA_OPTIONS=-Xmx… to give it more, or exclude the path.");
      case StackOverflowError deep ->
          new Problem(
              path,
              "is nested too deep for the stack that Java has" + where(deep) + ".",
              "Set MIGRALINT_JAVA_OPTIONS=-Xss64m, or exclude the path.");
      case TooMuchWork endless ->
          new Problem(
              path,
              "makes the history touch far more objects than migralint follows (partitions times"
                  + " indexes, for example); the schema is unknown from here on.",
              "Exclude the path, or read the history from a later point with `since`.");
      default ->
          new Problem(
              path,
              "was not linted to its end, because of a mistake in migralint: "
                  + failure.getClass().getSimpleName()
                  + where(failure)
                  + ".",
              "Please report it with the statement; exclude the path to go on without it.");
    };
  }

  private static String heap() {
    return (Runtime.getRuntime().maxMemory() >> 20) + " MB";
  }

  /** The place in the code, which a report of the mistake needs. */
  private static String where(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.migralint.")) {
        return " at " + frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }
}
