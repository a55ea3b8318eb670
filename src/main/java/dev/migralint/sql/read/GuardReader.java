package dev.migralint.sql.read;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Expression.Operator;
import dev.migralint.sql.Expression.Subquery;
import dev.migralint.sql.Guard;
import dev.migralint.sql.Name;
import dev.migralint.sql.QueryTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads conditions that ask the system catalogs what is there.
 *
 * @param variables what the variables hold that are known
 * @param found what FOUND says
 */
record GuardReader(Map<Name, Held> variables, Guard found) {

  /**
   * A value that tells whether something is there.
   *
   * @param there the condition that it stands for
   */
  record Held(As as, Guard there) {}

  /** How a value tells it. */
  enum As {
    /** By being true. */
    TRUTH,
    /** By being no zero. */
    COUNT,
    /** By being no null. */
    VALUE
  }

  /** What an expression says of the catalogs. */
  Guard condition(Expression expression) {
    return switch (expression) {
      case Constant constant when constant.kind() == Constant.Kind.TRUE -> Guard.Known.TRUE;
      case Constant constant when constant.kind() == Constant.Kind.FALSE -> Guard.Known.TRUE.not();
      case Expression.Not not -> condition(not.condition()).not();
      case Expression.And and ->
          new Guard.All(and.conditions().stream().map(this::condition).toList());
      case Expression.Or or ->
          new Guard.Any(or.conditions().stream().map(this::condition).toList());
      case Expression.Test test -> test(test);
      case Operator operator when operator.operands().size() == 2 -> compared(operator);
      case Expression.In in -> in(in);
      case Column column when isFound(column) -> found;
      default -> as(As.TRUTH, held(expression)).orElse(Guard.Known.UNKNOWN);
    };
  }

  private boolean isFound(Column column) {
    return column.qualifiers().isEmpty()
        && column.name().text().equals("found")
        && !variables.containsKey(column.name());
  }

  private static Optional<Guard> as(As as, Optional<Held> held) {
    return held.filter(h -> h.as() == as).map(Held::there);
  }

  /** IS NULL asks a value, IS TRUE a condition; both have the opposite. */
  private Guard test(Expression.Test test) {
    Guard positive =
        switch (test.word()) {
          case "NULL" ->
              as(As.VALUE, held(test.operand())).map(Guard::not).orElse(Guard.Known.UNKNOWN);
          case "TRUE" -> condition(test.operand());
          case "FALSE" -> condition(test.operand()).not();
          default -> Guard.Known.UNKNOWN;
        };
    return test.negated() ? positive.not() : positive;
  }

  /** A count and a number, or a condition and a truth value. */
  private Guard compared(Operator operator) {
    Expression left = operator.operands().getFirst();
    Expression right = operator.operands().getLast();
    Optional<Guard> truth = truth(operator.symbol(), left, right);
    if (truth.isPresent()) {
      return truth.get();
    }
    Optional<Guard> counted = as(As.COUNT, held(left));
    if (counted.isPresent()) {
      return counted(counted.get(), operator.symbol(), right);
    }
    return as(As.COUNT, held(right))
        .map(there -> counted(there, mirrored(operator.symbol()), left))
        .orElse(Guard.Known.UNKNOWN);
  }

  private Optional<Guard> truth(String symbol, Expression left, Expression right) {
    if (!symbol.equals("=") || !(right instanceof Constant constant)) {
      return Optional.empty();
    }
    return switch (constant.kind()) {
      case TRUE -> Optional.of(condition(left));
      case FALSE -> Optional.of(condition(left).not());
      default -> Optional.empty();
    };
  }

  private static String mirrored(String symbol) {
    return switch (symbol) {
      case "<" -> ">";
      case "<=" -> ">=";
      case ">" -> "<";
      case ">=" -> "<=";
      default -> symbol;
    };
  }

  /** There is no row, or there is one or more: only then the count matters. */
  private static Guard counted(Guard there, String symbol, Expression number) {
    if (!(number instanceof Constant constant) || constant.kind() != Constant.Kind.NUMBER) {
      return Guard.Known.UNKNOWN;
    }
    return switch (symbol + constant.value()) {
      case ">0", ">=1", "<>0", "!=0" -> there;
      case "=0", "<1", "<=0" -> there.not();
      case "=1" -> new Guard.All(List.of(there, Guard.Known.UNKNOWN));
      default -> Guard.Known.UNKNOWN;
    };
  }

  /** {@code 'account' IN (SELECT table_name FROM …)} */
  private static Guard in(Expression.In in) {
    if (in.members().size() == 1
        && in.members().getFirst() instanceof Subquery subquery
        && subquery.use() == Subquery.Use.PLAIN) {
      Guard there = CatalogQuery.gives(subquery.query(), in.operand());
      return in.negated() ? there.not() : there;
    }
    return Guard.Known.UNKNOWN;
  }

  /** What a value says of the catalogs. */
  Optional<Held> held(Expression value) {
    return switch (value) {
      case Subquery subquery when subquery.use() == Subquery.Use.EXISTS ->
          Optional.of(new Held(As.TRUTH, CatalogQuery.exists(subquery.query())));
      case Subquery subquery when subquery.use() == Subquery.Use.PLAIN -> held(subquery.query());
      case Column column when column.qualifiers().isEmpty() ->
          Optional.ofNullable(variables.get(column.name()));
      case Expression.Cast cast -> held(cast.operand());
      case Call call when call.function().name().text().equals("coalesce") ->
          held(call.arguments().getFirst());
      case Call call -> CatalogValues.looksUp(call).map(there -> new Held(As.VALUE, there));
      case Expression.Not not -> Optional.of(new Held(As.TRUTH, condition(value)));
      case Operator operator when operator.operands().size() == 2 ->
          Optional.of(new Held(As.TRUTH, compared(operator)));
      case Expression.Test test -> Optional.of(new Held(As.TRUTH, condition(value)));
      case Expression.And and -> Optional.of(new Held(As.TRUTH, condition(value)));
      case Expression.Or or -> Optional.of(new Held(As.TRUTH, condition(value)));
      default -> Optional.empty();
    };
  }

  /** What the only value of a query says of the catalogs. */
  Optional<Held> held(QueryTree query) {
    if (query.parts().size() != 1
        || !(query.parts().getFirst() instanceof QueryTree.Select select)
        || select.targets().size() != 1) {
      return Optional.empty();
    }
    Expression target = select.targets().getFirst().value();
    if (select.from().sources().isEmpty() && select.where().isEmpty()) {
      return held(target);
    }
    Guard there = CatalogQuery.rows(query);
    return switch (target) {
      case Call call when isCount(call) -> Optional.of(new Held(As.COUNT, there));
      case Operator operator
          when operator.operands().size() == 2
              && operator.operands().getFirst() instanceof Call call
              && isCount(call) ->
          Optional.of(
              new Held(As.TRUTH, counted(there, operator.symbol(), operator.operands().getLast())));
      case Constant constant -> Optional.of(new Held(As.VALUE, there));
      case Column column -> Optional.of(new Held(As.VALUE, CatalogQuery.notNull(column, there)));
      default -> Optional.empty();
    };
  }

  private static boolean isCount(Call call) {
    return call.function().name().text().equals("count");
  }
}
