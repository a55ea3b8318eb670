package dev.migralint.schema;

import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Expression.Operator;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tables that a query makes TimescaleDB's hypertables.
 * https://docs.tigerdata.com/api/latest/hypertable/create_hypertable/
 */
final class Hypertables {
  private static final Name FUNCTION = Name.unquoted("create_hypertable");

  private Hypertables() {}

  /** The tables that {@code create_hypertable} is called for, as named. */
  static List<ObjectName> madeBy(Query query) {
    boolean calls = query.calls().stream().anyMatch(call -> call.name().equals(FUNCTION));
    return calls
        ? query.query().stream()
            .flatMap(tree -> tree.expressions().stream())
            .flatMap(expression -> expression.all(Call.class))
            .filter(call -> call.function().name().equals(FUNCTION))
            .flatMap(call -> call.arguments().stream().limit(1))
            .flatMap(Hypertables::table)
            .toList()
        : List.of();
  }

  private static Stream<ObjectName> table(Expression argument) {
    return switch (argument) {
      case Constant constant when constant.kind() == Constant.Kind.STRING ->
          Stream.of(named(constant.value()));
      case Cast cast -> table(cast.operand());
      case Operator named when named.symbol().equals("=>") || named.symbol().equals(":=") ->
          table(named.operands().getLast());
      default -> Stream.empty();
    };
  }

  /** The value of a regclass: names are folded unless quoted. */
  private static ObjectName named(String text) {
    int dot = text.indexOf('.');
    Optional<Name> schema = dot < 0 ? Optional.empty() : Optional.of(name(text.substring(0, dot)));
    return new ObjectName(schema, name(text.substring(dot + 1)));
  }

  private static Name name(String text) {
    String written = text.strip();
    boolean quoted = written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
    return quoted
        ? Name.quoted(written.substring(1, written.length() - 1))
        : Name.unquoted(written);
  }
}
