package dev.migralint.analysis;

import dev.migralint.sql.Expression;
import dev.migralint.sql.TypeName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which type the value of an expression has, where that is certain without knowing its parts. */
final class ValueTypes {
  /** Functions that are called without parentheses. */
  private static final Map<String, String> OF_BARE =
      Map.of(
          "current_date", "date",
          "current_time", "timetz",
          "current_timestamp", "timestamptz",
          "current_user", "name",
          "localtime", "time",
          "localtimestamp", "timestamp",
          "session_user", "name",
          "user", "name");

  /** Functions whose result is of the type that their arguments have in common. */
  static final Set<String> COMMON = Set.of("coalesce", "greatest", "least");

  private static final TypeName BOOLEAN = TypeName.of("boolean");

  private final Known known;
  private final Function<Expression.Column, Optional<TypeName>> columns;

  /**
   * Types of expressions over some columns.
   *
   * @param columns the type of a column, where it is certain
   */
  ValueTypes(Known known, Function<Expression.Column, Optional<TypeName>> columns) {
    this.known = known;
    this.columns = columns;
  }

  /** The type of an expression without columns. */
  static Optional<TypeName> withoutColumns(Known known, Expression expression) {
    return new ValueTypes(known, column -> Optional.empty()).of(expression);
  }

  /** The type; empty for string constants and NULL, which take any, and for what is not known. */
  Optional<TypeName> of(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> constant(constant);
      case Expression.Column column -> columns.apply(column);
      case Expression.Cast cast -> Optional.of(cast.type());
      case Expression.Call call when call.form() == Expression.Call.Form.BARE ->
          Optional.ofNullable(OF_BARE.get(call.function().name().text())).map(TypeName::of);
      case Expression.Call call when call.form() == Expression.Call.Form.SPECIAL ->
          COMMON.contains(call.function().name().text())
              ? common(call.arguments())
              : special(call.function().name().text());
      case Expression.Call call -> new Calls(known).result(call, this);
      case Expression.Operator minus
          when minus.symbol().equals("-")
              && minus.operands().size() == 1
              && minus.operands().getFirst() instanceof Expression.Constant ->
          of(minus.operands().getFirst());
      case Expression.Operator operator when operator.operands().size() == 2 ->
          new Operators(known).result(operator, this);
      case Expression.Case cases -> common(results(cases));
      case Expression.Collate collate -> of(collate.operand());
      case Expression.And and -> Optional.of(BOOLEAN);
      case Expression.Or or -> Optional.of(BOOLEAN);
      case Expression.Not not -> Optional.of(BOOLEAN);
      case Expression.Test test -> Optional.of(BOOLEAN);
      case Expression.Match match -> Optional.of(BOOLEAN);
      case Expression.Between between -> Optional.of(BOOLEAN);
      case Expression.In in -> Optional.of(BOOLEAN);
      case Expression.Distinct distinct -> Optional.of(BOOLEAN);
      default -> Optional.empty();
    };
  }

  /** https://www.postgresql.org/docs/14/release-14.html: EXTRACT gives numeric since 14. */
  private Optional<TypeName> special(String name) {
    return switch (name) {
      case "extract" -> Optional.of(TypeName.of(known.version() < 14 ? "float8" : "numeric"));
      case "position" -> Optional.of(TypeName.of("integer"));
      default -> Optional.empty();
    };
  }

  /** What CASE may give. */
  static List<Expression> results(Expression.Case cases) {
    List<Expression> results = new ArrayList<>();
    cases.branches().forEach(branch -> results.add(branch.result()));
    cases.otherwise().ifPresent(results::add);
    return results;
  }

  /** The type of all of them, where they have one. */
  private Optional<TypeName> common(List<Expression> values) {
    Set<Optional<TypeName>> types =
        values.stream()
            .filter(value -> !isLiteral(value))
            .map(this::of)
            .map(type -> type.map(ValueTypes::withoutModifiers))
            .collect(Collectors.toSet());
    return types.size() == 1 ? types.iterator().next() : Optional.empty();
  }

  private static TypeName withoutModifiers(TypeName type) {
    return new TypeName(type.schema(), type.name(), List.of(), type.dimensions());
  }

  /** Whether it is a string constant or NULL, which takes the type that is needed. */
  static boolean isLiteral(Expression value) {
    return value instanceof Expression.Constant constant
        && (constant.kind() == Expression.Constant.Kind.STRING
            || constant.kind() == Expression.Constant.Kind.NULL);
  }

  private static Optional<TypeName> constant(Expression.Constant constant) {
    return switch (constant.kind()) {
      case TRUE, FALSE -> Optional.of(TypeName.of("boolean"));
      case NUMBER -> number(constant.value());
      case STRING, PREFIXED_STRING, NULL, DEFAULT -> Optional.empty();
    };
  }

  /** The smallest type that holds it; other notations than decimal are left out. */
  private static Optional<TypeName> number(String written) {
    if (!written.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return written.matches("[0-9]*\\.?[0-9]*([eE][+-]?[0-9]+)?")
          ? Optional.of(TypeName.of("numeric"))
          : Optional.empty();
    }
    int bits = written.length() > 30 ? Integer.MAX_VALUE : new BigInteger(written).bitLength();
    return Optional.of(TypeName.of(bits < 32 ? "integer" : bits < 64 ? "bigint" : "numeric"));
  }
}
