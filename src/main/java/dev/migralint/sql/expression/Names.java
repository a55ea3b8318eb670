package dev.migralint.sql.expression;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns, functions and sequences that an expression names. */
public final class Names {
  private static final Set<String> SEQUENCE_FUNCTIONS = Set.of("nextval", "currval", "setval");

  private Names() {}

  /** The columns, once each, without what qualifies them; those of queries in it are included. */
  public static List<Name> columns(Expression expression) {
    return expression.all(Column.class).map(Column::name).distinct().toList();
  }

  /**
   * The functions that it calls, as named; {@code current_timestamp} and its kin included, but not
   * what is syntax, such as {@code coalesce}.
   */
  public static List<ObjectName> functions(Expression expression) {
    return expression
        .all()
        .<ObjectName>mapMulti(
            (part, found) -> {
              switch (part) {
                case Call call when !isSyntax(call) -> found.accept(call.function());
                case Expression.AtTimeZone at ->
                    found.accept(ObjectName.of(Name.unquoted("timezone")));
                default -> {}
              }
            })
        .toList();
  }

  private static boolean isSyntax(Call call) {
    return call.form() == Call.Form.SPECIAL
        && Set.of("coalesce", "nullif", "greatest", "least", "grouping")
            .contains(call.function().name().text());
  }

  /** The sequences that calls of nextval, currval and setval name. */
  public static List<ObjectName> sequences(Expression expression) {
    return expression.all(Call.class).flatMap(call -> sequence(call).stream()).toList();
  }

  /** The sequence that a call of nextval, currval or setval names. */
  public static Optional<ObjectName> sequence(Call call) {
    return SEQUENCE_FUNCTIONS.contains(call.function().name().text()) && !call.arguments().isEmpty()
        ? relation(call.arguments().getFirst())
        : Optional.empty();
  }

  /** The relation that a string names where a regclass is wanted. */
  private static Optional<ObjectName> relation(Expression argument) {
    return switch (argument) {
      case Constant constant when constant.kind() == Constant.Kind.STRING ->
          ObjectName.parse(constant.value());
      case Cast cast -> relation(cast.operand());
      default -> Optional.empty();
    };
  }
}
