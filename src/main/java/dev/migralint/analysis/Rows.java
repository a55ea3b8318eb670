package dev.migralint.analysis;

import dev.migralint.schema.Relation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Copy;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Read;
import java.util.List;
import java.util.Optional;

/** What is refused of queries and data changes. */
final class Rows {
  private final Known known;

  Rows(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(DataOperation operation) {
    return switch (operation) {
      case Insert insert ->
          written(insert, insert.table(), insert.columns()).or(() -> read(insert, insert.reads()));
      case Update update ->
          written(update, update.table(), update.columns()).or(() -> read(update, update.reads()));
      case Delete delete ->
          written(delete, delete.table(), List.of()).or(() -> read(delete, delete.reads()));
      case Merge merge ->
          written(merge, merge.table(), List.of()).or(() -> read(merge, merge.reads()));
      case Query query -> read(query, query.reads());
      case Copy copy ->
          copy.table()
              .flatMap(table -> Errors.missing(known, copy.span(), table))
              .or(() -> read(copy, copy.reads()));
      case DataOperation other -> Optional.empty();
    };
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

  private Optional<Rejection> read(DataOperation operation, List<Read> reads) {
    return reads.stream()
        .flatMap(read -> Errors.missing(known, operation.span(), read.relation()).stream())
        .findFirst();
  }
}
