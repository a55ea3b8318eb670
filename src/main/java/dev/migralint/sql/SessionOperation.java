package dev.migralint.sql;

import dev.migralint.source.Span;

/** What happens to the session: its transaction and its settings. */
public sealed interface SessionOperation extends Operation {
  record Begin(Span span) implements SessionOperation {}

  /** COMMIT or END; chained when AND CHAIN opens the next transaction at once. */
  record Commit(Span span, boolean chain) implements SessionOperation {}

  record Rollback(Span span, boolean chain) implements SessionOperation {}

  record Savepoint(Span span, Name name) implements SessionOperation {}

  record ReleaseSavepoint(Span span, Name name) implements SessionOperation {}

  record RollbackToSavepoint(Span span, Name name) implements SessionOperation {}

  /** PREPARE TRANSACTION, which takes the transaction away from the session. */
  record PrepareTransaction(Span span) implements SessionOperation {}

  /**
   * SET.
   *
   * @param parameter the lower-case name, with dots for a class ("myapp.tenant")
   * @param value the value as written, without a string's quotes; "default" for DEFAULT
   * @param local whether it ends with the transaction
   */
  record SetParameter(Span span, String parameter, String value, boolean local)
      implements SessionOperation {}

  /** RESET of one parameter, or of "all". */
  record ResetParameter(Span span, String parameter) implements SessionOperation {}

  /** SET TRANSACTION, SET SESSION CHARACTERISTICS, SET CONSTRAINTS. */
  record SetTransaction(Span span) implements SessionOperation {}
}
