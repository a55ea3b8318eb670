package dev.migralint.sql;

import java.util.List;

/**
 * What a PL/pgSQL body does next: run a statement, or choose, repeat or leave.
 * https://www.postgresql.org/docs/current/plpgsql-control-structures.html
 */
public sealed interface Step {
  /**
   * A statement of SQL runs.
   *
   * @param statement its number in the body, counted from 0
   */
  record Run(int statement) implements Step {}

  /** IF or CASE: the first branch whose condition holds runs, if any. */
  record Choice(List<Branch> branches) implements Step {}

  /** A branch; the condition of ELSE always holds. */
  record Branch(Guard condition, List<Step> steps) {}

  /** A loop, whose steps run as often as only the run can tell. */
  record Loop(List<Step> steps) implements Step {}

  /**
   * A block with an EXCEPTION clause: an error that a handler catches takes back what its steps
   * have done.
   * https://www.postgresql.org/docs/current/plpgsql-control-structures.html#PLPGSQL-ERROR-TRAPPING
   */
  record Trying(List<Step> steps, List<Handler> handlers) implements Step {}

  /**
   * WHEN of an EXCEPTION clause.
   *
   * @param conditions the names of the errors that it catches, in lower case; "others" for all
   */
  record Handler(List<String> conditions, List<Step> steps) {
    /** Whether it raises an error itself, so that the block fails as if nothing had caught it. */
    public boolean failsAgain() {
      return !steps.isEmpty()
          && steps.getLast() instanceof Leaving leaving
          && leaving.how() == How.ERROR;
    }
  }

  /** What follows does not run. */
  record Leaving(How how) implements Step {}

  /** What is left. */
  enum How {
    /** EXIT and CONTINUE: the loop, or this turn of it. */
    LOOP,
    /** RETURN: the body. */
    BODY,
    /** RAISE: all, unless the error is caught. */
    ERROR
  }
}
