package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInFunctions;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.SetExpression;
import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Expressions of indexes and generated columns whose value may change while the row does not.
 * https://www.postgresql.org/docs/current/xfunc-volatility.html
 */
final class Immutability {
  /** Functions of which no overload is immutable. */
  private static final Set<String> STABLE =
      Set.of(
          "array_to_string",
          "concat",
          "concat_ws",
          "current_setting",
          "format",
          "json_build_array",
          "json_build_object",
          "jsonb_build_array",
          "jsonb_build_object",
          "now",
          "row_to_json",
          "statement_timestamp",
          "to_char",
          "to_date",
          "to_json",
          "to_jsonb",
          "to_number",
          "transaction_timestamp");

  /** Casts that depend on the time zone or the style of dates; the rest of them is left out. */
  private static final Map<String, Set<String>> OF_SETTINGS =
      Map.of(
          "timestamptz", Set.of("date", "timestamp", "time", "text", "varchar"),
          "timestamp", Set.of("timestamptz", "text", "varchar"),
          "date", Set.of("timestamptz", "text", "varchar"));

  private static final Set<String> STRINGS = Set.of("text", "varchar");

  private final Known known;

  Immutability(Known known) {
    this.known = known;
  }

  /**
   * What is refused of the operation's expressions.
   *
   * @param types the types of its columns
   */
  Optional<Rejection> of(Operation operation, ValueTypes types) {
    Stream<Expression> expressions =
        switch (operation) {
          case AddColumn add when add.generated().isComputed() -> add.defaultValue().stream();
          case SetExpression set -> Stream.of(set.expression());
          case CreateIndex create ->
              Stream.concat(create.keys().stream(), create.predicate().stream());
          case Operation other -> Stream.empty();
        };
    return expressions
        .filter(expression -> !mayBeFolded(expression))
        .flatMap(Expression::all)
        .flatMap(node -> refused(operation, node, types).stream())
        .findFirst();
  }

  /** PostgreSQL looks at what is left when constant conditions are decided. */
  private static boolean mayBeFolded(Expression expression) {
    return expression
            .all(Expression.Constant.class)
            .anyMatch(
                constant ->
                    constant.kind() == Expression.Constant.Kind.TRUE
                        || constant.kind() == Expression.Constant.Kind.FALSE)
        || expression
            .all(Expression.Call.class)
            .filter(call -> call.form() == Expression.Call.Form.SPECIAL)
            .anyMatch(
                call -> call.arguments().stream().anyMatch(Expression.Constant.class::isInstance));
  }

  private Optional<Rejection> refused(Operation operation, Expression node, ValueTypes types) {
    Optional<String> changing =
        switch (node) {
          case Expression.Call call when isMutable(call) ->
              Optional.of(call.function().name().sql() + "()");
          case Expression.Cast cast ->
              types
                  .of(cast.operand())
                  .filter(from -> isMutable(from, cast.type()))
                  .map(from -> "the cast of " + from.sql() + " to " + cast.type().sql());
          default -> Optional.empty();
        };
    return changing.map(
        what ->
            new Rejection(
                node.span(),
                "42P17",
                what
                    + " is not immutable, so that "
                    + (operation instanceof CreateIndex ? "an index" : "a generated column")
                    + " cannot use it",
                "Compute the value from the row alone, with an explicit time zone or format"));
  }

  private boolean isMutable(Expression.Call call) {
    Name name = call.function().name();
    boolean builtIn =
        call.function().schema().map(schema -> schema.text().equals("pg_catalog")).orElse(true);
    if (call.form() == Expression.Call.Form.SPECIAL
        || known.catalog().mayHaveFunction(name)
        || Extensions.mayMakeFunction(name.text())
        || !builtIn) {
      return false;
    }
    return call.form() == Expression.Call.Form.BARE
        || STABLE.contains(name.text())
        || BuiltInFunctions.volatility(name.text(), known.version())
            .filter(letter -> letter == 'v')
            .isPresent();
  }

  private boolean isMutable(TypeName from, TypeName to) {
    List<TypeName> both = List.of(from, to);
    if (both.stream().anyMatch(type -> type.dimensions() > 0) || known.catalog().hasCasts()) {
      return false;
    }
    return known.isEnum(from)
        ? to.schema().isEmpty() && STRINGS.contains(to.name())
        : from.schema().isEmpty()
            && to.schema().isEmpty()
            && OF_SETTINGS.getOrDefault(from.name(), Set.of()).contains(to.name());
  }
}
