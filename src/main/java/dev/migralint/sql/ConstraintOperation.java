package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;

/** What happens to one constraint of a table. */
public sealed interface ConstraintOperation extends Operation {
  ObjectName table();

  /** A foreign key; without referenced columns it points at the primary key. */
  record AddForeignKey(
      Span span,
      ObjectName table,
      Optional<Name> constraint,
      List<Name> columns,
      ObjectName referencedTable,
      List<Name> referencedColumns,
      ReferentialAction onDelete,
      ReferentialAction onUpdate,
      boolean notValid,
      boolean enforced,
      boolean deferred,
      Written written)
      implements ConstraintOperation {}

  /**
   * What happens to the rows that point at one that goes or changes.
   * https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK
   */
  enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }

  /**
   * CHECK.
   *
   * @param noInherit whether it is of this table's own rows alone
   */
  record AddCheck(
      Span span,
      ObjectName table,
      Optional<Name> constraint,
      Expression expression,
      boolean noInherit,
      boolean notValid,
      boolean enforced,
      Written written)
      implements ConstraintOperation {}

  /**
   * A unique constraint; USING INDEX adopts an index that is already there.
   *
   * @param only whether ONLY leaves the partitions out
   * @param including the columns that its index holds besides
   * @param nullsNotDistinct whether only one row may hold a null
   */
  record AddUnique(
      Span span,
      ObjectName table,
      boolean only,
      Optional<Name> constraint,
      List<Name> columns,
      List<Name> including,
      boolean nullsNotDistinct,
      Optional<Name> usingIndex,
      Written written)
      implements ConstraintOperation {}

  /**
   * PRIMARY KEY; USING INDEX adopts an index that is already there.
   *
   * @param only whether ONLY leaves the partitions out
   * @param including the columns that its index holds besides
   */
  record AddPrimaryKey(
      Span span,
      ObjectName table,
      boolean only,
      Optional<Name> constraint,
      List<Name> columns,
      List<Name> including,
      Optional<Name> usingIndex,
      Written written)
      implements ConstraintOperation {}

  /**
   * EXCLUDE.
   *
   * @param columns its plain columns
   * @param mentions the columns that an expression, INCLUDE or WHERE names besides
   * @param labels what a generated name is made of: its keys, and the columns behind INCLUDE
   * @param expressions whether a key is an expression
   * @param partial whether a WHERE leaves rows out
   */
  record AddExclude(
      Span span,
      ObjectName table,
      Optional<Name> constraint,
      List<Name> columns,
      List<Name> mentions,
      List<Name> labels,
      boolean expressions,
      boolean partial,
      Written written)
      implements ConstraintOperation {}

  /** NOT NULL as a table constraint, PostgreSQL 18. */
  record AddNotNull(
      Span span,
      ObjectName table,
      Optional<Name> constraint,
      Name column,
      boolean notValid,
      Written written)
      implements ConstraintOperation {}

  record ValidateConstraint(Span span, ObjectName table, Name constraint)
      implements ConstraintOperation {}

  /**
   * DROP CONSTRAINT.
   *
   * @param only whether ONLY leaves the children's constraints as they are
   */
  record DropConstraint(
      Span span, ObjectName table, boolean only, Name constraint, boolean ifExists, boolean cascade)
      implements ConstraintOperation {}

  record RenameConstraint(Span span, ObjectName table, Name constraint, Name newName)
      implements ConstraintOperation {}

  /**
   * ALTER CONSTRAINT: deferrability, enforcement, inheritance.
   *
   * @param enforced false for NOT ENFORCED
   * @param enforcing true for ENFORCED, where that is written
   */
  record AlterConstraint(
      Span span, ObjectName table, Name constraint, boolean enforced, boolean enforcing)
      implements ConstraintOperation {}
}
