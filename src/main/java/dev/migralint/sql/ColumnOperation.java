package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.Optional;

/** What happens to one column. */
public sealed interface ColumnOperation extends Operation {
  ObjectName table();

  Name column();

  /** Where the values of a column come from when PostgreSQL makes them. */
  enum Generated {
    /** From a DEFAULT, or not at all. */
    NO,
    /** From a sequence, by the serial pseudo-types. */
    SERIAL,
    /** From a sequence, by GENERATED … AS IDENTITY. */
    IDENTITY,
    /** From the row's other columns, when it is written. */
    STORED,
    /** From the row's other columns, when it is read. */
    VIRTUAL;

    /** Whether they come from the row's other columns. */
    public boolean isComputed() {
      return this == STORED || this == VIRTUAL;
    }
  }

  /**
   * A column of a new table, or one that ALTER TABLE adds.
   *
   * @param notNull whether NOT NULL, PRIMARY KEY, identity or serial forbids nulls
   * @param defaultValue its DEFAULT, where one was written
   */
  record AddColumn(
      Span span,
      ObjectName table,
      Name column,
      TypeName type,
      boolean notNull,
      Optional<Expression> defaultValue,
      Generated generated,
      boolean ifNotExists,
      Written written)
      implements ColumnOperation {

    /** The same with IF NOT EXISTS. */
    public AddColumn unlessThere() {
      return new AddColumn(
          span, table, column, type, notNull, defaultValue, generated, true, written);
    }
  }

  /**
   * DROP COLUMN.
   *
   * @param only whether ONLY leaves the children's columns as they are
   */
  record DropColumn(
      Span span, ObjectName table, boolean only, Name column, boolean ifExists, boolean cascade)
      implements ColumnOperation {}

  /** ALTER COLUMN … TYPE; without a USING, PostgreSQL casts. */
  record AlterColumnType(
      Span span,
      ObjectName table,
      Name column,
      TypeName type,
      Optional<Expression> using,
      Optional<ObjectName> collation)
      implements ColumnOperation {}

  /**
   * SET DEFAULT.
   *
   * @param only whether ONLY leaves out children and partitions
   */
  record SetDefault(Span span, ObjectName table, boolean only, Name column, Expression defaultValue)
      implements ColumnOperation {}

  /**
   * DROP DEFAULT.
   *
   * @param only whether ONLY leaves out children and partitions
   */
  record DropDefault(Span span, ObjectName table, boolean only, Name column)
      implements ColumnOperation {}

  /**
   * SET NOT NULL.
   *
   * @param only whether ONLY leaves out children and partitions
   */
  record SetNotNull(Span span, ObjectName table, boolean only, Name column)
      implements ColumnOperation {}

  /**
   * DROP NOT NULL.
   *
   * @param only whether ONLY leaves out children and partitions
   */
  record DropNotNull(Span span, ObjectName table, boolean only, Name column)
      implements ColumnOperation {}

  record RenameColumn(Span span, ObjectName table, Name column, Name newName)
      implements ColumnOperation {}

  record AddIdentity(Span span, ObjectName table, Name column) implements ColumnOperation {}

  record DropIdentity(Span span, ObjectName table, Name column, boolean ifExists)
      implements ColumnOperation {}

  /** SET EXPRESSION AS, which computes a stored generated column again. */
  record SetExpression(Span span, ObjectName table, Name column, Expression expression)
      implements ColumnOperation {}

  record DropExpression(Span span, ObjectName table, Name column, boolean ifExists)
      implements ColumnOperation {}

  /**
   * An action on a column that changes no value: statistics, storage, an identity's sequence.
   *
   * @param only whether ONLY leaves out children and partitions
   */
  record SetColumnOption(Span span, ObjectName table, boolean only, Name column, Option option)
      implements ColumnOperation {}

  /** What a {@link SetColumnOption} sets. */
  enum Option {
    STATISTICS,
    ATTRIBUTE_OPTIONS,
    STORAGE,
    COMPRESSION,
    /** GENERATED ALWAYS or BY DEFAULT, and nothing else of an identity. */
    IDENTITY_GENERATED,
    IDENTITY_SEQUENCE,
    FOREIGN_OPTIONS
  }
}
