package dev.migralint.postgres;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Name;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.Names;
import java.util.Set;

/** What is known of the value that a USING computes. */
final class UsingExpression {
  /** Functions that fail for no value, and that give a text or a number of few digits. */
  private static final Set<String> SAFE =
      Set.of("lower", "upper", "initcap", "btrim", "ltrim", "rtrim", "concat", "md5");

  private UsingExpression() {}

  /** Whether it is the column itself, or its cast to the type, as PostgreSQL casts on its own. */
  static boolean isCast(Expression using, Name column, TypeName type) {
    return isColumn(using, column)
        || (using instanceof Cast cast
            && isColumn(cast.operand(), column)
            && cast.type().equals(type));
  }

  /** Whether it is the column, cast to text and then to another type. */
  static boolean isCastByText(Expression using, Name column) {
    return using instanceof Cast outer
        && outer.operand() instanceof Cast inner
        && isColumn(inner.operand(), column)
        && inner.type().modifiers().isEmpty()
        && (inner.type().is("text") || inner.type().is("varchar"));
  }

  /** Whether it is nothing but the column. */
  static boolean isColumn(Expression using, Name column) {
    return using instanceof Column named && named.name().equals(column);
  }

  /** Whether it makes a time of whole seconds since 1970, of which the type can hold each. */
  static boolean isTimeOf(Expression using, Name column, TypeName type) {
    return using instanceof Expression.Call call
        && call.function().name().text().equals("to_timestamp")
        && call.arguments().size() == 1
        && isColumn(call.arguments().getFirst(), column)
        && (type.is("int2") || type.is("int4"));
  }

  /** Whether it is certain that every row has a value, and that the type can hold it. */
  static boolean fits(Expression using, TypeName type) {
    if (Names.columns(using).isEmpty() && Names.functions(using).isEmpty()) {
      return true;
    }
    boolean zone = using instanceof Expression.AtTimeZone at && isPlain(at);
    boolean safe =
        zone
            || Names.functions(using).stream()
                .allMatch(function -> SAFE.contains(function.name().text()));
    boolean truth =
        type.is("bool")
            && using
                .all(Expression.Operator.class)
                .noneMatch(o -> o.symbol().equals("/") || o.symbol().equals("%"));
    boolean unlimited = type.modifiers().isEmpty() && (type.is("text") || type.is("varchar"));
    boolean cast = using.all(Cast.class).findAny().isPresent();
    return safe && !cast && ((zone && type.name().startsWith("timestamp")) || unlimited || truth);
  }

  private static boolean isPlain(Expression.AtTimeZone at) {
    return at.operand() instanceof Column
        && at.zone().filter(zone -> zone instanceof Expression.Constant).isPresent();
  }
}
