package dev.migralint.sql.expression;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Constant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of the values that expressions have, where something is known of columns.
 *
 * @param columns what is known of a column, written with or without a qualifier
 */
public record KnownValues(Function<Expression.Column, Value> columns) {
  /** Nothing is known of any column. */
  public static final KnownValues OF_ANY_ROW = new KnownValues(column -> Value.UNKNOWN);

  /** Deeper than this an expression is not looked into. */
  private static final int MAX_DEPTH = 200;

  /** Whether the expression is null of every row, perhaps cast. */
  public static boolean isNull(Expression expression) {
    return OF_ANY_ROW.of(expression).equals(Value.NULL);
  }

  /** What is known of the value that an expression has. */
  public Value of(Expression expression) {
    return value(expression, 0);
  }

  private Value value(Expression expression, int depth) {
    if (depth >= MAX_DEPTH) {
      return Value.UNKNOWN;
    }
    // A row that holds nulls is neither null nor not null, so that nothing is known of a ROW.
    return switch (expression) {
      case Expression.Column column -> columns.apply(column);
      case Constant constant -> constant(constant);
      case Expression.Cast cast -> cast(cast, depth);
      case Expression.Operator operator -> operator(operator, depth);
      case Expression.Call call -> call(call, depth);
      case Expression.Array array -> Value.PRESENT;
      case Expression.Collate collate -> value(collate.operand(), depth + 1);
      default -> Value.UNKNOWN;
    };
  }

  private static Value constant(Constant constant) {
    return switch (constant.kind()) {
      case NULL -> Value.NULL;
      case STRING -> new Value.Is(constant.value());
      case NUMBER -> number(constant.value());
      case TRUE, FALSE, PREFIXED_STRING -> Value.PRESENT;
      case DEFAULT -> Value.UNKNOWN;
    };
  }

  private static Value number(String written) {
    return written.matches("[0-9]{1,18}(\\.[0-9]{0,18})?")
        ? new Value.Is(new BigDecimal(written))
        : Value.PRESENT;
  }

  /** A cast keeps nulls; what it makes of a value is known only of texts that stay as they are. */
  private Value cast(Expression.Cast cast, int depth) {
    Value operand = value(cast.operand(), depth + 1);
    boolean text =
        cast.type().modifiers().isEmpty() && (cast.type().is("text") || cast.type().is("varchar"));
    return switch (operand) {
      case Value.Is(String constant) when text -> operand;
      case Value.Is is -> Value.PRESENT;
      case Value.Present present -> operand;
      case Value.Null isNull -> operand;
      case Value.Unknown unknown -> operand;
    };
  }

  /** The operators that SQL itself has give null for a null, and only for a null. */
  private Value operator(Expression.Operator operator, int depth) {
    List<Value> operands = new ArrayList<>();
    for (Expression operand : operator.operands()) {
      operands.add(value(operand, depth + 1));
    }
    if (!Set.of("+", "-", "*", "/", "%", "^", "||").contains(operator.symbol())
        || operands.contains(Value.UNKNOWN)) {
      return Value.UNKNOWN;
    }
    if (operands.contains(Value.NULL)) {
      return operator.symbol().equals("||") ? Value.UNKNOWN : Value.NULL;
    }
    if (operator.symbol().equals("-")
        && operands.size() == 1
        && operands.getFirst() instanceof Value.Is(BigDecimal number)) {
      return new Value.Is(number.negate());
    }
    return Value.PRESENT;
  }

  private Value call(Expression.Call call, int depth) {
    String name = call.function().name().text();
    boolean bare = call.form() == Expression.Call.Form.BARE && !name.equals("current_schema");
    if (bare || name.equals("now")) {
      return Value.PRESENT;
    }
    if (call.form() == Expression.Call.Form.SPECIAL && name.equals("coalesce")) {
      List<Value> arguments =
          call.arguments().stream()
              .map(argument -> value(argument, depth + 1))
              .filter(value -> !(value instanceof Value.Null))
              .toList();
      if (arguments.isEmpty()) {
        return Value.NULL;
      }
      return !(arguments.getFirst() instanceof Value.Unknown)
          ? arguments.getFirst()
          : arguments.stream().allMatch(Value.Unknown.class::isInstance)
              ? Value.UNKNOWN
              : Value.PRESENT;
    }
    return Value.UNKNOWN;
  }
}
