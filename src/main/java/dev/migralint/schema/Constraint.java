package dev.migralint.schema;

import dev.migralint.sql.ConstraintOperation.ReferentialAction;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.expression.Conditions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A constraint of a table.
 *
 * @param columns the columns it is over; for a CHECK, those that it names
 * @param proven the columns that a CHECK or NOT NULL shows to hold no null, once validated
 * @param validated whether every existing row is known to pass
 * @param reference what a foreign key points at
 * @param origin where it was added
 * @param conjuncts what a CHECK joins by AND, each written as {@link Conditions#comparable} does
 * @param calls the functions that a CHECK calls, with their schemas
 */
public record Constraint(
    Name name,
    Kind kind,
    List<Name> columns,
    List<Name> proven,
    boolean validated,
    Optional<Reference> reference,
    Optional<Origin> origin,
    List<String> conjuncts,
    List<ObjectName> calls) {

  /** A constraint that is no CHECK, or one of which no parts are known. */
  Constraint(
      Name name,
      Kind kind,
      List<Name> columns,
      List<Name> proven,
      boolean validated,
      Optional<Reference> reference,
      Optional<Origin> origin) {
    this(name, kind, columns, proven, validated, reference, origin, List.of(), List.of());
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
   * @param deferred whether it is checked when the transaction ends
   */
  public record Reference(
      Relation table,
      List<Name> columns,
      ReferentialAction onDelete,
      ReferentialAction onUpdate,
      boolean deferred) {

    Reference atOnce() {
      return new Reference(table, columns, onDelete, onUpdate, false);
    }

    Reference withColumnRenamed(Name from, Name to) {
      return new Reference(table, Names.renamed(columns, from, to), onDelete, onUpdate, deferred);
    }
  }

  /**
   * A constraint or a unique index that was dropped.
   *
   * @param kind what it was; empty where that is unknown
   * @param validated whether all rows were held to it
   */
  public record Dropped(
      Optional<Kind> kind,
      List<Name> columns,
      Optional<Reference> reference,
      boolean validated,
      Origin origin) {
    /** Whether no two rows could have the same values in the columns. */
    public boolean isKey() {
      return validated && kind.filter(k -> k == Kind.PRIMARY_KEY || k == Kind.UNIQUE).isPresent();
    }
  }

  /** The constraint as one that was dropped. */
  public Dropped dropped(Origin where) {
    return new Dropped(Optional.of(kind), columns, reference, validated, where);
  }

  /** The columns that it names. */
  List<Name> named() {
    return Stream.concat(columns.stream(), proven.stream()).distinct().toList();
  }

  /** The table that a foreign key points at. */
  public Optional<Relation> referenced() {
    return reference.map(Reference::table);
  }

  /** Whether it is a foreign key to that column of the table. */
  public boolean pointsAt(Relation table, Name column) {
    return reference
        .filter(r -> r.table() == table)
        .map(r -> r.columns().isEmpty() ? table.primaryKeyColumns() : r.columns())
        .filter(columns -> columns.contains(column))
        .isPresent();
  }

  /** Whether it is a foreign key that needs that key of the table. */
  public boolean dependsOn(Relation table, Constraint key) {
    boolean unique = key.kind() == Kind.PRIMARY_KEY || key.kind() == Kind.UNIQUE;
    return unique
        && reference
            .filter(r -> r.table() == table)
            .map(r -> r.columns().isEmpty() ? table.primaryKeyColumns() : r.columns())
            .filter(columns -> Set.copyOf(columns).equals(Set.copyOf(key.columns())))
            .isPresent();
  }

  Constraint withName(Name newName) {
    return new Constraint(
        newName, kind, columns, proven, validated, reference, origin, conjuncts, calls);
  }

  Constraint pointingAt(Reference newReference) {
    return new Constraint(
        name, kind, columns, proven, validated, Optional.of(newReference), origin);
  }

  Constraint madeAt(Optional<Origin> made) {
    return new Constraint(
        name, kind, columns, proven, validated, reference, made, conjuncts, calls);
  }

  Constraint nowValid() {
    return new Constraint(name, kind, columns, proven, true, reference, origin, conjuncts, calls);
  }

  /** The same constraint, to which existing rows may not be held. */
  Constraint notValid() {
    return new Constraint(name, kind, columns, proven, false, reference, origin, conjuncts, calls);
  }

  /** The constraint after a change that may have set when it is checked. */
  Constraint perhapsAtOnce() {
    return new Constraint(
        name,
        kind,
        columns,
        proven,
        validated,
        reference.map(Reference::atOnce),
        origin,
        conjuncts,
        calls);
  }

  Constraint withColumnRenamed(Name from, Name to) {
    return new Constraint(
        name,
        kind,
        Names.renamed(columns, from, to),
        Names.renamed(proven, from, to),
        validated,
        reference,
        origin,
        List.of(),
        calls);
  }
}
