package dev.migralint.postgres;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Column;
import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;

/** What is known of a column's nulls, and what it takes to find out. */
final class Nulls {
  private final StatementContext before;

  Nulls(StatementContext before) {
    this.before = before;
  }

  /** Whether the catalog shows that no row holds a null in the column. */
  Ternary provenPresent(ObjectName tableName, Name columnName) {
    Optional<Relation> table = before.relation(tableName);
    if (table.isEmpty()) {
      return Ternary.UNKNOWN;
    }
    Optional<Column> column = table.get().column(columnName);
    Ternary declared = column.map(Column::notNull).orElse(Ternary.UNKNOWN);
    if (declared == Ternary.YES || isChecked(table.get(), columnName)) {
      return Ternary.YES;
    }
    boolean isNew = column.flatMap(Column::origin).filter(before::isOfThisChange).isPresent();
    return table.get().complete() || isNew ? Ternary.NO : Ternary.UNKNOWN;
  }

  /** A constraint that the same ALTER TABLE drops is gone before its SET NOT NULL is looked at. */
  private boolean isChecked(Relation table, Name column) {
    return table.constraints().stream()
        .filter(constraint -> constraint.validated() && constraint.proven().contains(column))
        .anyMatch(constraint -> !isDroppedHere(constraint.name()));
  }

  private boolean isDroppedHere(Name constraint) {
    return before.others().droppedConstraints().contains(constraint);
  }

  /** Reads the table, and what inherits from it, unless the catalog shows that there is no null. */
  Builder checking(Builder effect, ObjectName table, boolean only, Name column) {
    boolean fails = false;
    boolean rowsElsewhere =
        before.relation(table).isEmpty() || (!only && before.mayHavePartitions(table));
    if (rowsElsewhere && provenPresent(table, column) != Ternary.YES) {
      effect.scan(table, Ternary.UNKNOWN, Reason.NULLS);
      fails = true;
    }
    for (Relation relation :
        before.tree(table, only).filter(StatementContext::hasStorage).toList()) {
      Ternary scans = not(provenPresent(relation.name(), column));
      effect.scan(before.name(relation), scans, Reason.NULLS);
      fails |= scans != Ternary.NO;
    }
    boolean passes = isGivenHere(column) || new NewColumns(before).isPresent(table, column);
    return fails && !passes ? effect.failIf(Failure.Kind.NULL, table, column) : effect;
  }

  /** A primary key over columns that may hold nulls reads the table to make sure. */
  Builder checkingKey(Builder effect, AddPrimaryKey add) {
    List<Name> columns =
        add.usingIndex()
            .flatMap(index -> before.relation(add.table()).flatMap(table -> table.index(index)))
            .map(Index::columns)
            .orElse(add.columns());
    if (columns.isEmpty()) {
      return effect.scan(add.table(), Ternary.UNKNOWN, Reason.NULLS);
    }
    for (Name column : columns) {
      if (!isSetNotNullHere(column) && !isAddedHere(column)) {
        checking(effect, add.table(), add.only(), column);
      }
    }
    return effect;
  }

  private boolean isSetNotNullHere(Name column) {
    return before.others().requiredColumns().contains(column);
  }

  /** A new column that has a value in every row. */
  private boolean isGivenHere(Name column) {
    return isAddedHere(column) && !new NewColumns(before).areNull(List.of(column));
  }

  /** A new column of a primary key is NOT NULL itself. */
  private boolean isAddedHere(Name column) {
    return before.others().addedColumn(column).isPresent();
  }

  private static Ternary not(Ternary known) {
    return switch (known) {
      case YES -> Ternary.NO;
      case NO -> Ternary.YES;
      case UNKNOWN -> Ternary.UNKNOWN;
    };
  }
}
