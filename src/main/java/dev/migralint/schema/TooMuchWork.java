package dev.migralint.schema;

/**
 * A history asks for more work than its text is long: few statements can make any number of objects
 * (an index on a partitioned table, a copy of a wide one), and those that follow touch them all.
 */
public final class TooMuchWork extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuchWork() {
    super("the budget of the history is spent", null, false, false);
  }
}
