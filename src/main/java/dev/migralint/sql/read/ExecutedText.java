package dev.migralint.sql.read;

import dev.migralint.sql.Expression;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import java.util.List;

/**
 * What an expression of PL/pgSQL makes, as far as it is constant. What is made up as it runs stands
 * in the text as a placeholder with its expression.
 *
 * @param isVariable whether any of it is made up as it runs
 * @param isConstant whether any of it is constant
 */
record ExecutedText(Excerpt excerpt, boolean isVariable, boolean isConstant) {

  /**
   * The texts that these tokens of an expression may make, one for each value that a variable may
   * have; refused where they are no expression, or one that always fails.
   */
  static List<ExecutedText> of(String text, List<Token> tokens, BodyVariables variables) {
    Cursor c = new Cursor(text, tokens);
    Expression expression = ExpressionReader.any(c);
    if (!c.atEnd()) {
      throw c.refuse("the end of the expression");
    }
    if (expression instanceof Expression.Column column && column.qualifiers().isEmpty()) {
      List<ExecutedText> values = variables.valuesOf(column.name());
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of(new ExecutedTextBuilder(text, variables).of(expression));
  }

  /** The same; refused where none of it is constant. */
  static List<ExecutedText> ofExecute(String text, List<Token> tokens, BodyVariables variables) {
    List<ExecutedText> texts = of(text, tokens, variables);
    if (!texts.stream().allMatch(ExecutedText::isConstant)) {
      throw new Refusal(Refusal.Cause.DYNAMIC, "EXECUTE makes up its statement as it runs");
    }
    return texts;
  }
}
