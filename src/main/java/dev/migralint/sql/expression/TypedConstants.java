package dev.migralint.sql.expression;

import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The string constants of which the place tells the type: those that are cast, compared with a
 * column or assigned to it.
 */
public final class TypedConstants {
  private final List<Constant> found = new ArrayList<>();

  /** A constant, with the type that it is cast to or the column whose type it takes. */
  public record Constant(String value, Optional<ObjectName> type, Optional<Name> column) {}

  private TypedConstants() {}

  /** Constants that are cast to a type, no array of it. */
  public static List<Constant> cast(List<Expression> expressions) {
    TypedConstants constants = new TypedConstants();
    for (Expression expression : expressions) {
      expression
          .all(Cast.class)
          .filter(cast -> cast.type().dimensions() == 0)
          .forEach(
              cast ->
                  value(cast.operand())
                      .ifPresent(
                          value ->
                              constants.add(value, Optional.of(type(cast)), Optional.empty())));
    }
    return constants.found;
  }

  private static ObjectName type(Cast cast) {
    return new ObjectName(cast.type().schema(), Name.quoted(cast.type().name()));
  }

  /** Constants compared with a column, for expressions that name the columns of one table only. */
  public static List<Constant> compared(List<Expression> expressions) {
    TypedConstants constants = new TypedConstants();
    expressions.stream().flatMap(Expression::all).forEach(constants::compared);
    return constants.found;
  }

  private void compared(Expression expression) {
    switch (expression) {
      case Expression.Operator operator when isComparison(operator) -> {
        Expression left = operator.operands().getFirst();
        Expression right = operator.operands().getLast();
        pair(left, right);
        pair(right, left);
      }
      case Expression.Distinct distinct -> {
        pair(distinct.left(), distinct.right());
        pair(distinct.right(), distinct.left());
      }
      // One member of another kind may give all of them another type.
      case Expression.In in when in.members().stream().allMatch(m -> value(m).isPresent()) ->
          in.members().forEach(member -> pair(in.operand(), member));
      case Expression.Between between -> {
        pair(between.operand(), between.low());
        pair(between.operand(), between.high());
      }
      default -> {}
    }
  }

  private static boolean isComparison(Expression.Operator operator) {
    return operator.operands().size() == 2
        && switch (operator.symbol()) {
          case "=", "<>", "<", ">", "<=", ">=" -> true;
          default -> false;
        };
  }

  private void pair(Expression column, Expression constant) {
    if (column instanceof Column named) {
      value(constant).ifPresent(value -> add(value, Optional.empty(), Optional.of(named.name())));
    }
  }

  /** The constant that a column is given. */
  public static Optional<Constant> given(Name column, Expression value) {
    return value(value).map(text -> new Constant(text, Optional.empty(), Optional.of(column)));
  }

  /** The constants that SET gives to columns. */
  public static List<Constant> assigned(List<Assignment> assignments) {
    List<Constant> constants = new ArrayList<>();
    for (Assignment assignment : assignments) {
      List<Name> columns = assignment.columns();
      List<Expression> values =
          columns.size() > 1 && assignment.value() instanceof Expression.Row row
              ? row.values()
              : List.of(assignment.value());
      for (int i = 0; i < Math.min(values.size(), columns.size()); i++) {
        given(columns.get(i), values.get(i)).ifPresent(constants::add);
      }
    }
    return constants;
  }

  /** The constants that VALUES, or the target list of a SELECT, gives to these columns. */
  public static List<Constant> inserted(QueryTree query, List<Name> columns) {
    List<Constant> constants = new ArrayList<>();
    for (QueryTree.Part part : query.parts()) {
      switch (part) {
        case QueryTree.Values values ->
            values.rows().forEach(row -> given(columns, row, constants));
        case QueryTree.Select select ->
            given(
                columns,
                select.targets().stream().map(QueryTree.Target::value).toList(),
                constants);
        case QueryTree.Table table -> {}
        case QueryTree.Nested nested -> constants.addAll(inserted(nested.query(), columns));
      }
    }
    return constants;
  }

  private static void given(List<Name> columns, List<Expression> row, List<Constant> constants) {
    for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
      if (row.get(i) instanceof Expression.AllColumns) {
        return;
      }
      given(columns.get(i), row.get(i)).ifPresent(constants::add);
    }
  }

  private static Optional<String> value(Expression expression) {
    return expression instanceof Expression.Constant constant
            && constant.kind() == Expression.Constant.Kind.STRING
        ? Optional.of(constant.value())
        : Optional.empty();
  }

  private void add(String value, Optional<ObjectName> type, Optional<Name> column) {
    found.add(new Constant(value, type, column));
  }
}
