package dev.migralint.postgres;

import dev.migralint.sql.Ternary;
import java.util.Optional;

/**
 * Work on all rows of a relation.
 *
 * @param table the relation that is rewritten or scanned, or whose index is built
 * @param index the index that is built or copied; empty where PostgreSQL's name for it is unknown
 * @param certain yes, or unknown where it may be needed
 * @param rowsOf the relation that must hold rows for it: itself, or one that references it
 */
public record Work(
    Kind kind,
    Reason reason,
    Target table,
    Optional<Target> index,
    Ternary certain,
    Target rowsOf) {

  /** What PostgreSQL does. */
  public enum Kind {
    /** The storage is written to a new file. */
    REWRITE,
    /** The rows are read, to check them or to answer a query. */
    SCAN,
    /** An index is built over all rows. */
    BUILD,
    /** An index is moved as it is, without a look at the table. */
    COPY
  }

  /** Why PostgreSQL does it. */
  public enum Reason {
    /** Its rows change, or the way in which they are stored. */
    ROWS,
    /** The same, unless the session's time zone is UTC. */
    TIME_ZONE,
    /** It loses all rows. */
    EMPTIED,
    /** The relation is a sequence. */
    SEQUENCE,
    /** No row may hold NULL. */
    NULLS,
    /** All rows must pass a constraint. */
    CONSTRAINT,
    /** All rows must reference one that exists. */
    FOREIGN_KEY,
    /** All rows must be within a partition's bounds. */
    BOUNDS,
    /** A query, UPDATE or DELETE asks for them. */
    QUERY,
    /** An index needs them. */
    INDEX
  }

  /** Whether it is certain. */
  public boolean isCertain() {
    return certain == Ternary.YES;
  }
}
