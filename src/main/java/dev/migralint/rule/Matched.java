package dev.migralint.rule;

import dev.migralint.source.Span;
import dev.migralint.sql.Operation;

/** What a rule matches: an operation of a SQL statement, or something about a migration's file. */
public sealed interface Matched {
  /** An operation that PostgreSQL carries out. */
  record Sql(Operation operation) implements Matched {
    @Override
    public Span span() {
      return operation.span();
    }

    @Override
    public Record components() {
      return (Record) operation;
    }
  }

  /** An operation on the file itself, which no SQL means. */
  record File(FileOperation operation) implements Matched {
    @Override
    public Span span() {
      return operation.span();
    }

    @Override
    public Record components() {
      return (Record) operation;
    }
  }

  /** The text that means it. */
  Span span();

  /** The record whose components are facts. */
  Record components();
}
