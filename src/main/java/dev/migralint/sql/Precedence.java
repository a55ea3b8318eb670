package dev.migralint.sql;

/**
 * How tightly operators bind; higher binds tighter.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/parser/gram.y (the list that
 * begins with {@code %left OR})
 */
public final class Precedence {
  public static final int OR = 1;
  public static final int AND = 2;
  public static final int NOT = 3;
  public static final int IS = 4;
  public static final int COMPARISON = 5;

  /** BETWEEN, IN, LIKE, ILIKE, SIMILAR and OVERLAPS. */
  public static final int MATCH = 6;

  public static final int ESCAPE = 7;

  /** Every operator that SQL itself does not have. */
  public static final int OTHER = 8;

  public static final int AT = 12;
  public static final int COLLATE = 13;

  /** A plus or minus before its operand. */
  public static final int SIGN = 14;

  public static final int CAST = 17;

  /** What needs no parentheses anywhere. */
  static final int PRIMARY = 20;

  private static final int SUM = 9;
  private static final int PRODUCT = 10;
  private static final int POWER = 11;

  private Precedence() {}

  /** That of an operator between two operands. */
  public static int infix(String symbol) {
    return switch (symbol) {
      case "=", "<", ">", "<=", ">=", "<>", "!=" -> COMPARISON;
      case "+", "-" -> SUM;
      case "*", "/", "%" -> PRODUCT;
      case "^" -> POWER;
      case "OVERLAPS" -> MATCH;
      default -> OTHER;
    };
  }

  /** That of an operator before its only operand. */
  public static int prefix(String symbol) {
    return symbol.equals("+") || symbol.equals("-") ? SIGN : OTHER;
  }

  /** That of the outermost operator of an expression. */
  static int of(Expression expression) {
    return switch (expression) {
      case Expression.Or or -> OR;
      case Expression.And and -> AND;
      case Expression.Not not -> NOT;
      case Expression.Test test -> IS;
      case Expression.Distinct distinct -> IS;
      case Expression.Match match -> MATCH;
      case Expression.Between between -> MATCH;
      case Expression.In in -> MATCH;
      case Expression.Quantified quantified -> infix(quantified.symbol());
      case Expression.Operator operator ->
          operator.operands().size() == 1 ? prefix(operator.symbol()) : infix(operator.symbol());
      case Expression.AtTimeZone at -> AT;
      case Expression.Collate collate -> COLLATE;
      case Expression.Cast cast ->
          cast.syntax() == Expression.Cast.Syntax.OPERATOR ? CAST : PRIMARY;
      case Expression.Column column -> PRIMARY;
      case Expression.AllColumns all -> PRIMARY;
      case Expression.Constant constant -> PRIMARY;
      case Expression.Placeholder placeholder -> PRIMARY;
      case Expression.Call call -> PRIMARY;
      case Expression.Case cases -> PRIMARY;
      case Expression.Row row -> PRIMARY;
      case Expression.Array array -> PRIMARY;
      case Expression.Subquery subquery -> PRIMARY;
      case Expression.Field field -> PRIMARY;
      case Expression.Subscript subscript -> PRIMARY;
      case Expression.Unread unread -> PRIMARY;
    };
  }
}
