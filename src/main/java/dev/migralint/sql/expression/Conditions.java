package dev.migralint.sql.expression;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.And;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Expression.Not;
import dev.migralint.sql.Expression.Test;
import dev.migralint.sql.Name;
import java.util.ArrayList;
import java.util.List;

/** What a condition demands of each row. */
public final class Conditions {
  private Conditions() {}

  /** The conditions that AND joins, however they are put in parentheses. */
  public static List<Expression> conjuncts(Expression condition) {
    List<Expression> all = new ArrayList<>(List.of(condition));
    for (int i = 0; i < all.size(); ) {
      if (all.get(i) instanceof And and) {
        all.remove(i);
        all.addAll(i, and.conditions());
      } else {
        i++;
      }
    }
    return all;
  }

  /**
   * The columns that hold no null in any row for which the expression, as a CHECK, is accepted by
   * PostgreSQL as proof: those of an {@code IS NOT NULL} that stands alone or under AND.
   * https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL
   */
  public static List<Name> provenPresent(Expression check) {
    List<Name> present = new ArrayList<>();
    for (Expression condition : conjuncts(check)) {
      boolean negated = condition instanceof Not;
      Expression test = condition instanceof Not not ? not.condition() : condition;
      if (test instanceof Test isNull
          && isNull.isForNull()
          && isNull.negated() != negated
          && isNull.operand() instanceof Column column) {
        present.add(column.name());
      }
    }
    return List.copyOf(present);
  }

  /**
   * The expression as SQL in which equal conditions on one table are equal texts: columns are not
   * qualified and constants are not cast.
   */
  public static String comparable(Expression expression) {
    return plain(expression).sql();
  }

  private static Expression plain(Expression expression) {
    return switch (expression) {
      case Column column -> new Column(column.span(), List.of(), column.name());
      case Expression.Cast cast when cast.operand() instanceof Constant constant -> constant;
      case Test test -> new Test(test.span(), plain(test.operand()), test.word(), test.negated());
      case Expression.Operator operator ->
          new Expression.Operator(
              operator.span(),
              operator.symbol(),
              operator.operands().stream().map(Conditions::leaf).toList());
      case Expression.In in ->
          new Expression.In(
              in.span(),
              leaf(in.operand()),
              in.members().stream().map(Conditions::leaf).toList(),
              in.negated());
      default -> expression;
    };
  }

  /** What is deeper than one operator is compared as it is written. */
  private static Expression leaf(Expression operand) {
    return switch (operand) {
      case Column column -> plain(column);
      case Expression.Cast cast -> plain(cast);
      default -> operand;
    };
  }
}
