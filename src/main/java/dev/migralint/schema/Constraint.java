package dev.migralint.schema;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table.
 *
 * @param columns the columns it is over; for a CHECK, those that it names
 * @param proven the columns that a CHECK or NOT NULL shows to hold no null, once validated
 * @param validated whether every existing row is known to pass
 * @param referenced the table that a foreign key points at
 * @param origin where it was added
 */
public record Constraint(
    Name name,
    Kind kind,
    List<Name> columns,
    List<Name> proven,
    boolean validated,
    Optional<ObjectName> referenced,
    Optional<Origin> origin) {

  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    EXCLUDE,
    NOT_NULL
  }

  Constraint withName(Name newName) {
    return new Constraint(newName, kind, columns, proven, validated, referenced, origin);
  }

  Constraint nowValid() {
    return new Constraint(name, kind, columns, proven, true, referenced, origin);
  }

  Constraint withColumnRenamed(Name from, Name to) {
    return new Constraint(
        name,
        kind,
        Names.renamed(columns, from, to),
        Names.renamed(proven, from, to),
        validated,
        referenced,
        origin);
  }
}
