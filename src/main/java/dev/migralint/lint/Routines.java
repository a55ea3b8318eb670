package dev.migralint.lint;

import dev.migralint.schema.Catalog;
import dev.migralint.source.Span;
import dev.migralint.sql.Body;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The functions and procedures that a file has defined so far; what they do happens when called.
 */
final class Routines {
  private final Map<ObjectName, Routine> byName = new HashMap<>();
  private final Catalog catalog;

  /**
   * A routine.
   *
   * @param definition the range of the statement that defines it
   * @param places that range and those of all that run or hold the statement, outermost first
   */
  record Routine(Span definition, List<Span> places, Body body) {}

  Routines(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Takes in a statement that may define a routine. */
  void define(List<Span> places, Statement statement) {
    if (!statement.body().isEmpty()
        && statement.operations().getFirst() instanceof CreateRoutine create) {
      byName.put(
          catalog.qualified(create.name()),
          new Routine(statement.span(), places, statement.content()));
    }
  }

  /** The routines of this file that an operation calls. */
  List<Routine> calledBy(Operation operation) {
    if (byName.isEmpty()) {
      return List.of();
    }
    return calls(operation).stream()
        .map(name -> byName.get(catalog.qualified(name)))
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<ObjectName> calls(Operation operation) {
    return switch (operation) {
      case DataOperation.Query query -> query.calls();
      case DataOperation.Insert insert -> insert.calls();
      case DataOperation.Update update -> update.calls();
      case DataOperation.Delete delete -> delete.calls();
      case DataOperation.Merge merge -> merge.calls();
      case DataOperation.Call call -> List.of(call.procedure());
      default -> List.of();
    };
  }
}
