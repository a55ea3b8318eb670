package dev.migralint.postgres;

import dev.migralint.schema.Born;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.SetNotNull;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.expression.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The query that finds the rows which make an operation fail, before it runs. */
public final class FailureQuery {
  private static final String FEW = " LIMIT 10;";

  private FailureQuery() {}

  /**
   * A SELECT of a few such rows, or of the keys that several have.
   *
   * @param effect what the operation does: without rows that make it fail there is none
   * @param catalog the catalog just before the operation
   * @param now when the operation runs; what its change makes is not there before the deploy
   */
  public static Optional<String> of(
      Operation operation, Effect effect, Catalog catalog, Origin.Moment now) {
    return effect.failures().isEmpty() || !areThere(operation, effect, catalog, now)
        ? Optional.empty()
        : of(operation, catalog);
  }

  /** Whether the columns that make it fail are there before the change. */
  private static boolean areThere(
      Operation operation, Effect effect, Catalog catalog, Origin.Moment now) {
    List<Name> checked =
        operation instanceof AddCheck check ? Names.columns(check.expression()) : List.of();
    return effect.failures().stream()
        .allMatch(
            failure ->
                catalog
                    .relation(failure.table().name())
                    .filter(table -> isEarlier(table.origin(), now))
                    .filter(
                        table ->
                            Stream.concat(failure.columns().stream(), checked.stream())
                                .allMatch(
                                    name ->
                                        table
                                            .column(name)
                                            .filter(column -> isEarlier(column.origin(), now))
                                            .isPresent()))
                    .isPresent());
  }

  private static boolean isEarlier(Optional<Origin> origin, Origin.Moment now) {
    return Born.of(origin, now) == Born.EARLIER || origin.isEmpty();
  }

  private static Optional<String> of(Operation operation, Catalog catalog) {
    return switch (operation) {
      case SetNotNull set -> Optional.of(rows(set.table(), set.column().sql() + " IS NULL"));
      case AddCheck add when add.written() == Written.ALONE ->
          Optional.of(rows(add.table(), "NOT (" + add.expression().sql() + ")"));
      case AddForeignKey add when add.written() == Written.ALONE -> orphans(add, catalog);
      case AddUnique add when add.written() == Written.ALONE && add.usingIndex().isEmpty() ->
          Optional.of(repeated(add.table(), add.columns(), Optional.empty()));
      case AddPrimaryKey add when add.written() == Written.ALONE && add.usingIndex().isEmpty() ->
          Optional.of(repeated(add.table(), add.columns(), Optional.empty()));
      case CreateIndex create when create.unique() && !create.isOverExpressions() ->
          Optional.of(
              repeated(
                  create.table(),
                  create.columns(),
                  create.predicate().map(predicate -> "(" + predicate.sql() + ")")));
      case AlterColumnType alter when alter.using().isEmpty() -> tooLong(alter);
      case Operation other -> Optional.empty();
    };
  }

  private static String rows(ObjectName table, String condition) {
    return "SELECT * FROM " + table.sql() + " WHERE " + condition + FEW;
  }

  /** Keys with a NULL in them are no duplicates. */
  private static String repeated(ObjectName table, List<Name> columns, Optional<String> filter) {
    String key = String.join(", ", columns.stream().map(Name::sql).toList());
    List<String> conditions = new ArrayList<>(filter.stream().toList());
    columns.forEach(column -> conditions.add(column.sql() + " IS NOT NULL"));
    return "SELECT "
        + key
        + ", count(*) FROM "
        + table.sql()
        + " WHERE "
        + String.join(" AND ", conditions)
        + " GROUP BY "
        + key
        + " HAVING count(*) > 1"
        + FEW;
  }

  private static Optional<String> orphans(AddForeignKey add, Catalog catalog) {
    List<Name> referenced =
        add.referencedColumns().isEmpty()
            ? catalog
                .relation(add.referencedTable())
                .map(Relation::primaryKeyColumns)
                .orElse(List.of())
            : add.referencedColumns();
    if (referenced.size() != add.columns().size() || referenced.isEmpty()) {
      return Optional.empty();
    }
    List<String> present = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < referenced.size(); i++) {
      present.add("f." + add.columns().get(i).sql() + " IS NOT NULL");
      equal.add("r." + referenced.get(i).sql() + " = f." + add.columns().get(i).sql());
    }
    return Optional.of(
        "SELECT f.* FROM "
            + add.table().sql()
            + " f WHERE "
            + String.join(" AND ", present)
            + " AND NOT EXISTS (SELECT 1 FROM "
            + add.referencedTable().sql()
            + " r WHERE "
            + String.join(" AND ", equal)
            + ")"
            + FEW);
  }

  private static Optional<String> tooLong(AlterColumnType alter) {
    boolean limited =
        (alter.type().is("varchar") || alter.type().is("bpchar"))
            && alter.type().modifiers().size() == 1;
    return limited
        ? Optional.of(
            rows(
                alter.table(),
                "length("
                    + alter.column().sql()
                    + "::text) > "
                    + alter.type().modifiers().getFirst()))
        : Optional.empty();
  }
}
