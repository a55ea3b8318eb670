package dev.migralint.sql.read.query;

import dev.migralint.sql.Name;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.schema.Column;

/**
 * What can come of a condition in SQL's three-valued logic where some columns' values are known.
 *
 * @param values the values as written, empty for a null
 */
record Outcomes(Map<Name, Optional<String>> values) {
  enum Truth {
    TRUE,
    FALSE,
    NULL
  }

  private static final Set<Truth> ANY = EnumSet.allOf(Truth.class);

  /** What can come of it; anything where that can't be told. */
  Set<Truth> of(Expression condition) {
    return switch (ParsedExpression.withoutParentheses(condition)) {
      case AndExpression and ->
          both(of(and.getLeftExpression()), of(and.getRightExpression()), Truth.FALSE);
      case OrExpression or ->
          both(of(or.getLeftExpression()), of(or.getRightExpression()), Truth.TRUE);
      case NotExpression not -> negated(of(not.getExpression()));
      case IsNullExpression test -> isNull(test);
      case InExpression in -> in(in);
      case Between between when holdsNull(between.getLeftExpression()) -> EnumSet.of(Truth.NULL);
      case EqualsTo e -> compared(e.getLeftExpression(), e.getRightExpression(), "=");
      case NotEqualsTo e -> compared(e.getLeftExpression(), e.getRightExpression(), "<>");
      case GreaterThan e -> compared(e.getLeftExpression(), e.getRightExpression(), ">");
      case GreaterThanEquals e -> compared(e.getLeftExpression(), e.getRightExpression(), ">=");
      case MinorThan e -> compared(e.getLeftExpression(), e.getRightExpression(), "<");
      case MinorThanEquals e -> compared(e.getLeftExpression(), e.getRightExpression(), "<=");
      default -> ANY;
    };
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

  private Set<Truth> isNull(IsNullExpression test) {
    Expression operand = ParsedExpression.withoutParentheses(test.getLeftExpression());
    Optional<String> value =
        operand instanceof Column column ? values.get(ParsedExpression.name(column)) : null;
    if (value != null) {
      boolean isNull = value.isEmpty();
      return EnumSet.of(isNull != test.isNot() ? Truth.TRUE : Truth.FALSE);
    }
    return EnumSet.of(Truth.TRUE, Truth.FALSE);
  }

  private Set<Truth> in(InExpression in) {
    if (holdsNull(in.getLeftExpression())) {
      return EnumSet.of(Truth.NULL);
    }
    Optional<Comparable<?>> left = literal(in.getLeftExpression());
    if (left.isEmpty() || !(in.getRightExpression() instanceof ExpressionList<?> list)) {
      return ANY;
    }
    List<Optional<Comparable<?>>> members = list.stream().map(this::literal).toList();
    if (members.contains(left)) {
      return EnumSet.of(in.isNot() ? Truth.FALSE : Truth.TRUE);
    }
    return ANY;
  }

  /** A comparison with a null is null. */
  private Set<Truth> compared(Expression left, Expression right, String operator) {
    if (holdsNull(left) || holdsNull(right)) {
      return EnumSet.of(Truth.NULL);
    }
    Optional<Comparable<?>> one = literal(left);
    Optional<Comparable<?>> other = literal(right);
    if (one.isEmpty() || other.isEmpty()) {
      return ANY;
    }
    if (one.get() instanceof BigDecimal a && other.get() instanceof BigDecimal b) {
      int order = a.compareTo(b);
      boolean holds =
          switch (operator) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            default -> order <= 0;
          };
      return EnumSet.of(holds ? Truth.TRUE : Truth.FALSE);
    }
    boolean equal = one.equals(other);
    return switch (operator) {
      case "=" -> EnumSet.of(equal ? Truth.TRUE : Truth.FALSE);
      case "<>" -> EnumSet.of(equal ? Truth.FALSE : Truth.TRUE);
      default -> ANY;
    };
  }

  private boolean holdsNull(Expression operand) {
    return ParsedExpression.withoutParentheses(operand) instanceof Column column
        && values.getOrDefault(ParsedExpression.name(column), Optional.of("")).isEmpty();
  }

  private Optional<Comparable<?>> literal(Expression operand) {
    return switch (ParsedExpression.withoutParentheses(operand)) {
      case LongValue number -> Optional.of(new BigDecimal(number.getStringValue()));
      case DoubleValue number -> Optional.of(BigDecimal.valueOf(number.getValue()));
      case StringValue text -> Optional.of(text.getValue());
      case Column column ->
          values
              .getOrDefault(ParsedExpression.name(column), Optional.empty())
              .flatMap(Outcomes::value);
      default -> Optional.empty();
    };
  }

  /** The value of a DEFAULT that is a plain number or string. */
  private static Optional<Comparable<?>> value(String written) {
    String text = written.strip();
    if (text.matches("'[^'\\\\]*'")) {
      return Optional.of(text.substring(1, text.length() - 1));
    }
    return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
