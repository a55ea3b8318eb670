package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.Optional;

/**
 * A condition of PL/pgSQL's IF that asks the system's catalogs whether an object is there.
 *
 * @param span the condition, without IF and THEN
 * @param object what is asked for
 * @param schema its schema, where the condition names one
 * @param table the table, or the table of a column, constraint or index where it is named
 * @param name the column, constraint or index; empty for a table
 * @param present whether the condition is true when the object is there
 */
public record Guard(
    Span span,
    Looked object,
    Optional<Name> schema,
    Optional<Name> table,
    Optional<Name> name,
    boolean present) {

  /** What a guard looks for. */
  public enum Looked {
    TABLE,
    COLUMN,
    CONSTRAINT,
    INDEX
  }
}
