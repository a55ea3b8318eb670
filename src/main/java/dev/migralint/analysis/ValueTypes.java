package dev.migralint.analysis;

import dev.migralint.schema.Catalog;
import dev.migralint.sql.Expression;
import dev.migralint.sql.TypeName;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which type the value of an expression has, where that is certain without knowing its parts. */
final class ValueTypes {
  private static final Map<String, String> OF_FUNCTIONS =
      Map.ofEntries(
          Map.entry("clock_timestamp", "timestamptz"),
          Map.entry("concat", "text"),
          Map.entry("count", "int8"),
          Map.entry("current_date", "date"),
          Map.entry("current_time", "timetz"),
          Map.entry("current_timestamp", "timestamptz"),
          Map.entry("gen_random_uuid", "uuid"),
          Map.entry("jsonb_build_array", "jsonb"),
          Map.entry("jsonb_build_object", "jsonb"),
          Map.entry("localtime", "time"),
          Map.entry("localtimestamp", "timestamp"),
          Map.entry("md5", "text"),
          Map.entry("nextval", "int8"),
          Map.entry("now", "timestamptz"),
          Map.entry("random", "float8"),
          Map.entry("statement_timestamp", "timestamptz"),
          Map.entry("to_char", "text"),
          Map.entry("transaction_timestamp", "timestamptz"));

  private final Catalog catalog;
  private final Function<Expression.Column, Optional<TypeName>> columns;

  /**
   * Types of expressions over some columns.
   *
   * @param columns the type of a column, where it is certain
   */
  ValueTypes(Catalog catalog, Function<Expression.Column, Optional<TypeName>> columns) {
    this.catalog = catalog;
    this.columns = columns;
  }

  /** The type of an expression without columns. */
  static Optional<TypeName> withoutColumns(Catalog catalog, Expression expression) {
    return new ValueTypes(catalog, column -> Optional.empty()).of(expression);
  }

  /** The type; empty for string constants and NULL, which take any, and for what is not known. */
  Optional<TypeName> of(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> constant(constant);
      case Expression.Column column -> columns.apply(column);
      case Expression.Cast cast -> Optional.of(cast.type());
      case Expression.Call call when isBuiltIn(call) ->
          Optional.ofNullable(OF_FUNCTIONS.get(call.function().name().text())).map(TypeName::of);
      case Expression.Operator minus
          when minus.symbol().equals("-")
              && minus.operands().size() == 1
              && minus.operands().getFirst() instanceof Expression.Constant ->
          of(minus.operands().getFirst());
      case Expression.And and -> Optional.of(TypeName.of("boolean"));
      case Expression.Or or -> Optional.of(TypeName.of("boolean"));
      case Expression.Not not -> Optional.of(TypeName.of("boolean"));
      case Expression.Test test -> Optional.of(TypeName.of("boolean"));
      default -> Optional.empty();
    };
  }

  /** Another function of the name may take the arguments. */
  private boolean isBuiltIn(Expression.Call call) {
    return !catalog.mayHaveFunction(call.function().name())
        && call.function().schema().map(schema -> schema.text().equals("pg_catalog")).orElse(true);
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
