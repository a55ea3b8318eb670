package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInOperators;
import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Column;
import dev.migralint.schema.Subjects;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.OperationExpressions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Casts, operators and calls that PostgreSQL has not for the types of their values. */
final class Operators {
  private static final Set<String> COMPARING = Set.of("=", "<>", "<", ">", "<=", ">=");

  private static final Map<String, String> OF_WORDS =
      Map.of("LIKE", "~~", "ILIKE", "~~*", "NOT LIKE", "!~~", "NOT ILIKE", "!~~*");

  private static final Map<String, String> WORDS =
      OF_WORDS.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private final Known known;
  private final AssignmentCasts casts;

  Operators(Known known) {
    this.known = known;
    this.casts = new AssignmentCasts(known, known.version());
  }

  Optional<Rejection> of(Operation operation) {
    Optional<QueryTree> query = QueryTypes.query(operation);
    return query.isPresent()
        ? QueryTypes.first(query.get(), known, new InQueries())
        : ofTable(operation);
  }

  private final class InQueries implements QueryTypes.Check {
    @Override
    public Optional<Rejection> of(Expression expression, ValueTypes types) {
      return check(expression, types);
    }

    @Override
    public Optional<Rejection> of(QueryTree query, TypeName one, TypeName other) {
      return Categories.differ(one, other, known)
          ? Optional.of(
              new Rejection(
                  query.span(),
                  "42804",
                  "the queries give " + one.sql() + " and " + other.sql() + " for one column",
                  "Cast one of them to the type of the other"))
          : Optional.empty();
    }
  }

  /** The expressions of an operation in which no query gives names another meaning. */
  private Optional<Rejection> ofTable(Operation operation) {
    ValueTypes types = types(operation);
    return OperationExpressions.of(operation).stream()
        .filter(expression -> expression.all(Expression.Subquery.class).findAny().isEmpty())
        .flatMap(expression -> check(expression, types).stream())
        .findFirst()
        .or(() -> new Immutability(known).of(operation, types));
  }

  /**
   * Whether another action of the statement adds a column of that name, or gives it another type.
   */
  boolean changes(Operation operation, Name column) {
    return known.statement().operations().stream()
        .anyMatch(
            other ->
                !other.equals(operation)
                    && switch (other) {
                      case AlterColumnType alter -> alter.column().equals(column);
                      case AddColumn add ->
                          add.written() == Operation.Written.ADD_COLUMN
                              && add.column().equals(column);
                      default -> false;
                    });
  }

  /** The types of expressions whose names can only mean columns of the operation's table. */
  private ValueTypes types(Operation operation) {
    return new ValueTypes(
        known,
        named ->
            named.qualifiers().isEmpty()
                    && isOfOneTable(operation)
                    && !changes(operation, named.name())
                ? Subjects.table(operation, known.catalog())
                    .flatMap(table -> type(table, named.name()))
                : Optional.empty());
  }

  /** The type of a column; a table that the statement makes has those that it lists. */
  private Optional<TypeName> type(ObjectName table, Name column) {
    return known.statement().operations().getFirst() instanceof CreateTable create
        ? create.likes().isEmpty() && create.inherits().isEmpty()
            ? known.statement().operations().stream()
                .filter(other -> other instanceof AddColumn add && add.column().equals(column))
                .map(other -> ((AddColumn) other).type())
                .findFirst()
            : Optional.empty()
        : known.relation(table).flatMap(there -> there.column(column)).flatMap(Column::type);
  }

  /** What is refused of an expression, from the inside out; queries in it are not looked into. */
  private Optional<Rejection> check(Expression whole, ValueTypes types) {
    Deque<Expression> open = new ArrayDeque<>(List.of(whole));
    Optional<Rejection> last = Optional.empty();
    while (!open.isEmpty()) {
      Expression next = open.pop();
      Optional<Rejection> one = node(next, types);
      if (one.isPresent()) {
        last = one;
      }
      next.children().forEach(open::push);
    }
    return last;
  }

  private Optional<Rejection> node(Expression expression, ValueTypes types) {
    return switch (expression) {
      case Expression.Cast cast -> cast(cast, types);
      case Expression.Operator operator when operator.operands().size() == 2 ->
          operator(
              operator,
              operator.operands().getFirst(),
              operator.symbol(),
              operator.operands().getLast(),
              types);
      case Expression.Match match ->
          Optional.ofNullable(OF_WORDS.get(word(match)))
              .flatMap(symbol -> operator(match, match.operand(), symbol, match.pattern(), types));
      // With NULL it is a test that needs no operator.
      case Expression.Distinct distinct ->
          ValueTypes.isLiteral(distinct.left()) || ValueTypes.isLiteral(distinct.right())
              ? Optional.empty()
              : operator(distinct, distinct.left(), "=", distinct.right(), types);
      case Expression.Between between ->
          operator(between, between.operand(), ">=", between.low(), types)
              .or(() -> operator(between, between.operand(), "<=", between.high(), types));
      case Expression.In in ->
          in.members().stream()
              // A list of several types is converted to the one that they have in common.
              .filter(member -> !ValueTypes.isLiteral(member) || isAllLiterals(in))
              .flatMap(member -> operator(in, in.operand(), "=", member, types).stream())
              .findFirst();
      case Expression.Call call when call.form() == Expression.Call.Form.SPECIAL ->
          ValueTypes.COMMON.contains(call.function().name().text())
              ? common(call, call.arguments(), types)
              : Optional.empty();
      case Expression.Call call -> new Calls(known).refused(call, types);
      case Expression.Case cases ->
          cases.operand().stream()
              .flatMap(
                  operand ->
                      cases.branches().stream()
                          .flatMap(
                              branch ->
                                  operator(cases, operand, "=", branch.condition(), types)
                                      .stream()))
              .findFirst()
              .or(() -> common(cases, ValueTypes.results(cases), types));
      default -> Optional.empty();
    };
  }

  private static boolean isAllLiterals(Expression.In in) {
    return in.members().stream().allMatch(ValueTypes::isLiteral);
  }

  private static String word(Expression.Match match) {
    return (match.negated() ? "NOT " : "") + match.word();
  }

  /** The type of what it gives. */
  Optional<TypeName> result(Expression.Operator operator, ValueTypes types) {
    String symbol = symbol(operator.symbol());
    if (COMPARING.contains(symbol)) {
      return Optional.of(TypeName.of("boolean"));
    }
    Optional<String> left = word(operator.operands().getFirst(), types);
    Optional<String> right = word(operator.operands().getLast(), types);
    return left.isPresent() && right.isPresent() && isKnown(left.get(), symbol, right.get())
        ? BuiltInOperators.result(left.get(), symbol, right.get(), known.version())
            .filter(type -> !type.equals(BuiltInOperators.ENUM) && !type.startsWith("_"))
            .filter(BuiltInTypes::has)
            .map(TypeName::of)
        : Optional.empty();
  }

  private static String symbol(String written) {
    return written.equals("!=") ? "<>" : written;
  }

  private boolean isKnown(String left, String symbol, String right) {
    return BuiltInOperators.isKnown(left, symbol, right)
        && !known.catalog().hasCasts()
        && !Extensions.mayMakeOperator(known.catalog().extensions(), symbol);
  }

  private Optional<Rejection> operator(
      Expression whole, Expression left, String written, Expression right, ValueTypes types) {
    String symbol = symbol(written);
    Optional<String> one = word(left, types);
    Optional<String> other = word(right, types);
    if (one.isEmpty()
        || other.isEmpty()
        || (one.equals(other) && one.get().equals(BuiltInOperators.UNKNOWN))
        || !isKnown(one.get(), symbol, other.get())) {
      return Optional.empty();
    }
    boolean enums =
        one.equals(other)
            && one.get().equals(BuiltInOperators.ENUM)
            && casts.compares(types.of(left).orElseThrow(), types.of(right).orElseThrow())
                == Ternary.NO;
    if (!enums && BuiltInOperators.has(one.get(), symbol, other.get(), known.version())) {
      return COMPARING.contains(symbol)
          ? constant(whole, left, right, types).or(() -> constant(whole, right, left, types))
          : Optional.empty();
    }
    return Optional.of(
        new Rejection(
            whole.span(),
            "42883",
            "no operator "
                + WORDS.getOrDefault(symbol, symbol)
                + " takes "
                + shown(left, types)
                + " and "
                + shown(right, types),
            "Cast one of them to the type of the other"));
  }

  private static String shown(Expression value, ValueTypes types) {
    return types.of(value).map(TypeName::sql).orElse("a string");
  }

  /** A string that is compared takes the type of the other side. */
  private Optional<Rejection> constant(
      Expression whole, Expression value, Expression literal, ValueTypes types) {
    return literal instanceof Expression.Constant constant
            && constant.kind() == Expression.Constant.Kind.STRING
        ? types
            .of(value)
            .flatMap(type -> Literals.fault(constant.value(), type, known))
            .map(
                fault ->
                    new Rejection(
                        whole.span(),
                        fault.sqlstate(),
                        "'" + constant.value() + "' " + fault.words(),
                        "Write another value"))
        : Optional.empty();
  }

  /** What stands for the type in the list of operators. */
  private Optional<String> word(Expression value, ValueTypes types) {
    if (ValueTypes.isLiteral(value)) {
      return Optional.of(BuiltInOperators.UNKNOWN);
    }
    return types
        .of(value)
        .flatMap(
            type -> {
              if (type.dimensions() == 0 && known.isEnum(type)) {
                return Optional.of(BuiltInOperators.ENUM);
              }
              return known
                  .baseType(type)
                  .filter(BuiltInTypes::isOne)
                  .map(base -> (base.dimensions() > 0 ? "_" : "") + base.name());
            });
  }

  /** Values of which one is chosen have types of one category. */
  private Optional<Rejection> common(Expression whole, List<Expression> values, ValueTypes types) {
    List<TypeName> all = values.stream().flatMap(value -> types.of(value).stream()).toList();
    return all.stream()
        .filter(type -> Categories.differ(all.getFirst(), type, known))
        .findFirst()
        .map(
            type ->
                new Rejection(
                    whole.span(),
                    "42804",
                    "types " + all.getFirst().sql() + " and " + type.sql() + " cannot be matched",
                    "Cast one of them to the type of the other"));
  }

  /** A cast that is written between types that have none. */
  private Optional<Rejection> cast(Expression.Cast cast, ValueTypes types) {
    return types
        .of(cast.operand())
        .filter(from -> casts.casts(cast.type(), from) == Ternary.NO)
        .map(
            from ->
                new Rejection(
                    cast.span(),
                    "42846",
                    "type " + from.sql() + " cannot be cast to " + cast.type().sql(),
                    "Compute the value in another way"));
  }

  /** Whether the names in its expressions can only mean columns of its table. */
  private static boolean isOfOneTable(Operation operation) {
    return switch (operation) {
      case DataOperation data -> false;
      case ObjectOperation object -> false;
      case TableOperation table -> false;
      case Operation other -> true;
    };
  }
}
