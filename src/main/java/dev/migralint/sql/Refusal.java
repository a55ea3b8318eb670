package dev.migralint.sql;

/** Thrown inside the reader where a statement goes on otherwise than the grammar says. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String reason) {
    super(reason, null, false, false);
  }

  /** What was expected and what stood there. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
