package dev.migralint.scope;

import dev.migralint.source.Problem;

/** What {@code since} names is neither a version nor a revision. */
public final class UnknownSince extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  UnknownSince(Problem problem) {
    super(problem.sentence(), null, false, false);
    this.problem = problem;
  }

  /** What was looked for, and what to do. */
  public Problem problem() {
    return problem;
  }
}
