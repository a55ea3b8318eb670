package dev.migralint.sql;

/**
 * A relation that a query or a data change reads.
 *
 * @param relation as named
 * @param whole whether nothing narrows what is read of it: no WHERE, LIMIT or join
 * @param locksRows whether FOR UPDATE or the like locks the rows that are read
 */
public record Read(ObjectName relation, boolean whole, boolean locksRows) {
  /** A relation that is read in full. */
  public static Read whole(ObjectName relation) {
    return new Read(relation, true, false);
  }

  @Override
  public String toString() {
    return relation.sql();
  }
}
