package dev.migralint.schema.change;

import dev.migralint.schema.Copied;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * What a change makes of a column or table that it drops or renames: of its name, and of its values
 * or rows.
 *
 * @param renamed whether the change gave it the name that it has now, so that no running code uses
 *     that name
 * @param successor what takes the name that running code uses
 * @param values what becomes of the values
 * @param earlier where a statement before wrote the lost values somewhere else too
 * @param filled what the change fills from the values: columns of the same table, or another table
 * @param locked whether an operation before that takes a lock that blocks writes on the table
 */
public record Fate(
    boolean renamed,
    Optional<Successor> successor,
    Values values,
    Optional<Copied> earlier,
    Optional<Filled> filled,
    boolean locked) {

  /** The fate of what is no part of a change. */
  public static final Fate NONE =
      new Fate(false, Optional.empty(), Values.LOST, Optional.empty(), Optional.empty(), false);

  /** What becomes of values. */
  public enum Values {
    LOST,
    /** The change fills from them what takes the name, or anything if nothing takes it. */
    COPIED,
    /** The change fills something else from them than what takes the name. */
    MOVED,
    /** They stay where they are, under another name. */
    STAY,
    /** They can be computed again: those of a generated column. */
    COMPUTED,
    /** What takes the name shows them: a view of the table, or a parent of it. */
    SHOWN,
    UNKNOWN
  }

  /** What sort of thing takes a name. */
  public enum Kind {
    COLUMN,
    TABLE,
    VIEW
  }

  /**
   * What takes the name of another column or table.
   *
   * @param before its name until then
   * @param isNew whether the change itself makes it
   */
  public record Successor(Kind kind, ObjectName before, boolean isNew) {}

  /**
   * What an operation fills.
   *
   * @param columns columns of the same table; none for another table
   * @param byJoin whether the values only find the rows whose values it takes
   */
  public record Filled(ObjectName table, List<Name> columns, boolean byJoin) {}

  /** Whether the values themselves are gone afterwards. */
  public boolean losesValues() {
    return values == Values.LOST || filled.filter(Filled::byJoin).isPresent();
  }

  /** Whether something else has the name afterwards. */
  public boolean nameTaken() {
    return successor.isPresent();
  }
}
