package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.OtherOperation.Cause;
import dev.migralint.sql.OtherOperation.NotUnderstood;

/** Thrown inside the reader where a statement goes on otherwise than the grammar says. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Cause cause;

  /** Something that PostgreSQL's grammar does not allow. */
  Refusal(String reason) {
    this(Cause.SYNTAX, reason);
  }

  Refusal(Cause cause, String reason) {
    super(reason, null, false, false);
    this.cause = cause;
  }

  /** The operation that stands for a statement which was refused. */
  NotUnderstood notUnderstood(Span span) {
    return new NotUnderstood(span, cause, reason());
  }

  /** What was expected and what stood there. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
