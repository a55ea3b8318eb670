package dev.migralint.sql.read.query;

import dev.migralint.sql.Name;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;

/**
 * The only door to JSqlParser. It is not opened for what our own reader can tell (its first parse
 * costs a tenth of a second), nor for text that its recursion could not end on.
 */
final class ParsedExpression {
  private static final int MAX_TOKENS = 500;
  private static final int MAX_NESTING = 50;

  private ParsedExpression() {}

  /** The columns that the expression says to be not null, as far as it can be parsed. */
  static List<Name> provenPresent(String text) {
    if (!text.toUpperCase(Locale.ROOT).contains("NULL") || !isSmall(text)) {
      return List.of();
    }
    List<Name> columns = new ArrayList<>();
    try {
      CCJSqlParser parser = CCJSqlParserUtil.newParser(text);
      Expression whole = parser.Expression();
      if (parser.getNextToken().kind == CCJSqlParserConstants.EOF) {
        collect(whole, columns);
      }
    } catch (ParseException | TokenMgrException notReadable) {
      return List.of();
    }
    return columns;
  }

  /** Whether a condition is true of every row; empty where that can't be told. */
  static Optional<Boolean> alwaysTrue(String text) {
    if (!isSmall(text)) {
      return Optional.empty();
    }
    try {
      CCJSqlParser parser = CCJSqlParserUtil.newParser(text);
      Expression whole = parser.Expression();
      boolean all = parser.getNextToken().kind == CCJSqlParserConstants.EOF;
      return all ? Optional.of(isTrue(whole)) : Optional.empty();
    } catch (ParseException | TokenMgrException notReadable) {
      return Optional.empty();
    }
  }

  /** Whether a condition is never false of a row whose columns hold the values. */
  static boolean neverFalse(
      String text, Map<Name, Optional<dev.migralint.sql.Expression>> columns) {
    if (!isSmall(text)) {
      return false;
    }
    Map<Name, Optional<String>> values = new HashMap<>();
    columns.forEach((name, value) -> values.put(name, value.map(v -> v.text())));
    try {
      CCJSqlParser parser = CCJSqlParserUtil.newParser(text);
      Expression whole = parser.Expression();
      boolean all = parser.getNextToken().kind == CCJSqlParserConstants.EOF;
      return all && !new Outcomes(values).of(whole).contains(Outcomes.Truth.FALSE);
    } catch (ParseException | TokenMgrException notReadable) {
      return false;
    }
  }

  /** {@code true}, {@code 1 = 1}, {@code a = a}, and what AND and OR make of them. */
  private static boolean isTrue(Expression expression) {
    return switch (expression) {
      case AndExpression and -> isTrue(and.getLeftExpression()) && isTrue(and.getRightExpression());
      case OrExpression or -> isTrue(or.getLeftExpression()) || isTrue(or.getRightExpression());
      case ParenthesedExpressionList<?> list -> list.size() == 1 && isTrue(list.getFirst());
      case EqualsTo equal ->
          equal.getLeftExpression().toString().equals(equal.getRightExpression().toString());
      case BooleanValue value -> value.getValue();
      case Column word -> word.toString().equalsIgnoreCase("true");
      default -> false;
    };
  }

  private static void collect(Expression expression, List<Name> columns) {
    switch (expression) {
      case AndExpression and -> {
        collect(and.getLeftExpression(), columns);
        collect(and.getRightExpression(), columns);
      }
      case ParenthesedExpressionList<?> list when list.size() == 1 ->
          collect(list.getFirst(), columns);
      case IsNullExpression test when test.isNot() -> addColumn(test.getLeftExpression(), columns);
      case NotExpression not -> {
        Expression inner = withoutParentheses(not.getExpression());
        if (inner instanceof IsNullExpression test && !test.isNot()) {
          addColumn(test.getLeftExpression(), columns);
        }
      }
      default -> {}
    }
  }

  static Expression withoutParentheses(Expression expression) {
    Expression inner = expression;
    while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      inner = list.getFirst();
    }
    return inner;
  }

  private static void addColumn(Expression operand, List<Name> columns) {
    if (withoutParentheses(operand) instanceof Column column) {
      columns.add(name(column));
    }
  }

  static Name name(Column column) {
    String written = column.getColumnName();
    boolean quoted = written.startsWith("\"");
    return quoted
        ? Name.quoted(written.substring(1, written.length() - 1).replace("\"\"", "\""))
        : Name.unquoted(written);
  }

  private static boolean isSmall(String text) {
    Lexer lexer = new Lexer(text, 0, text.length());
    int tokens = 0;
    int nesting = 0;
    int deepest = 0;
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      tokens++;
      nesting +=
          switch (token.kind()) {
            case OPEN_PAREN, OPEN_BRACKET -> 1;
            case CLOSE_PAREN, CLOSE_BRACKET -> -1;
            default -> 0;
          };
      deepest = Math.max(deepest, nesting);
      if (tokens > MAX_TOKENS || deepest > MAX_NESTING) {
        return false;
      }
    }
    return true;
  }
}
