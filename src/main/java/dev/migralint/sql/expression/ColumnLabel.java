package dev.migralint.sql.expression;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.QueryTree;
import java.util.Optional;

/**
 * What PostgreSQL calls a value that an expression gives: the column's or function's name where it
 * is only that, or the type's where it is cast.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/parser/parse_target.c
 * (FigureColname)
 *
 * @param weak whether a cast around it gives its own name instead
 */
public record ColumnLabel(Name name, boolean weak) {
  /** The label; empty where PostgreSQL has no name for the value. */
  public static Optional<Name> of(Expression expression) {
    return label(expression).map(ColumnLabel::name);
  }

  private static Optional<ColumnLabel> label(Expression whole) {
    Expression expression = whole;
    while (true) {
      switch (expression) {
        case Expression.Subscript subscript -> expression = subscript.operand();
        case Expression.Collate collate -> expression = collate.operand();
        case Expression.Field field when field.name().isEmpty() -> expression = field.operand();
        case Expression.Field field -> {
          return field.name().map(name -> new ColumnLabel(name, false));
        }
        case Expression.Column column -> {
          return strong(column.name());
        }
        case Expression.Call call -> {
          return strong(call.function().name());
        }
        case Expression.AtTimeZone at -> {
          return strong("timezone");
        }
        case Expression.Array array -> {
          return strong("array");
        }
        case Expression.Row row -> {
          return strong("row");
        }
        case Expression.Operator operator when operator.symbol().equals("OVERLAPS") -> {
          return strong("overlaps");
        }
        case Expression.Test test when test.word().endsWith("NORMALIZED") -> {
          return strong("is_normalized");
        }
        case Expression.Cast cast -> {
          return orWeak(cast.operand(), Name.quoted(cast.type().name()));
        }
        case Expression.Case cases -> {
          Name word = Name.unquoted("case");
          return cases
              .otherwise()
              .map(otherwise -> orWeak(otherwise, word))
              .orElse(Optional.of(new ColumnLabel(word, true)));
        }
        case Expression.Subquery query -> {
          return query(query);
        }
        default -> {
          return Optional.empty();
        }
      }
    }
  }

  private static Optional<ColumnLabel> orWeak(Expression inner, Name outer) {
    return label(inner)
        .filter(label -> !label.weak())
        .or(() -> Optional.of(new ColumnLabel(outer, true)));
  }

  private static Optional<ColumnLabel> query(Expression.Subquery subquery) {
    return switch (subquery.use()) {
      case EXISTS -> strong("exists");
      case ARRAY -> strong("array");
      case PLAIN ->
          subquery.query().parts().getFirst() instanceof QueryTree.Select select
                  && !select.targets().isEmpty()
              ? target(select.targets().getFirst())
              : Optional.empty();
    };
  }

  private static Optional<ColumnLabel> target(QueryTree.Target target) {
    return target.label().isPresent()
        ? target.label().map(name -> new ColumnLabel(name, false))
        : label(target.value());
  }

  private static Optional<ColumnLabel> strong(String name) {
    return strong(Name.unquoted(name));
  }

  private static Optional<ColumnLabel> strong(Name name) {
    return Optional.of(new ColumnLabel(name, false));
  }
}
