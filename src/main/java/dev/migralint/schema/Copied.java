package dev.migralint.schema;

import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.AllColumns;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.expression.WrittenValues;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the values of a column were last written somewhere else too.
 *
 * @param table what they were written to
 * @param columns the columns of the same table that got them; none for another table
 */
public record Copied(Origin origin, ObjectName table, List<Name> columns) {
  /** Looking so many times for a column is as much work as changing one. */
  private static final int COMPARED_AT_ONCE = 100;

  /** Orders copies by when they happened. */
  static final Comparator<Copied> LAST =
      Comparator.comparingInt((Copied copied) -> copied.origin.moment().transaction())
          .thenComparingInt(copied -> copied.origin.line())
          .thenComparing(copied -> copied.origin.path());

  /**
   * Notes from which columns a data change takes the values that it writes elsewhere. Columns are
   * told apart by name: if two of the tables have the name, neither is noted.
   */
  static void note(Catalog catalog, Operation operation, Origin origin) {
    switch (operation) {
      case Update update -> {
        Stream<ObjectName> others = update.reads().stream().map(Read::relation);
        new Copied(origin, update.table(), update.columns())
            .note(catalog, update, Stream.concat(Stream.of(update.table()), others));
      }
      case Insert insert ->
          new Copied(origin, insert.table(), List.of())
              .note(catalog, insert, insert.reads().stream().map(Read::relation));
      case CreateTable create ->
          new Copied(origin, create.table(), List.of())
              .note(catalog, create, create.reads().stream().map(Read::relation));
      default -> {}
    }
  }

  private void note(Catalog catalog, Operation operation, Stream<ObjectName> from) {
    List<Relation> relations =
        from.distinct().flatMap(name -> catalog.relation(name).stream()).distinct().toList();
    if (relations.isEmpty()) {
      return;
    }
    for (Expression value : WrittenValues.of(operation)) {
      if (relations.size() == 1 && value.all(AllColumns.class).findAny().isPresent()) {
        relations.getFirst().columns().forEach(c -> put(catalog, relations.getFirst(), c.name()));
      }
      List<Name> names = Names.columns(value);
      catalog.spend(names.size() * (relations.size() / COMPARED_AT_ONCE));
      for (Name column : names) {
        List<Relation> having =
            relations.stream().filter(r -> r.column(column).isPresent()).toList();
        if (having.size() == 1 && !isItself(catalog, having.getFirst(), column)) {
          put(catalog, having.getFirst(), column);
        }
      }
    }
  }

  private boolean isItself(Catalog catalog, Relation relation, Name column) {
    return columns.contains(column) && catalog.relation(table).filter(relation::equals).isPresent();
  }

  private void put(Catalog catalog, Relation relation, Name column) {
    catalog.journal.put(relation.copied, column, this);
  }
}
