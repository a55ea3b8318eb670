package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;

/**
 * One statement: its range without the semicolon and without comments before it, and what it does.
 */
public record Statement(Span span, List<Operation> operations) {
  /** Whether all of it was read. */
  public boolean understood() {
    return operations.stream().noneMatch(o -> o instanceof OtherOperation.NotUnderstood);
  }
}
