package dev.migralint.sql.expression;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.And;
import dev.migralint.sql.Expression.AtTimeZone;
import dev.migralint.sql.Expression.Between;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Expression.Operator;
import dev.migralint.sql.Expression.Or;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What becomes of a condition as time goes by. */
public final class Clock {
  private static final Set<String> CLOCKS =
      Set.of(
          "now",
          "current_date",
          "current_timestamp",
          "localtimestamp",
          "transaction_timestamp",
          "statement_timestamp",
          "clock_timestamp");

  /** How a value changes as time goes by. */
  private enum Trend {
    STEADY,
    GROWS,
    SHRINKS,
    /** Grows and shrinks, or is not known. */
    OTHER;

    Trend reversed() {
      return switch (this) {
        case GROWS -> SHRINKS;
        case SHRINKS -> GROWS;
        default -> this;
      };
    }

    Trend with(Trend other) {
      return this == STEADY || this == other ? other : other == STEADY ? this : OTHER;
    }
  }

  private Clock() {}

  /** The function that gives the current time, where it makes a condition false that was true. */
  public static Optional<String> expires(Expression condition) {
    List<Call> clocks = condition.all(Call.class).filter(Clock::isClock).toList();
    return clocks.isEmpty() || !turnsFalse(condition)
        ? Optional.empty()
        : Optional.of(clocks.getFirst().sql());
  }

  private static boolean isClock(Call call) {
    return call.function().schema().isEmpty()
        && CLOCKS.contains(call.function().name().text())
        && call.arguments().stream().noneMatch(Expression.Column.class::isInstance);
  }

  private static boolean turnsFalse(Expression condition) {
    return switch (condition) {
      case And and -> and.conditions().stream().anyMatch(Clock::turnsFalse);
      case Or or -> or.conditions().stream().anyMatch(Clock::turnsFalse);
      case Operator operator when operator.operands().size() == 2 -> turnsFalse(operator);
      case Between between when !between.negated() && !between.symmetric() ->
          exceeds(between.low(), between.operand()) || exceeds(between.operand(), between.high());
      default -> false;
    };
  }

  private static boolean turnsFalse(Operator comparison) {
    Expression left = comparison.operands().getFirst();
    Expression right = comparison.operands().getLast();
    return switch (comparison.symbol()) {
      case "<", "<=" -> exceeds(left, right);
      case ">", ">=" -> exceeds(right, left);
      case "=" -> exceeds(left, right) || exceeds(right, left);
      default -> false;
    };
  }

  /** Whether the value of the one comes to exceed the other's. */
  private static boolean exceeds(Expression one, Expression other) {
    return trend(one).with(trend(other).reversed()) == Trend.GROWS;
  }

  private static Trend trend(Expression value) {
    if (value.all(Call.class).noneMatch(Clock::isClock) && !isAge(value)) {
      return value.all().anyMatch(Clock::isAge) ? Trend.OTHER : Trend.STEADY;
    }
    return switch (value) {
      case Call call when isClock(call) -> Trend.GROWS;
      case Call call -> trend(call);
      case Cast cast -> trend(cast.operand());
      case AtTimeZone at -> trend(at.operand());
      case Operator operator when operator.operands().size() == 2 -> trend(operator);
      default -> Trend.OTHER;
    };
  }

  private static boolean isAge(Expression value) {
    return value instanceof Call call
        && call.function().name().text().equals("age")
        && call.arguments().size() == 1;
  }

  private static Trend trend(Call call) {
    List<Expression> arguments = call.arguments();
    return switch (call.function().name().text()) {
      case "age" ->
          arguments.size() == 1
              ? Trend.GROWS.with(trend(arguments.getFirst()).reversed())
              : trend(arguments.getFirst()).with(trend(arguments.getLast()).reversed());
      case "date_trunc", "date" -> trend(arguments.getLast());
      case "extract", "date_part" -> {
        String written = call.sql().toLowerCase(Locale.ROOT);
        boolean never = written.matches("(?s)\\w+\\s*\\(\\s*'?(year|epoch)\\b.*");
        yield never ? trend(arguments.getLast()) : Trend.OTHER;
      }
      default -> Trend.OTHER;
    };
  }

  private static Trend trend(Operator operator) {
    Trend left = trend(operator.operands().getFirst());
    Trend right = trend(operator.operands().getLast());
    return switch (operator.symbol()) {
      case "+" -> left.with(right);
      case "-" -> left.with(right.reversed());
      default -> Trend.OTHER;
    };
  }
}
