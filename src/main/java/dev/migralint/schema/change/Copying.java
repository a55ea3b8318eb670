package dev.migralint.schema.change;

import dev.migralint.schema.change.Deeds.Deed;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.expression.OperationExpressions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which values a data change takes from where, and what it fills with them. */
final class Copying {
  /** Beyond this, an operation that reads many columns of many tables may read any of them. */
  private static final int MANY = 1000;

  private Copying() {}

  /** The values that an operation uses for what it writes: the tables, and the columns by name. */
  static void trace(Deeds deeds, int at, List<Read> reads, Operation operation) {
    if (reads.isEmpty()) {
      return;
    }
    List<Expression> expressions = OperationExpressions.of(operation);
    Set<Name> columns = columns(expressions.stream());
    Set<Name> taken = columns(expressions.stream().flatMap(Copying::withoutJoins));
    boolean all =
        (long) columns.size() * reads.size() > MANY
            || expressions.stream().anyMatch(Copying::isAll);
    for (Read read : reads) {
      boolean itself = filled(operation).filter(read.relation()::equals).isPresent();
      if (!itself) {
        deeds.put(at, Deed.COPIES, read.relation());
      }
      if (all) {
        deeds.put(at, Deed.COPIES, read.relation(), Deeds.EVERY);
      } else {
        columns.stream()
            .filter(column -> !(itself && fillsOnly(operation, column)))
            .forEach(
                column -> {
                  deeds.put(at, Deed.COPIES, read.relation(), column);
                  if (!taken.contains(column)) {
                    deeds.put(at, Deed.JOINS, read.relation(), column);
                  }
                });
      }
    }
  }

  private static Set<Name> columns(Stream<Expression> expressions) {
    return expressions
        .flatMap(e -> Names.columns(e).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The parts of a condition that do more than find the rows of two tables that belong together.
   */
  private static Stream<Expression> withoutJoins(Expression expression) {
    return switch (expression) {
      case Expression.And and -> and.conditions().stream().flatMap(Copying::withoutJoins);
      case Expression.Operator operator
          when operator.symbol().equals("=")
              && operator.operands().stream().noneMatch(o -> Names.columns(o).isEmpty()) ->
          Stream.empty();
      default -> Stream.of(expression);
    };
  }

  /** Whether an operation writes no column but that one. */
  static boolean fillsOnly(Operation operation, Name column) {
    return operation instanceof Update update && update.columns().equals(List.of(column));
  }

  /** The table or view that an operation gives rows or values. */
  static Optional<ObjectName> filled(Operation operation) {
    return switch (operation) {
      case Insert insert -> Optional.of(insert.table());
      case Update update -> Optional.of(update.table());
      case Merge merge -> Optional.of(merge.table());
      case CreateTable create -> Optional.of(create.table());
      case CreateView create -> Optional.of(create.name());
      default -> Optional.empty();
    };
  }

  private static boolean isAll(Expression expression) {
    return expression.all(Expression.AllColumns.class).findAny().isPresent();
  }
}
