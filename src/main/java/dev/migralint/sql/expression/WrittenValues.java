package dev.migralint.sql.expression;

import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TableOperation.CreateTable;
import java.util.List;
import java.util.stream.Stream;

/** The expressions whose values an operation writes into rows, without those that choose rows. */
public final class WrittenValues {
  private WrittenValues() {}

  /** The outermost expressions behind SET, or those that the query of an INSERT gives. */
  public static List<Expression> of(Operation operation) {
    return switch (operation) {
      case Update update -> update.assignments().stream().map(Assignment::value).toList();
      case Insert insert -> insert.query().stream().flatMap(WrittenValues::targets).toList();
      case CreateTable create -> create.query().stream().flatMap(WrittenValues::targets).toList();
      default -> List.of();
    };
  }

  private static Stream<Expression> targets(QueryTree query) {
    return query.parts().stream()
        .flatMap(
            part ->
                switch (part) {
                  case QueryTree.Select select ->
                      select.targets().stream().map(QueryTree.Target::value);
                  case QueryTree.Nested nested -> targets(nested.query());
                  case QueryTree.Values values -> Stream.empty();
                  case QueryTree.Table table -> Stream.empty();
                });
  }
}
