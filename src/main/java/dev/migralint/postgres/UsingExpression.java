package dev.migralint.postgres;

import dev.migralint.sql.Expression;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.read.query.Expressions;
import java.util.Set;

/** What is known of the value that a USING computes. */
final class UsingExpression {
  /** Functions that fail for no value, and that give a text or a number of few digits. */
  private static final Set<String> SAFE =
      Set.of("lower", "upper", "initcap", "trim", "btrim", "ltrim", "rtrim", "concat", "md5");

  private UsingExpression() {}

  /** Whether it is certain that every row has a value, and that the type can hold it. */
  static boolean fits(Expression using, TypeName type) {
    if (Expressions.isConstant(using)) {
      return true;
    }
    boolean safe = Expressions.functions(using).stream().allMatch(SAFE::contains);
    boolean zone = type.name().startsWith("timestamp") && Expressions.isAtTimeZone(using);
    boolean truth = type.is("bool") && !Expressions.divides(using);
    boolean unlimited = type.modifiers().isEmpty() && (type.is("text") || type.is("varchar"));
    return safe && !Expressions.holdsCast(using) && (zone || unlimited || truth);
  }
}
