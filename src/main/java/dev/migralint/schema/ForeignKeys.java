package dev.migralint.schema;

import dev.migralint.schema.Constraint.Reference;
import dev.migralint.sql.Name;
import java.util.List;
import java.util.function.Predicate;

/** What becomes of foreign keys when something happens to what they point at. */
final class ForeignKeys {
  private final Relations relations;

  ForeignKeys(Relations relations) {
    this.relations = relations;
  }

  private interface Change {
    void apply(Relation table, Constraint foreignKey, Reference reference);
  }

  /** Those that point at such columns of the table go. */
  void dropThoseTo(Relation table, Predicate<List<Name>> columns) {
    change(
        table,
        (other, foreignKey, reference) -> {
          if (columns.test(reference.columns())) {
            relations.removeConstraint(other, foreignKey.name());
          }
        });
  }

  /** A column of the table that may be pointed at goes. */
  void dropThoseTo(Relation table, Name column) {
    if (isInKey(table, column)) {
      dropThoseTo(table, columns -> columns.contains(column));
    }
  }

  /** Those that point at a column follow it to its new name; it has the old one still. */
  void rename(Relation table, Name from, Name to) {
    if (isInKey(table, from)) {
      change(
          table,
          (other, foreignKey, reference) ->
              relations.replaceConstraint(
                  other, foreignKey.pointingAt(reference.withColumnRenamed(from, to))));
    }
  }

  private static boolean isInKey(Relation table, Name column) {
    return table.indexes(column).stream()
        .anyMatch(index -> index.unique() && index.columns().contains(column));
  }

  private static void change(Relation table, Change change) {
    for (Relation other : table.referencing()) {
      for (Constraint constraint : other.constraints(Constraint.Kind.FOREIGN_KEY)) {
        constraint
            .reference()
            .filter(reference -> reference.table() == table)
            .ifPresent(reference -> change.apply(other, constraint, reference));
      }
    }
  }
}
