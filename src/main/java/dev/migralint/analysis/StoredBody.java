package dev.migralint.analysis;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.ColumnReads;
import dev.migralint.schema.Relation;
import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import dev.migralint.sql.Statement;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.expression.OperationExpressions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the body of a routine needs where PostgreSQL keeps it parsed: BEGIN ATOMIC or RETURN. A body
 * in a string needs nothing until it runs.
 * https://www.postgresql.org/docs/current/sql-createfunction.html
 *
 * @param columns the columns that it names, by relation; each relation that it names is there
 * @param calls the functions that it calls, with their schemas
 */
record StoredBody(Map<Relation, Set<Name>> columns, Set<ObjectName> calls) {
  /** The body of the routine that a statement creates, as the catalog has its names now. */
  static StoredBody of(Statement create, Catalog catalog) {
    StoredBody body = new StoredBody(new HashMap<>(), new HashSet<>());
    for (Statement inner : create.body()) {
      inner.operations().forEach(operation -> body.add(operation, catalog));
    }
    return body;
  }

  private void add(Operation operation, Catalog catalog) {
    QueryTypes.query(operation)
        .map(query -> ColumnReads.of(query, catalog))
        .ifPresent(
            reads ->
                reads
                    .columns()
                    .forEach(
                        // A name that may be a column may be a parameter's.
                        (relation, names) -> read(relation, reads.isGuessed() ? Set.of() : names)));
    OperationExpressions.of(operation).stream()
        .flatMap(expression -> Names.functions(expression).stream())
        .forEach(function -> calls.add(catalog.qualified(function)));
    switch (operation) {
      case Query query -> use(query.reads(), catalog);
      case Insert insert -> {
        use(insert.reads(), catalog);
        use(insert.table(), insert.columns(), catalog);
      }
      case Update update -> {
        use(update.reads(), catalog);
        use(update.table(), assigned(update.assignments()), catalog);
      }
      case Delete delete -> {
        use(delete.reads(), catalog);
        use(delete.table(), List.of(), catalog);
      }
      case Merge merge -> {
        use(merge.reads(), catalog);
        use(merge.table(), List.of(), catalog);
      }
      default -> {}
    }
  }

  private static List<Name> assigned(List<Assignment> assignments) {
    return assignments.stream().flatMap(one -> one.columns().stream()).toList();
  }

  private void use(List<Read> reads, Catalog catalog) {
    reads.forEach(read -> use(read.relation(), List.of(), catalog));
  }

  private void use(ObjectName table, List<Name> names, Catalog catalog) {
    Optional<Relation> relation = catalog.relation(table);
    relation.ifPresent(found -> read(found, names));
  }

  private void read(Relation relation, Collection<Name> names) {
    columns.computeIfAbsent(relation, r -> new HashSet<>()).addAll(names);
  }

  boolean reads(Relation relation) {
    return columns.containsKey(relation);
  }

  boolean reads(Relation relation, Name column) {
    return columns.getOrDefault(relation, Set.of()).contains(column);
  }

  /** Whether it names a column of that name, of whatever relation. */
  boolean names(Name column) {
    return columns.values().stream().anyMatch(names -> names.contains(column));
  }
}
