package dev.migralint.sql.expression;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Constant;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What can come of a condition in SQL's three-valued logic where something is known of columns.
 *
 * @param values what is known of the values in it
 */
public record Outcomes(KnownValues values) {
  private static final Set<Truth> ANY = Set.copyOf(EnumSet.allOf(Truth.class));
  private static final Set<Truth> NOT_NULL = Set.of(Truth.TRUE, Truth.FALSE);
  private static final Pattern WORD = Pattern.compile("\\p{L}.*", Pattern.DOTALL);

  /** Deeper than this a condition is not looked into. */
  private static final int MAX_DEPTH = 200;

  /** What a condition can be of a row. */
  public enum Truth {
    TRUE,
    FALSE,
    NULL
  }

  /** What can come of it where nothing is known of any column. */
  public static Outcomes ofAnyRow() {
    return new Outcomes(KnownValues.OF_ANY_ROW);
  }

  /** What can come of a condition; anything where that cannot be told. */
  public Set<Truth> of(Expression condition) {
    return of(condition, 0);
  }

  private Set<Truth> of(Expression condition, int depth) {
    if (depth == MAX_DEPTH) {
      return ANY;
    }
    return switch (condition) {
      case Expression.And and -> joined(and.conditions(), Truth.FALSE, depth);
      case Expression.Or or -> joined(or.conditions(), Truth.TRUE, depth);
      case Expression.Not not -> negated(of(not.condition(), depth + 1));
      case Expression.Test test -> tested(test, depth);
      case Expression.In in -> in(in);
      case Expression.Quantified any when isIn(any) ->
          in(new Expression.In(any.span(), any.operand(), members(any.argument()), false));
      case Expression.Between between when !between.symmetric() -> {
        Value operand = values.of(between.operand());
        Set<Truth> from = compared(operand, values.of(between.low()), ">=");
        Set<Truth> to = compared(operand, values.of(between.high()), "<=");
        Set<Truth> both = both(from, to, Truth.FALSE);
        yield between.negated() ? negated(both) : both;
      }
      case Expression.Operator operator when operator.operands().size() == 2 -> {
        Expression left = operator.operands().getFirst();
        Expression right = operator.operands().getLast();
        yield isSameColumn(left, right)
            ? itself(values.of(left), operator.symbol())
            : compared(values.of(left), values.of(right), operator.symbol());
      }
      case Expression.Distinct distinct -> distinct(distinct);
      case Expression.Cast cast when cast.type().is("bool") -> of(cast.operand(), depth + 1);
      default -> ofValue(condition);
    };
  }

  /** {@code a = ANY (ARRAY[…])}, as PostgreSQL writes IN back. */
  private static boolean isIn(Expression.Quantified any) {
    return !any.every() && any.symbol().equals("=") && !members(any.argument()).isEmpty();
  }

  private static List<Expression> members(Expression array) {
    return switch (array) {
      case Expression.Array members -> members.elements();
      case Expression.Cast cast ->
          cast.operand() instanceof Expression.Cast ? List.of() : members(cast.operand());
      default -> List.of();
    };
  }

  private Set<Truth> ofValue(Expression condition) {
    if (condition instanceof Constant constant) {
      switch (constant.kind()) {
        case TRUE -> {
          return Set.of(Truth.TRUE);
        }
        case FALSE -> {
          return Set.of(Truth.FALSE);
        }
        default -> {}
      }
    }
    return switch (values.of(condition)) {
      case Value.Null isNull -> Set.of(Truth.NULL);
      case Value.Present present -> NOT_NULL;
      case Value.Is is -> NOT_NULL;
      case Value.Unknown unknown -> ANY;
    };
  }

  private Set<Truth> joined(List<Expression> conditions, Truth deciding, int depth) {
    Set<Truth> all = of(conditions.getFirst(), depth + 1);
    for (Expression next : conditions.subList(1, conditions.size())) {
      all = both(all, of(next, depth + 1), deciding);
    }
    return all;
  }

  /** AND, which a false decides, or OR, which a true decides. */
  private static Set<Truth> both(Set<Truth> left, Set<Truth> right, Truth deciding) {
    Set<Truth> all = EnumSet.noneOf(Truth.class);
    for (Truth one : left) {
      for (Truth other : right) {
        all.add(
            one == deciding || other == deciding
                ? deciding
                : one == Truth.NULL ? Truth.NULL : other);
      }
    }
    return all;
  }

  private static Set<Truth> negated(Set<Truth> outcomes) {
    Set<Truth> all = EnumSet.noneOf(Truth.class);
    for (Truth outcome : outcomes) {
      all.add(
          switch (outcome) {
            case TRUE -> Truth.FALSE;
            case FALSE -> Truth.TRUE;
            case NULL -> Truth.NULL;
          });
    }
    return all;
  }

  private Set<Truth> tested(Expression.Test test, int depth) {
    Set<Truth> holds =
        switch (test.word()) {
          case "NULL" ->
              switch (values.of(test.operand())) {
                case Value.Null isNull -> Set.of(Truth.TRUE);
                case Value.Present present -> Set.of(Truth.FALSE);
                case Value.Is is -> Set.of(Truth.FALSE);
                case Value.Unknown unknown -> NOT_NULL;
              };
          case "TRUE" -> is(of(test.operand(), depth + 1), Truth.TRUE);
          case "FALSE" -> is(of(test.operand(), depth + 1), Truth.FALSE);
          case "UNKNOWN" -> is(of(test.operand(), depth + 1), Truth.NULL);
          default -> ANY;
        };
    return test.negated() ? negated(holds) : holds;
  }

  private static Set<Truth> is(Set<Truth> outcomes, Truth wanted) {
    if (!outcomes.contains(wanted)) {
      return Set.of(Truth.FALSE);
    }
    return outcomes.size() == 1 ? Set.of(Truth.TRUE) : NOT_NULL;
  }

  private Set<Truth> in(Expression.In in) {
    Value operand = values.of(in.operand());
    Set<Truth> any = Set.of(Truth.FALSE);
    for (Expression member : in.members()) {
      if (member instanceof Expression.Subquery) {
        return ANY;
      }
      any = both(any, compared(operand, values.of(member), "="), Truth.TRUE);
    }
    return in.negated() ? negated(any) : any;
  }

  private Set<Truth> distinct(Expression.Distinct distinct) {
    Value left = values.of(distinct.left());
    Value right = values.of(distinct.right());
    boolean leftNull = left instanceof Value.Null;
    boolean rightNull = right instanceof Value.Null;
    Set<Truth> differ;
    if (left instanceof Value.Unknown || right instanceof Value.Unknown) {
      differ = NOT_NULL;
    } else if (leftNull || rightNull) {
      differ = Set.of(leftNull && rightNull ? Truth.FALSE : Truth.TRUE);
    } else {
      differ = compared(left, right, "<>");
    }
    return distinct.negated() ? negated(differ) : differ;
  }

  private static boolean isSameColumn(Expression left, Expression right) {
    return left instanceof Expression.Column one
        && right instanceof Expression.Column other
        && one.name().equals(other.name())
        && one.qualifiers().equals(other.qualifiers());
  }

  /** A value compared with itself. */
  private static Set<Truth> itself(Value value, String operator) {
    Truth outcome =
        switch (operator) {
          case "=", "<=", ">=" -> Truth.TRUE;
          default -> Truth.FALSE;
        };
    boolean compares = Set.of("=", "<>", "<", ">", "<=", ">=").contains(operator);
    return switch (value) {
      case Value.Null isNull -> Set.of(Truth.NULL);
      case Value.Present present when compares -> Set.of(outcome);
      case Value.Is is when compares -> Set.of(outcome);
      case Value.Unknown unknown when compares -> Set.of(outcome, Truth.NULL);
      default -> ANY;
    };
  }

  /** A comparison with a null is null. */
  private static Set<Truth> compared(Value left, Value right, String operator) {
    if (left instanceof Value.Null || right instanceof Value.Null) {
      return Set.of(Truth.NULL);
    }
    if (!(left instanceof Value.Is(Comparable<?> one))
        || !(right instanceof Value.Is(Comparable<?> other))) {
      boolean unknown = left instanceof Value.Unknown || right instanceof Value.Unknown;
      return unknown ? ANY : NOT_NULL;
    }
    if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
      return order(a.compareTo(b), operator);
    }
    if (!(one instanceof String a) || !(other instanceof String b)) {
      return NOT_NULL;
    }
    // Texts that differ may be one value of another type: '1' and '1.0', two spellings of a time.
    boolean differ = WORD.matcher(a).matches() && WORD.matcher(b).matches();
    boolean decided = a.equals(b) || differ;
    return switch (operator) {
      case "=" -> decided ? Set.of(a.equals(b) ? Truth.TRUE : Truth.FALSE) : NOT_NULL;
      case "<>" -> decided ? Set.of(a.equals(b) ? Truth.FALSE : Truth.TRUE) : NOT_NULL;
      default -> NOT_NULL;
    };
  }

  private static Set<Truth> order(int order, String operator) {
    return switch (operator) {
      case "=" -> holds(order == 0);
      case "<>" -> holds(order != 0);
      case ">" -> holds(order > 0);
      case ">=" -> holds(order >= 0);
      case "<" -> holds(order < 0);
      case "<=" -> holds(order <= 0);
      default -> ANY;
    };
  }

  private static Set<Truth> holds(boolean holds) {
    return Set.of(holds ? Truth.TRUE : Truth.FALSE);
  }
}
