package dev.migralint.analysis;

import dev.migralint.sql.Expression;
import dev.migralint.sql.QueryTree;
import java.util.List;

/** The rows that a query of INSERT gives, as far as they are written out. */
final class Inserted {
  private Inserted() {}

  /**
   * The query's only part, where the values that it gives take the types of the columns: one that
   * orders or combines rows gives each column a type first.
   */
  static List<QueryTree.Part> plain(QueryTree query) {
    return query.parts().size() == 1
            && query.others().isEmpty()
            && !(query.parts().getFirst() instanceof QueryTree.Nested)
        ? query.parts()
        : List.of();
  }

  /**
   * The rows of VALUES, or what a SELECT gives in one; none where an asterisk stands for columns.
   */
  static List<List<Expression>> rows(QueryTree.Part part) {
    List<List<Expression>> rows =
        switch (part) {
          case QueryTree.Values values -> values.rows();
          case QueryTree.Select select ->
              List.of(select.targets().stream().map(QueryTree.Target::value).toList());
          case QueryTree.Table table -> List.of();
          case QueryTree.Nested nested -> List.of();
        };
    return rows.stream()
        .filter(row -> row.stream().noneMatch(Expression.AllColumns.class::isInstance))
        .toList();
  }
}
