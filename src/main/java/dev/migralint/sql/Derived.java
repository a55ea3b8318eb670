package dev.migralint.sql;

import java.util.List;
import java.util.function.Function;

/**
 * Something that follows from all operations of a statement. It is found once for each statement,
 * whatever the number of operations that ask for it, so that the cost of a statement stays linear.
 */
public final class Derived<T> {
  private final Function<List<Operation>, T> rule;

  private Derived(Function<List<Operation>, T> rule) {
    this.rule = rule;
  }

  /** What the rule makes of the operations. Keep it in a constant: each one is its own. */
  public static <T> Derived<T> by(Function<List<Operation>, T> rule) {
    return new Derived<>(rule);
  }

  T from(List<Operation> operations) {
    return rule.apply(operations);
  }
}
