package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Column;
import dev.migralint.schema.Relation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.DataOperation.Copy;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What is refused of queries and data changes. */
final class Rows {
  private final Known known;
  private final Publications publications;
  private final int version;

  Rows(Known known, Publications publications, int version) {
    this.known = known;
    this.version = version;
    this.publications = publications;
  }

  /** Only relations and columns that are not there. */
  Optional<Rejection> missing(DataOperation operation) {
    return switch (operation) {
      case Insert insert ->
          written(insert, insert.table(), insert.columns()).or(() -> read(insert, insert.reads()));
      case Update update ->
          written(update, update.table(), update.columns()).or(() -> read(update, update.reads()));
      case Delete delete ->
          written(delete, delete.table(), List.of()).or(() -> read(delete, delete.reads()));
      case Query query -> read(query, query.reads());
      case DataOperation other -> Optional.empty();
    };
  }

  Optional<Rejection> of(DataOperation operation) {
    return switch (operation) {
      case Insert insert ->
          written(insert, insert.table(), insert.columns())
              .or(() -> read(insert, insert.reads()))
              .or(() -> inserted(insert));
      case Update update ->
          written(update, update.table(), update.columns())
              .or(() -> read(update, update.reads()))
              .or(() -> twice(update))
              .or(() -> computed(update, update.table(), update.assignments()))
              .or(() -> published(update, update.table()));
      case Delete delete ->
          written(delete, delete.table(), List.of())
              .or(() -> read(delete, delete.reads()))
              .or(() -> published(delete, delete.table()));
      case Merge merge ->
          written(merge, merge.table(), merge.columns()).or(() -> read(merge, merge.reads()));
      case Query query -> read(query, query.reads());
      case Copy copy ->
          copy.table()
              .flatMap(table -> Errors.missing(known, copy.span(), table))
              .or(() -> read(copy, copy.reads()));
      case DataOperation other -> Optional.empty();
    };
  }

  /** https://www.postgresql.org/docs/current/logical-replication-publication.html */
  private Optional<Rejection> published(DataOperation operation, ObjectName table) {
    return known
        .relation(table)
        .filter(relation -> relation.kind() == Relation.Kind.TABLE)
        .filter(publications::lacksIdentity)
        .map(
            relation ->
                new Rejection(
                    operation.span(),
                    "55000",
                    known.shown(relation)
                        + " is published with its updates and deletes, and has no replica identity",
                    "Add a primary key, or set REPLICA IDENTITY FULL, in an earlier migration"));
  }

  private Optional<Rejection> twice(Update update) {
    return repeated(update.table(), update.columns())
        .map(
            name ->
                new Rejection(
                    update.span(),
                    "42601",
                    "column " + name.sql() + " is assigned more than once",
                    "Keep one of the assignments"));
  }

  /** A column that is named twice, and not by its elements or attributes. */
  private Optional<Name> repeated(ObjectName table, List<Name> columns) {
    Set<Name> seen = new HashSet<>();
    return columns.stream()
        .filter(name -> !seen.add(name))
        .filter(
            name ->
                known
                    .relation(table)
                    .flatMap(relation -> relation.column(name))
                    .flatMap(Column::type)
                    .filter(type -> type.dimensions() == 0 && BuiltInTypes.isOne(type))
                    .isPresent())
        .findFirst();
  }

  private Optional<Rejection> inserted(Insert insert) {
    return repeated(insert.table(), insert.columns())
        .map(
            name ->
                new Rejection(
                    insert.span(),
                    "42701",
                    "column " + name.sql() + " is named more than once",
                    "Keep one of them"))
        .or(() -> width(insert))
        .or(() -> computedInsert(insert))
        .or(() -> conflict(insert))
        .or(() -> computed(insert, insert.table(), insert.onConflict()));
  }

  /** As many values as columns; without a list of columns there may be fewer. */
  private Optional<Rejection> width(Insert insert) {
    Optional<Relation> table =
        known
            .relation(insert.table())
            .filter(relation -> relation.kind() == Relation.Kind.TABLE && relation.complete())
            .filter(relation -> !Known.inherits(relation));
    int columns =
        insert.columns().isEmpty()
            ? table.map(relation -> relation.columns().size()).orElse(Integer.MAX_VALUE)
            : insert.columns().size();
    return insert.query().stream()
        .filter(query -> query.parts().size() == 1)
        .flatMap(query -> Inserted.rows(query.parts().getFirst()).stream())
        .filter(
            row -> row.size() > columns || (!insert.columns().isEmpty() && row.size() < columns))
        .filter(row -> row.stream().noneMatch(Rows::mayBeSeveral))
        .findFirst()
        .map(
            row ->
                new Rejection(
                    insert.span(),
                    "42601",
                    "INSERT gives " + row.size() + " values for " + columns + " columns",
                    "Give a value for each column"));
  }

  /** {@code (row).*} stands for several values. */
  private static boolean mayBeSeveral(Expression value) {
    return value instanceof Expression.Field field && field.name().isEmpty();
  }

  /** Only DEFAULT may be given to a generated column. */
  private Optional<Rejection> computedInsert(Insert insert) {
    List<Name> columns = insert.columns();
    return insert.query().stream()
        .filter(query -> query.parts().size() == 1)
        .flatMap(query -> Inserted.rows(query.parts().getFirst()).stream())
        .flatMap(
            row ->
                IntStream.range(0, Math.min(row.size(), columns.size()))
                    .filter(i -> !isDefault(row.get(i)))
                    .mapToObj(columns::get))
        .flatMap(column -> generated(insert.table(), column).stream())
        .map(column -> refused(insert, column))
        .findFirst();
  }

  private Optional<Rejection> computed(
      DataOperation operation, ObjectName table, List<Assignment> assignments) {
    return assignments.stream()
        .filter(assigned -> assigned.columns().size() == 1 && !isDefault(assigned.value()))
        .flatMap(assigned -> generated(table, assigned.columns().getFirst()).stream())
        .map(column -> refused(operation, column))
        .findFirst();
  }

  private static boolean isDefault(Expression value) {
    return value instanceof Expression.Constant constant
        && constant.kind() == Expression.Constant.Kind.DEFAULT;
  }

  private Optional<Name> generated(ObjectName table, Name column) {
    return known
        .relation(table)
        .flatMap(relation -> relation.column(column))
        .filter(there -> there.generated().isComputed())
        .map(Column::name);
  }

  private Rejection refused(DataOperation operation, Name column) {
    return new Rejection(
        operation.span(),
        version < 14 ? "42601" : "428C9",
        "column " + column.sql() + " is generated and takes no value",
        "Leave the column out; PostgreSQL computes it");
  }

  /** https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT */
  private Optional<Rejection> conflict(Insert insert) {
    Optional<Relation> table =
        known
            .relation(insert.table())
            .filter(relation -> relation.kind() == Relation.Kind.TABLE && relation.complete())
            .filter(known::isCertainOfParts);
    if (table.isEmpty() || insert.conflictColumns().isEmpty()) {
      return Optional.empty();
    }
    List<Name> named = insert.conflictColumns().get();
    Optional<Rejection> missing =
        named.stream()
            .flatMap(c -> Errors.missing(known, insert.span(), table.get(), c).stream())
            .findFirst();
    Set<Name> columns = Set.copyOf(named);
    boolean keyed =
        table.get().indexes().stream()
            .anyMatch(
                index ->
                    index.unique()
                        && !index.derived()
                        && Set.copyOf(index.columns()).equals(columns));
    return missing.or(
        () ->
            keyed
                ? Optional.empty()
                : Optional.of(
                    new Rejection(
                        insert.span(),
                        "42P10",
                        "no unique index of "
                            + known.shown(table.get())
                            + " is over "
                            + String.join(", ", named.stream().map(Name::sql).toList())
                            + ", which ON CONFLICT needs",
                        "Create one in an earlier migration, or name the columns of a key")));
  }

  private Optional<Rejection> written(
      DataOperation operation, ObjectName name, List<Name> columns) {
    Optional<Rejection> missing = Errors.missing(known, operation.span(), name);
    Optional<Relation> table =
        known.relation(name).filter(relation -> relation.kind() == Relation.Kind.TABLE);
    return missing.or(
        () ->
            table.flatMap(
                on ->
                    columns.stream()
                        .flatMap(c -> Errors.missing(known, operation.span(), on, c).stream())
                        .findFirst()));
  }

  /** RECURSIVE lets a query name another one of WITH before it. */
  private static boolean isCommonTable(Operation operation, ObjectName name) {
    return name.schema().isEmpty()
        && QueryTypes.query(operation).stream()
            .flatMap(tree -> tree.with().stream())
            .anyMatch(table -> table.name().equals(name.name()));
  }

  private Optional<Rejection> read(DataOperation operation, List<Read> reads) {
    return reads.stream()
        .filter(
            read ->
                known.statement().operations().stream()
                    .noneMatch(other -> isCommonTable(other, read.relation())))
        .flatMap(read -> Errors.missing(known, operation.span(), read.relation()).stream())
        .findFirst();
  }
}
