package dev.migralint.schema;

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
 */
public record Column(
    Name name,
    Optional<TypeName> type,
    Ternary notNull,
    Ternary hasDefault,
    Generated generated,
    Optional<Origin> origin) {

  /** A column of which only the name is known. */
  static Column unknown(Name name) {
    return new Column(
        name, Optional.empty(), Ternary.UNKNOWN, Ternary.UNKNOWN, Generated.NO, Optional.empty());
  }

  Column withName(Name newName) {
    return new Column(newName, type, notNull, hasDefault, generated, origin);
  }

  Column withType(TypeName newType) {
    return withType(Optional.of(newType));
  }

  Column withType(Optional<TypeName> newType) {
    return new Column(name, newType, notNull, hasDefault, generated, origin);
  }

  Column withNotNull(boolean value) {
    return withNotNull(Ternary.of(value));
  }

  Column withNotNull(Ternary value) {
    return new Column(name, type, value, hasDefault, generated, origin);
  }

  Column withDefault(boolean value) {
    return withDefault(Ternary.of(value));
  }

  Column withDefault(Ternary value) {
    return new Column(name, type, notNull, value, generated, origin);
  }

  Column withGenerated(Generated value) {
    return new Column(name, type, notNull, hasDefault, value, origin);
  }
}
