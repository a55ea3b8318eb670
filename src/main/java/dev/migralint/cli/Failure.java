package dev.migralint.cli;

import dev.migralint.source.Problem;
import java.util.List;

/** A run ends before it has an outcome: with these problems and this exit code. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final transient List<Problem> problems;

  private Failure(int exitCode, List<Problem> problems) {
    super(problems.toString(), null, false, false);
    this.exitCode = exitCode;
    this.problems = List.copyOf(problems);
  }

  static Failure usage(String message, String nextStep) {
    return new Failure(ExitCode.USAGE, List.of(new Problem("", message, nextStep)));
  }

  static Failure usage(List<Problem> problems) {
    return new Failure(ExitCode.USAGE, problems);
  }

  static Failure couldNotRun(String path, String message, String nextStep) {
    return new Failure(ExitCode.COULD_NOT_RUN, List.of(new Problem(path, message, nextStep)));
  }

  int exitCode() {
    return exitCode;
  }

  List<Problem> problems() {
    return problems;
  }
}
