package dev.migralint.sql;

import dev.migralint.source.Span;

/**
 * One thing that a statement does to one object, however it was written: a foreign key is the same
 * operation in CREATE TABLE, on a column or as the third action of an ALTER TABLE. The families
 * hold the records; a record's kebab-case name is what rules match, its components are facts.
 */
public sealed interface Operation
    permits TableOperation,
        ColumnOperation,
        ConstraintOperation,
        IndexOperation,
        TypeOperation,
        ObjectOperation,
        SessionOperation,
        DataOperation,
        OtherOperation {

  /** The text that means it. */
  Span span();

  /** Whether its text stands in that of the other one. */
  default boolean isIn(Operation other) {
    return other.span().contains(span());
  }

  /** Where an operation on a part of a table was written, which changes what PostgreSQL does. */
  enum Written {
    /** Inside the CREATE TABLE that makes its table. */
    CREATE_TABLE,
    /** With a column that ALTER TABLE adds. */
    ADD_COLUMN,
    /** As an action or statement of its own. */
    ALONE
  }
}
