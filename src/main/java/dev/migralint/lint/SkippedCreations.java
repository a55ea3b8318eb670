package dev.migralint.lint;

import dev.migralint.rule.FileOperation.SkippedCreation;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Index;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What IF NOT EXISTS finds that is not what the statement would create. */
final class SkippedCreations {
  private SkippedCreations() {}

  static Optional<SkippedCreation> of(Statement statement, Catalog catalog) {
    Operation first = statement.operations().getFirst();
    return NoOps.isNoOp(catalog, first)
        ? switch (first) {
          case CreateTable create -> table(create, statement, catalog);
          case CreateIndex create -> index(create, catalog);
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  private static Optional<SkippedCreation> table(
      CreateTable create, Statement statement, Catalog catalog) {
    Optional<Relation> table = catalog.relation(catalog.qualified(create.table()));
    List<Name> lacking =
        statement.operations().stream()
            .filter(AddColumn.class::isInstance)
            .map(add -> ((AddColumn) add).column())
            .filter(c -> table.map(t -> t.hasColumn(c)).orElse(Ternary.UNKNOWN) == Ternary.NO)
            .toList();
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SkippedCreation(
                statement.span(), create.table(), "has no column " + list(lacking)));
  }

  private static Optional<SkippedCreation> index(CreateIndex create, Catalog catalog) {
    Optional<Index> there =
        catalog
            .relation(create.table())
            .flatMap(table -> create.index().flatMap(table::index))
            .filter(index -> !index.derived() && create.expressions().isEmpty())
            .filter(index -> !index.columns().equals(create.columns()));
    return there.map(
        index ->
            new SkippedCreation(
                create.span(), ObjectName.of(index.name()), "is over " + list(index.columns())));
  }

  private static String list(List<Name> columns) {
    return columns.stream().map(Name::sql).collect(Collectors.joining(", "));
  }
}
