package dev.migralint.postgres;

import dev.migralint.sql.Name;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * Rows that make a statement fail.
 *
 * @param table the relation whose rows they are
 * @param columns the columns that matter, as far as they are known
 * @param referenced the table that a foreign key points at
 * @param type the type that a value must fit
 * @param mayBeRuledOut whether what the transaction wrote before, or a constraint that it dropped,
 *     may make sure that there is no such row
 */
public record Failure(
    Kind kind,
    Target table,
    List<Name> columns,
    Optional<Target> referenced,
    Optional<TypeName> type,
    boolean mayBeRuledOut) {

  /** What is wrong with the rows. */
  public enum Kind {
    /** There is one. */
    ANY_ROW,
    /** One holds NULL. */
    NULL,
    /** One has NULL for the value of a generated column. */
    NULL_GENERATED,
    /** Two have the same key. */
    SAME_KEY,
    /** Two of those that a partial index covers have the same key. */
    SAME_PARTIAL_KEY,
    /** Two violate an EXCLUDE constraint. */
    EXCLUDED,
    /** One violates a CHECK, a domain's or another constraint. */
    CONSTRAINT,
    /** One references no row. */
    FOREIGN_KEY,
    /** A value does not fit the new type. */
    TYPE,
    /** One is outside a partition's bounds. */
    BOUNDS,
    /** One of the default partition belongs to the new one. */
    DEFAULT_PARTITION,
    /** One is referenced by a row of another table. */
    REFERENCED
  }
}
