package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;

/**
 * One statement: its range without the semicolon and without comments before it, and what it does.
 *
 * @param body the statements that a DO block runs, in the order in which they stand; empty for any
 *     other statement
 */
public record Statement(Span span, List<Operation> operations, List<Statement> body) {
  /** A statement without a body. */
  public Statement(Span span, List<Operation> operations) {
    this(span, operations, List.of());
  }

  /** Whether all of it was read, its body included. */
  public boolean understood() {
    return operations.stream().noneMatch(o -> o instanceof OtherOperation.NotUnderstood)
        && body.stream().allMatch(Statement::understood);
  }
}
