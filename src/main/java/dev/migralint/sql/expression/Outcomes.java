package dev.migralint.sql.expression;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Name;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What can come of a condition in SQL's three-valued logic where something is known of columns.
 *
 * @param columns what is known of a column of that name
 */
public record Outcomes(Function<Name, Value> columns) {
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

  /** What is known of a value. */
  public sealed interface Value {
    /** Nothing is known of it. */
    Value UNKNOWN = new Unknown();

    /** It is null. */
    Value NULL = new Null();

    /** It is some value, and not null. */
    Value PRESENT = new Present();

    /** Nothing is known of it. */
    record Unknown() implements Value {}

    /** It is null. */
    record Null() implements Value {}

    /** It is some value, and not null. */
    record Present() implements Value {}

    /** It is that number or text. */
    record Is(Comparable<?> constant) implements Value {}
  }

  /** What can come of it where nothing is known of any column. */
  public static Outcomes ofAnyRow() {
    return new Outcomes(name -> Value.UNKNOWN);
  }

  /** Whether the expression is null of every row, perhaps cast. */
  public static boolean isNull(Expression expression) {
    return ofAnyRow().value(expression).equals(Value.NULL);
  }

  /** What can come of a condition; anything where that cannot be told. */
  public Set<Truth> of(Expression condition) {
    return of(condition, 0);
  }

  /** What is known of the value that an expression has. */
  public Value value(Expression expression) {
    return value(expression, 0);
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
      case Expression.In in -> in(in, depth);
      case Expression.Between between when !between.symmetric() -> {
        Value operand = value(between.operand(), depth + 1);
        Set<Truth> from = compared(operand, value(between.low(), depth + 1), ">=");
        Set<Truth> to = compared(operand, value(between.high(), depth + 1), "<=");
        Set<Truth> both = both(from, to, Truth.FALSE);
        yield between.negated() ? negated(both) : both;
      }
      case Expression.Operator operator when operator.operands().size() == 2 -> {
        Expression left = operator.operands().getFirst();
        Expression right = operator.operands().getLast();
        yield isSameColumn(left, right)
            ? itself(value(left, depth + 1), operator.symbol())
            : compared(value(left, depth + 1), value(right, depth + 1), operator.symbol());
      }
      case Expression.Distinct distinct -> distinct(distinct, depth);
      case Expression.Cast cast when cast.type().is("bool") -> of(cast.operand(), depth + 1);
      default -> ofValue(condition, depth);
    };
  }

  private Set<Truth> ofValue(Expression condition, int depth) {
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
    return switch (value(condition, depth)) {
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
              switch (value(test.operand(), depth + 1)) {
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

  private Set<Truth> in(Expression.In in, int depth) {
    Value operand = value(in.operand(), depth + 1);
    Set<Truth> any = Set.of(Truth.FALSE);
    for (Expression member : in.members()) {
      if (member instanceof Expression.Subquery) {
        return ANY;
      }
      any = both(any, compared(operand, value(member, depth + 1), "="), Truth.TRUE);
    }
    return in.negated() ? negated(any) : any;
  }

  private Set<Truth> distinct(Expression.Distinct distinct, int depth) {
    Value left = value(distinct.left(), depth + 1);
    Value right = value(distinct.right(), depth + 1);
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

  private Value value(Expression expression, int depth) {
    if (depth >= MAX_DEPTH) {
      return Value.UNKNOWN;
    }
    return switch (expression) {
      case Expression.Column column -> columns.apply(column.name());
      case Constant constant -> constant(constant);
      case Expression.Cast cast -> cast(cast, depth);
      case Expression.Operator operator -> operator(operator, depth);
      case Expression.Call call -> call(call, depth);
      case Expression.Array array -> Value.PRESENT;
      case Expression.Row row -> Value.PRESENT;
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
