package dev.migralint.sql.expression;

import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Operation;
import dev.migralint.sql.SessionOperation.SetParameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a query sets by {@code set_config(name, value, is_local)}, which does what SET does.
 * https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-SET
 */
public final class SetConfig {
  private SetConfig() {}

  /** The parameters that an operation sets to constants, in the order of the text. */
  public static List<SetParameter> in(Operation operation) {
    return operation instanceof Query query && query.query().isPresent()
        ? query.query().get().expressions().stream()
            .flatMap(expression -> expression.all(Call.class))
            .flatMap(call -> of(call).stream())
            .toList()
        : List.of();
  }

  private static Optional<SetParameter> of(Call call) {
    if (!call.function().name().text().equals("set_config") || call.arguments().size() != 3) {
      return Optional.empty();
    }
    Optional<String> name = text(call.arguments().get(0));
    Optional<String> value = text(call.arguments().get(1));
    return name.isPresent() && value.isPresent()
        ? Optional.of(
            new SetParameter(
                call.span(),
                name.get().toLowerCase(Locale.ROOT),
                value.get(),
                isTrue(call.arguments().get(2))))
        : Optional.empty();
  }

  private static Optional<String> text(Expression argument) {
    return switch (argument) {
      case Constant constant when constant.kind() == Constant.Kind.STRING ->
          Optional.of(constant.value());
      case Expression.Cast cast -> text(cast.operand());
      default -> Optional.empty();
    };
  }

  private static boolean isTrue(Expression argument) {
    return argument instanceof Constant constant
        && (constant.kind() == Constant.Kind.TRUE
            || constant.value().toLowerCase(Locale.ROOT).startsWith("t"));
  }
}
