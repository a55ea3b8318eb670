package dev.migralint.sql.read;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Guard;
import dev.migralint.sql.Guard.Exists;
import dev.migralint.sql.Guard.Place;
import dev.migralint.sql.Guard.Sought;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;

/** Reads the values and the names by which queries look objects up in the system catalogs. */
final class CatalogValues {
  private CatalogValues() {}

  /**
   * What {@code to_regclass('account')} and its kin look up, which are null where it is not there.
   */
  static Optional<Guard> looksUp(Call call) {
    Optional<ObjectName> name =
        call.arguments().size() == 1
            ? text(call.arguments().getFirst()).flatMap(ObjectName::parse)
            : Optional.empty();
    Sought sought =
        switch (call.function().name().text()) {
          case "to_regclass" -> Sought.RELATION;
          case "to_regtype" -> Sought.TYPE;
          case "to_regnamespace" -> Sought.SCHEMA;
          default -> Sought.OTHER;
        };
    if (name.isEmpty() || sought == Sought.OTHER) {
      return Optional.empty();
    }
    boolean relation = sought == Sought.RELATION;
    return Optional.of(
        new Exists(
            sought,
            "pg_class",
            name.get().schema().isPresent() ? Place.NAMED : Place.SEARCH_PATH,
            name.get().schema(),
            relation ? Optional.of(name.get().name()) : Optional.empty(),
            relation ? Optional.empty() : Optional.of(name.get().name()),
            List.of(),
            true));
  }

  /** {@code table_name::text} is the column all the same. */
  static Expression bare(Expression operand) {
    return operand instanceof Expression.Cast cast && cast.operand() instanceof Column
        ? cast.operand()
        : operand;
  }

  static boolean isCurrentSchema(Expression value) {
    return switch (value) {
      case Call call -> call.function().name().text().equals("current_schema");
      case Expression.Cast cast -> isCurrentSchema(cast.operand());
      default -> false;
    };
  }

  static boolean isRegclass(Expression value) {
    return value instanceof Expression.Cast cast
        && (cast.type().is("regclass") || cast.type().is("regtype"));
  }

  static Optional<String> truth(Expression value) {
    return value instanceof Constant constant
            && (constant.kind() == Constant.Kind.TRUE || constant.kind() == Constant.Kind.FALSE)
        ? Optional.of(constant.kind() == Constant.Kind.TRUE ? "true" : "false")
        : Optional.empty();
  }

  static Optional<String> text(Expression value) {
    return switch (value) {
      case Constant constant when constant.kind() == Constant.Kind.STRING ->
          Optional.of(constant.value());
      case Expression.Cast cast -> text(cast.operand());
      default -> Optional.empty();
    };
  }
}
