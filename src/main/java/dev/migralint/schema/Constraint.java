package dev.migralint.schema;

import dev.migralint.sql.ConstraintOperation.ReferentialAction;
import dev.migralint.sql.Expressions;
import dev.migralint.sql.Name;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table.
 *
 * @param columns the columns it is over; for a CHECK, those that it names
 * @param proven the columns that a CHECK or NOT NULL shows to hold no null, once validated
 * @param validated whether every existing row is known to pass
 * @param reference what a foreign key points at
 * @param origin where it was added
 * @param conjuncts what a CHECK joins by AND, each written as {@link Expressions#conjuncts} does
 */
public record Constraint(
    Name name,
    Kind kind,
    List<Name> columns,
    List<Name> proven,
    boolean validated,
    Optional<Reference> reference,
    Optional<Origin> origin,
    List<String> conjuncts) {

  /** A constraint that is no CHECK, or one of which no parts are known. */
  Constraint(
      Name name,
      Kind kind,
      List<Name> columns,
      List<Name> proven,
      boolean validated,
      Optional<Reference> reference,
      Optional<Origin> origin) {
    this(name, kind, columns, proven, validated, reference, origin, List.of());
  }

  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    EXCLUDE,
    NOT_NULL
  }

  /**
   * What a foreign key points at, and what happens when the row that it points at goes or changes.
   *
   * @param columns the referenced columns; empty where it is the primary key and that is not known
   */
  public record Reference(
      Relation table, List<Name> columns, ReferentialAction onDelete, ReferentialAction onUpdate) {

    Reference withColumnRenamed(Name from, Name to) {
      return new Reference(table, Names.renamed(columns, from, to), onDelete, onUpdate);
    }
  }

  /** The table that a foreign key points at. */
  public Optional<Relation> referenced() {
    return reference.map(Reference::table);
  }

  Constraint withName(Name newName) {
    return new Constraint(newName, kind, columns, proven, validated, reference, origin, conjuncts);
  }

  Constraint pointingAt(Reference newReference) {
    return new Constraint(
        name, kind, columns, proven, validated, Optional.of(newReference), origin);
  }

  Constraint madeAt(Optional<Origin> made) {
    return new Constraint(name, kind, columns, proven, validated, reference, made, conjuncts);
  }

  Constraint nowValid() {
    return new Constraint(name, kind, columns, proven, true, reference, origin, conjuncts);
  }

  Constraint withColumnRenamed(Name from, Name to) {
    return new Constraint(
        name,
        kind,
        Names.renamed(columns, from, to),
        Names.renamed(proven, from, to),
        validated,
        reference,
        origin);
  }
}
