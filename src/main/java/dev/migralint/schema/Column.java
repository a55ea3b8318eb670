package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.Name;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param type its type; empty when it is unknown
 * @param notNull whether it is declared NOT NULL (a primary key makes it so)
 * @param hasDefault whether it has a DEFAULT
 * @param generated who makes its values
 * @param origin where it was added; empty when that was before all that was read
 * @param added how it was added to an existing table, while no statement has written its values
 *     since
 * @param given where an UPDATE gave every row a value that is not NULL
 */
public record Column(
    Name name,
    Optional<TypeName> type,
    Ternary notNull,
    Ternary hasDefault,
    Generated generated,
    Optional<Origin> origin,
    Optional<AddColumn> added,
    Optional<Origin> given) {

  /** A column whose values may be any. */
  Column(
      Name name,
      Optional<TypeName> type,
      Ternary notNull,
      Ternary hasDefault,
      Generated generated,
      Optional<Origin> origin) {
    this(name, type, notNull, hasDefault, generated, origin, Optional.empty(), Optional.empty());
  }

  /** A column of which only the name is known. */
  static Column unknown(Name name) {
    return new Column(
        name, Optional.empty(), Ternary.UNKNOWN, Ternary.UNKNOWN, Generated.NO, Optional.empty());
  }

  Column withName(Name newName) {
    return new Column(newName, type, notNull, hasDefault, generated, origin, added, given);
  }

  Column withType(TypeName newType) {
    return withType(Optional.of(newType));
  }

  Column withType(Optional<TypeName> newType) {
    return new Column(name, newType, notNull, hasDefault, generated, origin, added, given);
  }

  Column withNotNull(boolean value) {
    return withNotNull(Ternary.of(value));
  }

  Column withNotNull(Ternary value) {
    return new Column(name, type, value, hasDefault, generated, origin, added, given);
  }

  Column withDefault(boolean value) {
    return withDefault(Ternary.of(value));
  }

  Column withDefault(Ternary value) {
    return new Column(name, type, notNull, value, generated, origin, added, given);
  }

  Column withGenerated(Generated value) {
    return new Column(name, type, notNull, hasDefault, value, origin, added, given);
  }

  Column with(AddColumn add) {
    return new Column(name, type, notNull, hasDefault, generated, origin, Optional.of(add), given);
  }

  /** The column after a statement that may write any value to it. */
  Column written() {
    return new Column(name, type, notNull, hasDefault, generated, origin);
  }

  /** The column after an UPDATE that gives every row a value. */
  Column given(Origin where) {
    return new Column(
        name, type, notNull, hasDefault, generated, origin, Optional.empty(), Optional.of(where));
  }
}
