package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Precedence;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.token.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operands and operators of one expression that are still open, put together by precedence
 * without recursion, so that a chain of operators costs no stack.
 */
final class Operators {
  private final Cursor c;
  private final List<Operand> operands = new ArrayList<>(1);
  private final List<Pending> pending = new ArrayList<>(0);
  private boolean wantsOperand = true;

  /** The height of the highest operand that was taken. */
  private int height;

  private static final int MAX_HEIGHT = 200;

  /** What an operator makes of its operands. */
  enum Shape {
    OPERATOR,
    CONCATENATION,
    NOT,
    AND,
    OR,
    DISTINCT,
    NOT_DISTINCT,
    MATCH,
    NOT_MATCH,
    ESCAPE,
    BETWEEN,
    NOT_BETWEEN,
    BETWEEN_SYMMETRIC,
    NOT_BETWEEN_SYMMETRIC,
    TIME_ZONE
  }

  /**
   * An operand.
   *
   * @param start where it starts with the parentheses around it
   * @param height how many expressions lie in one another
   */
  private record Operand(Expression expression, int start, int height) {}

  /**
   * An operator that waits for its last operand.
   *
   * @param height that of the highest of its terms
   * @param terms the operands of AND, OR or || up to here, or the lower bound of BETWEEN
   */
  private record Pending(
      Shape shape,
      String symbol,
      int precedence,
      boolean prefix,
      int start,
      int height,
      List<Expression> terms) {
    Pending atLeast(int other) {
      int higher = Math.max(height, other);
      return new Pending(shape, symbol, precedence, prefix, start, higher, terms);
    }
  }

  Operators(Cursor c) {
    this.c = c;
  }

  /** Whether an operand must follow. */
  boolean wantsOperand() {
    return wantsOperand;
  }

  void operand(Expression expression, int start, int height) {
    operands.add(new Operand(expression, start, height));
    wantsOperand = false;
  }

  /** An operator before its operand. */
  void prefix(Shape shape, String symbol, int precedence, int start) {
    pending.add(new Pending(shape, symbol, precedence, true, start, 0, List.of()));
  }

  /**
   * Completes what binds tighter than an operator that stands here.
   *
   * @param precedence the operator's
   */
  void before(int precedence) {
    while (!pending.isEmpty()) {
      Pending last = pending.getLast();
      boolean same = last.precedence() == precedence;
      if (last.precedence() < precedence || (same && associatesRight(last))) {
        return;
      }
      if (same && !last.prefix() && !associates(precedence)) {
        throw new Refusal(
            precedence == Precedence.COMPARISON
                ? "a comparison follows a comparison"
                : last.symbol() + " does not chain without parentheses");
      }
      complete(pending.removeLast());
    }
  }

  private static boolean associatesRight(Pending last) {
    return last.prefix() && last.precedence() != Precedence.OTHER;
  }

  private static boolean associates(int precedence) {
    return switch (precedence) {
      case Precedence.IS, Precedence.COMPARISON, Precedence.MATCH, Precedence.ESCAPE -> false;
      default -> true;
    };
  }

  /** An operator between two operands, of which the second is still to be read. */
  void infix(Shape shape, String symbol, int precedence) {
    pending.add(new Pending(shape, symbol, precedence, false, start(), 0, List.of()));
    wantsOperand = true;
  }

  void between(Expression low, int height, boolean symmetric, boolean negated) {
    Shape shape =
        symmetric
            ? negated ? Shape.NOT_BETWEEN_SYMMETRIC : Shape.BETWEEN_SYMMETRIC
            : negated ? Shape.NOT_BETWEEN : Shape.BETWEEN;
    pending.add(
        new Pending(shape, "BETWEEN", Precedence.MATCH, false, start(), height, List.of(low)));
    wantsOperand = true;
  }

  /**
   * AND, OR or ||, of which a whole chain becomes one node.
   *
   * @param shape which of them
   */
  void join(Shape shape, String symbol, int precedence) {
    while (!pending.isEmpty()
        && pending.getLast().precedence() >= precedence
        && pending.getLast().shape() != shape) {
      complete(pending.removeLast());
    }
    Operand left = operands.removeLast();
    if (!pending.isEmpty() && pending.getLast().shape() == shape) {
      Pending chain = pending.removeLast();
      chain.terms().add(left.expression());
      pending.add(chain.atLeast(left.height()));
    } else {
      List<Expression> terms = new ArrayList<>(terms(shape, left.expression()));
      pending.add(
          new Pending(shape, symbol, precedence, false, left.start(), left.height(), terms));
    }
    wantsOperand = true;
  }

  /** The operands that a chain starts with: those of a chain in parentheses are its own. */
  private static List<Expression> terms(Shape shape, Expression left) {
    return switch (left) {
      case Expression.And same when shape == Shape.AND -> same.conditions();
      case Expression.Or same when shape == Shape.OR -> same.conditions();
      case Expression.Operator same when shape == Shape.CONCATENATION && same.isConcatenation() ->
          same.operands();
      default -> List.of(left);
    };
  }

  // What takes no further operand

  void cast(TypeName type) {
    Operand last = take();
    put(
        new Expression.Cast(
            span(last.start()), last.expression(), type, Expression.Cast.Syntax.OPERATOR),
        last);
  }

  void test(String word, boolean negated) {
    Operand last = take();
    put(new Expression.Test(span(last.start()), last.expression(), word, negated), last);
  }

  void collate(ObjectName collation) {
    Operand last = take();
    put(new Expression.Collate(span(last.start()), last.expression(), collation), last);
  }

  void atLocal() {
    Operand last = take();
    put(new Expression.AtTimeZone(span(last.start()), last.expression(), Optional.empty()), last);
  }

  void in(List<Expression> members, boolean negated) {
    Operand last = take();
    put(new Expression.In(span(last.start()), last.expression(), members, negated), last);
  }

  void quantified(String symbol, boolean all, Expression argument) {
    Operand last = take();
    put(
        new Expression.Quantified(span(last.start()), last.expression(), symbol, all, argument),
        last);
  }

  /** The whole expression. */
  Expression finish() {
    while (!pending.isEmpty()) {
      complete(pending.removeLast());
    }
    return operands.getLast().expression();
  }

  /** How many expressions lie in one another, when all is read. */
  int height() {
    return operands.getLast().height();
  }

  private Operand take() {
    return operands.removeLast();
  }

  private void put(Expression expression, Operand in) {
    put(expression, in.start(), in.height() + 1);
  }

  /** Who walks down a tree must come to its end, so what would make it too high is not kept. */
  private void put(Expression expression, int start, int height) {
    boolean kept = height <= MAX_HEIGHT;
    operands.add(
        new Operand(kept ? expression : c.unread(expression.span()), start, kept ? height : 1));
  }

  private int start() {
    return operands.getLast().start();
  }

  private Span span(int start) {
    return new Span(start, Math.max(start, c.before(1).end()));
  }

  private void complete(Pending operator) {
    Operand last = take();
    Expression right = last.expression();
    height = Math.max(last.height(), operator.height());
    Span span = span(operator.start());
    Expression whole =
        switch (operator.shape()) {
          case NOT -> new Expression.Not(span, right);
          case AND -> new Expression.And(span, joined(operator, right));
          case OR -> new Expression.Or(span, joined(operator, right));
          case OPERATOR ->
              new Expression.Operator(
                  span,
                  operator.symbol(),
                  operator.prefix() ? List.of(right) : List.of(left(), right));
          case CONCATENATION ->
              new Expression.Operator(span, operator.symbol(), joined(operator, right));
          case DISTINCT -> new Expression.Distinct(span, left(), right, false);
          case NOT_DISTINCT -> new Expression.Distinct(span, left(), right, true);
          case MATCH -> match(span, operator.symbol(), right, null, false);
          case NOT_MATCH -> match(span, operator.symbol(), right, null, true);
          case ESCAPE -> escaped(right);
          case BETWEEN -> between(span, operator, right, false, false);
          case NOT_BETWEEN -> between(span, operator, right, false, true);
          case BETWEEN_SYMMETRIC -> between(span, operator, right, true, false);
          case NOT_BETWEEN_SYMMETRIC -> between(span, operator, right, true, true);
          case TIME_ZONE -> new Expression.AtTimeZone(span, left(), Optional.of(right));
        };
    boolean escapes = operator.shape() == Shape.ESCAPE;
    put(whole, escapes ? whole.span().start() : operator.start(), height + 1);
  }

  private Expression left() {
    Operand left = take();
    height = Math.max(height, left.height());
    return left.expression();
  }

  private static List<Expression> joined(Pending operator, Expression right) {
    List<Expression> terms = operator.terms();
    terms.add(right);
    return List.copyOf(terms);
  }

  private Expression match(
      Span span, String word, Expression pattern, @Nullable Expression escape, boolean negated) {
    return new Expression.Match(span, left(), word, pattern, Optional.ofNullable(escape), negated);
  }

  /** Whether a LIKE or SIMILAR TO waits for its pattern; else ESCAPE is of what stands around. */
  boolean awaitsEscape() {
    return pending.stream()
        .anyMatch(one -> one.shape() == Shape.MATCH || one.shape() == Shape.NOT_MATCH);
  }

  /** ESCAPE belongs to the LIKE or SIMILAR TO that waits for its pattern. */
  private Expression escaped(Expression escape) {
    if (pending.isEmpty()) {
      throw new Refusal("ESCAPE stands behind LIKE or SIMILAR TO only");
    }
    Pending like = pending.removeLast();
    if (like.shape() != Shape.MATCH && like.shape() != Shape.NOT_MATCH) {
      throw new Refusal("ESCAPE stands behind LIKE or SIMILAR TO only");
    }
    Expression pattern = left();
    return match(
        span(like.start()), like.symbol(), pattern, escape, like.shape() == Shape.NOT_MATCH);
  }

  private Expression between(
      Span span, Pending operator, Expression high, boolean symmetric, boolean negated) {
    return new Expression.Between(
        span, left(), operator.terms().getFirst(), high, symmetric, negated);
  }
}
