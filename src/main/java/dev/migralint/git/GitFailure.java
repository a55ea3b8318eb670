package dev.migralint.git;

import dev.migralint.source.ExplainedFailure;
import dev.migralint.source.Problem;

/**
 * The repository can't give what was asked of it. Says what is wrong, what to do next, and whose
 * turn it is; trees throw it too, when a folder's own record is missing from the repository.
 */
public final class GitFailure extends RuntimeException implements ExplainedFailure {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is, for the exit code. */
  public enum Kind {
    /** What was asked for makes no sense here: no repository, no such revision. */
    USAGE,
    /** It makes sense, but this clone lacks or hides what is needed. */
    COULD_NOT_RUN
  }

  private final Kind kind;
  private final transient Problem problem;

  private GitFailure(Kind kind, Problem problem) {
    super(problem.sentence());
    this.kind = kind;
    this.problem = problem;
  }

  static GitFailure usage(String path, String message, String nextStep) {
    return new GitFailure(Kind.USAGE, new Problem(path, message, nextStep));
  }

  static GitFailure couldNotRun(String path, String message, String nextStep) {
    return new GitFailure(Kind.COULD_NOT_RUN, new Problem(path, message, nextStep));
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public Problem problem() {
    return problem;
  }
}
