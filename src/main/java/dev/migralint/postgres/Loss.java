package dev.migralint.postgres;

import dev.migralint.sql.Name;
import java.util.Optional;

/**
 * What is gone after a statement.
 *
 * @param table the relation that loses it
 * @param column the column, where it is one
 */
public record Loss(Kind kind, Target table, Optional<Name> column) {
  /** How much is gone. */
  public enum Kind {
    ALL_ROWS,
    SOME_ROWS,
    COLUMN,
    /** A view that is dropped with what it shows; it has no rows of its own. */
    VIEW
  }
}
