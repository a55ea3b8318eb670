package dev.migralint.sql;

import dev.migralint.source.Span;

/** What changes no table, and what could not be told. */
public sealed interface OtherOperation extends Operation {

  /** The pseudo-operation before a migration's first statement; its range is empty. */
  record BeginMigration(Span span) implements OtherOperation {}

  /** The pseudo-operation after a migration's last statement; its range is empty. */
  record EndMigration(Span span) implements OtherOperation {}

  /** A statement without an effect on relations: GRANT, COMMENT, NOTIFY; by its first words. */
  record Command(Span span, String command) implements OtherOperation {}

  /** VACUUM, ANALYZE, CLUSTER or CREATE/DROP DATABASE and the like: work on the server itself. */
  record Maintenance(Span span, String command, boolean full) implements OtherOperation {}

  /** A psql command such as {@code \set}. */
  record PsqlCommand(Span span, String command) implements OtherOperation {}

  /** A statement that was not read in full. */
  record NotUnderstood(Span span, String reason) implements OtherOperation {}
}
