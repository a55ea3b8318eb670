package dev.migralint.postgres;

import dev.migralint.schema.Constraint;
import dev.migralint.schema.Constraint.Dropped;
import dev.migralint.schema.Constraint.Reference;
import dev.migralint.schema.KeyColumns;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.expression.Conditions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** To which keys the existing rows are held already, or were until the transaction dropped them. */
final class Keys {
  private final StatementContext before;

  Keys(StatementContext before) {
    this.before = before;
  }

  /**
   * Whether no two rows have the same values in these columns, by a key over some of them. A key
   * lets many rows hold NULL, which NULLS NOT DISTINCT does not.
   */
  boolean areUnique(ObjectName table, List<Name> columns, boolean nullsDistinct) {
    if (!nullsDistinct) {
      return false;
    }
    Optional<Relation> known = before.relation(table);
    Stream<List<Name>> unique =
        known.stream()
            .flatMap(t -> t.indexes().stream())
            .filter(index -> index.unique() && !index.derived() && index.valid())
            .map(index -> index.columns());
    Stream<List<Name>> dropped = dropped(known, table).filter(Dropped::isKey).map(Dropped::columns);
    return Stream.concat(unique, dropped).anyMatch(columns::containsAll);
  }

  /** Whether CHECK constraints that the rows have passed say all that the new one says. */
  boolean isHeld(AddCheck add) {
    Set<String> known =
        before.relation(add.table()).stream()
            .flatMap(table -> table.constraints().stream())
            .filter(Constraint::validated)
            .flatMap(check -> check.conjuncts().stream())
            .collect(Collectors.toSet());
    return Conditions.conjuncts(add.expression()).stream()
        .map(Conditions::comparable)
        .allMatch(known::contains);
  }

  /** Whether another foreign key holds the rows to the same. */
  boolean isHeld(AddForeignKey add) {
    Optional<Relation> table = before.relation(add.table());
    Optional<Relation> referenced = before.relation(add.referencedTable());
    if (referenced.isEmpty()) {
      return false;
    }
    Stream<Reference> held =
        table.stream()
            .flatMap(known -> known.constraints().stream())
            .filter(key -> key.validated() && key.columns().equals(add.columns()))
            .flatMap(key -> key.reference().stream());
    Stream<Reference> dropped =
        before.isWrittenHere(referenced.get())
            ? Stream.empty()
            : dropped(table, add.table())
                .filter(key -> key.columns().equals(add.columns()))
                .flatMap(key -> key.reference().stream());
    return Stream.concat(held, dropped)
        .filter(reference -> reference.table() == referenced.get())
        .map(Reference::columns)
        .anyMatch(KeyColumns.referenced(add, referenced.get())::equals);
  }

  /** The keys to which no row can have become untrue since they were dropped. */
  private Stream<Dropped> dropped(Optional<Relation> table, ObjectName name) {
    return table.filter(known -> !before.isWrittenHere(known)).stream()
        .flatMap(known -> known.droppedConstraints().stream())
        .filter(Dropped::validated)
        .filter(key -> before.isUndisturbedSince(key.origin(), name));
  }
}
