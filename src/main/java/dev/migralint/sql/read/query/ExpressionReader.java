package dev.migralint.sql.read.query;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Precedence;
import dev.migralint.sql.read.query.Operators.Shape;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an expression as PostgreSQL's grammar does: it ends where no operator follows, so a
 * forgotten comma does not hide what comes after it.
 * https://www.postgresql.org/docs/current/sql-expressions.html
 */
public final class ExpressionReader {
  private final Cursor c;
  private final boolean basic;
  private final Operators operators;

  private ExpressionReader(Cursor c, boolean basic) {
    this.c = c;
    this.basic = basic;
    this.operators = new Operators(c);
  }

  /** Any expression. */
  public static Expression any(Cursor c) {
    return read(c, false);
  }

  /** An expression in parentheses. */
  public static Expression inParentheses(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    Expression expression = any(c);
    c.expect(Kind.CLOSE_PAREN);
    return expression;
  }

  /**
   * What PostgreSQL's grammar calls {@code b_expr}: the DEFAULT of a column definition, without
   * AND, OR, NOT, IN, LIKE, COLLATE and AT TIME ZONE outside of parentheses.
   */
  public static Expression basic(Cursor c) {
    return read(c, true);
  }

  /** What PostgreSQL's grammar calls {@code c_expr}: no operator but a subscript or a field. */
  static Expression primary(Cursor c) {
    List<Expression> outer = c.gather(null);
    Expression expression = OperandReader.read(c, true);
    c.gather(outer);
    return c.gathered(expression);
  }

  /** One or more expressions with commas between them. */
  static List<Expression> list(Cursor c) {
    List<Expression> list = new ArrayList<>();
    do {
      list.add(any(c));
    } while (c.accept(Kind.COMMA));
    return list;
  }

  private static Expression read(Cursor c, boolean basic) {
    if (ConstantReader.isAlone(c)) {
      return c.gathered(ConstantReader.read(c));
    }
    List<Expression> outer = c.gather(null);
    int height = c.height();
    Expression expression = new ExpressionReader(c, basic).read();
    c.height(Math.max(height, c.height()));
    c.gather(outer);
    return c.gathered(expression);
  }

  private Expression read() {
    while (true) {
      int start = c.token().start();
      while (prefix()) {}
      c.height(0);
      Expression operand = OperandReader.read(c, basic);
      operators.operand(operand, start, c.height() + 1);
      do {
        if (!goesOn()) {
          Expression whole = operators.finish();
          c.height(operators.height());
          return whole;
        }
      } while (!operators.wantsOperand());
    }
  }

  private boolean prefix() {
    int start = c.token().start();
    if (!basic && c.accept("NOT")) {
      operators.prefix(Shape.NOT, "NOT", Precedence.NOT, start);
    } else if (isPrefix()) {
      String symbol = c.written(c.next());
      operators.prefix(Shape.OPERATOR, symbol, Precedence.prefix(symbol), start);
    } else if (c.is("OPERATOR") && c.token(1).kind() == Kind.OPEN_PAREN) {
      operators.prefix(Shape.OPERATOR, operatorName(c), Precedence.OTHER, start);
    } else {
      return false;
    }
    return true;
  }

  /** Plus, minus and what users may define stand before an operand; SQL's other operators don't. */
  private boolean isPrefix() {
    if (!c.is(Kind.OPERATOR)) {
      return false;
    }
    return switch (c.written(c.token())) {
      case "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "!=", "=>" -> false;
      default -> true;
    };
  }

  /** Reads an operator behind an operand, if one stands here. */
  private boolean goesOn() {
    return switch (c.token().kind()) {
      case OPERATOR -> !c.isOperator("=>") && operator();
      case TYPECAST -> {
        operators.before(Precedence.CAST);
        c.next();
        operators.cast(TypeReader.type(c));
        yield true;
      }
      case WORD -> basic ? basicWord() : word();
      default -> false;
    };
  }

  private boolean operator() {
    String symbol = c.written(c.token());
    int precedence = Precedence.infix(symbol);
    if (symbol.equals("||") && !isQuantifier(1)) {
      operators.join(Shape.CONCATENATION, symbol, precedence);
      c.next();
      return true;
    }
    operators.before(precedence);
    c.next();
    quantifiedOrOperand(symbol.equals("!=") ? "<>" : symbol, Shape.OPERATOR, precedence);
    return true;
  }

  private void quantifiedOrOperand(String symbol, Shape shape, int precedence) {
    if (isQuantifier(0)) {
      boolean all = c.is("ALL");
      c.next();
      List<Expression> argument = OperandReader.parenthesised(c);
      if (argument.size() != 1) {
        throw new Refusal("ANY and ALL take one array or query");
      }
      operators.quantified(symbol, all, argument.getFirst());
    } else {
      operators.infix(shape, symbol, precedence);
    }
  }

  private boolean isQuantifier(int ahead) {
    return !basic
        && (c.is(ahead, "ANY") || c.is(ahead, "SOME") || c.is(ahead, "ALL"))
        && c.token(ahead + 1).kind() == Kind.OPEN_PAREN;
  }

  /** {@code OPERATOR(pg_catalog.+)}; what stands there, without blanks. */
  static String operatorName(Cursor c) {
    StringBuilder name = new StringBuilder("OPERATOR(");
    c.expect("OPERATOR");
    c.expect(Kind.OPEN_PAREN);
    while (c.token(1).kind() == Kind.DOT) {
      name.append(c.name().sql()).append('.');
      c.next();
    }
    name.append(c.written(c.token()));
    c.expect(Kind.OPERATOR);
    c.expect(Kind.CLOSE_PAREN);
    return name.append(')').toString();
  }

  /** The operators in words that both kinds of expressions have. */
  private boolean basicWord() {
    if (c.is("OPERATOR") && c.token(1).kind() == Kind.OPEN_PAREN) {
      operators.before(Precedence.OTHER);
      quantifiedOrOperand(operatorName(c), Shape.OPERATOR, Precedence.OTHER);
      return true;
    }
    if (!c.is("IS")) {
      return false;
    }
    boolean negated = c.is(1, "NOT");
    int ahead = negated ? 2 : 1;
    boolean distinct = c.is(ahead, "DISTINCT") && c.is(ahead + 1, "FROM");
    boolean document = c.is(ahead, "DOCUMENT");
    if (!distinct && !document) {
      return false;
    }
    operators.before(Precedence.IS);
    c.skip(ahead + 1);
    if (document) {
      operators.test("DOCUMENT", negated);
    } else {
      c.next();
      operators.infix(
          negated ? Shape.NOT_DISTINCT : Shape.DISTINCT, "IS DISTINCT FROM", Precedence.IS);
    }
    return true;
  }

  private boolean word() {
    if (basicWord()) {
      return true;
    }
    if (c.is("AND") || c.is("OR")) {
      if (c.is("AND")) {
        operators.join(Shape.AND, "AND", Precedence.AND);
      } else {
        operators.join(Shape.OR, "OR", Precedence.OR);
      }
      c.next();
      return true;
    }
    return match() || test();
  }

  private boolean match() {
    boolean negated = c.is("NOT");
    int ahead = negated ? 1 : 0;
    if (c.is(ahead, "IN")) {
      operators.before(Precedence.MATCH);
      c.skip(ahead + 1);
      operators.in(OperandReader.parenthesised(c), negated);
    } else if (c.is(ahead, "BETWEEN")) {
      operators.before(Precedence.MATCH);
      c.skip(ahead + 1);
      boolean symmetric = c.accept("SYMMETRIC");
      if (!symmetric) {
        c.accept("ASYMMETRIC");
      }
      Expression low = new ExpressionReader(c, true).read();
      int height = c.height();
      c.expect("AND");
      operators.between(low, height, symmetric, negated);
    } else if (c.is(ahead, "LIKE") || c.is(ahead, "ILIKE")) {
      operators.before(Precedence.MATCH);
      String word = c.is(ahead, "LIKE") ? "LIKE" : "ILIKE";
      c.skip(ahead + 1);
      quantifiedOrOperand(
          negated && c.isAny("ANY", "SOME", "ALL") ? "NOT " + word : word,
          negated ? Shape.NOT_MATCH : Shape.MATCH,
          Precedence.MATCH);
    } else if (c.is(ahead, "SIMILAR") && c.is(ahead + 1, "TO")) {
      operators.before(Precedence.MATCH);
      c.skip(ahead + 2);
      operators.infix(negated ? Shape.NOT_MATCH : Shape.MATCH, "SIMILAR TO", Precedence.MATCH);
    } else if (c.is("ESCAPE") && operators.awaitsEscape()) {
      operators.before(Precedence.ESCAPE);
      c.next();
      operators.infix(Shape.ESCAPE, "ESCAPE", Precedence.ESCAPE);
    } else if (c.is("OVERLAPS")) {
      operators.before(Precedence.MATCH);
      c.next();
      operators.infix(Shape.OPERATOR, "OVERLAPS", Precedence.MATCH);
    } else {
      return false;
    }
    return true;
  }

  /** What follows an expression and takes no second one, and AT TIME ZONE. */
  private boolean test() {
    if (c.is("COLLATE")) {
      operators.before(Precedence.COLLATE);
      c.next();
      operators.collate(c.anyObjectName());
      return true;
    }
    if (c.is("AT") && c.is(1, "LOCAL")) {
      operators.before(Precedence.AT);
      c.skip(2);
      operators.atLocal();
      return true;
    }
    if (c.is("AT") && c.is(1, "TIME") && c.is(2, "ZONE")) {
      operators.before(Precedence.AT);
      c.skip(3);
      operators.infix(Shape.TIME_ZONE, "AT TIME ZONE", Precedence.AT);
      return true;
    }
    if (c.is("ISNULL") || c.is("NOTNULL")) {
      operators.before(Precedence.IS);
      boolean negated = c.is("NOTNULL");
      c.next();
      operators.test("NULL", negated);
      return true;
    }
    return c.is("IS") && isTest();
  }

  private boolean isTest() {
    int mark = c.mark();
    operators.before(Precedence.IS);
    c.expect("IS");
    boolean negated = c.accept("NOT");
    int start = c.mark();
    if (c.acceptAny("NULL", "TRUE", "FALSE", "UNKNOWN", "NORMALIZED")) {
      operators.test(c.words(start), negated);
      return true;
    }
    if (c.acceptAny("NFC", "NFD", "NFKC", "NFKD")) {
      c.expect("NORMALIZED");
    } else if (c.accept("JSON")) {
      c.mentions().since(16);
      c.acceptAny("VALUE", "ARRAY", "OBJECT", "SCALAR");
      if (c.acceptAny("WITH", "WITHOUT")) {
        c.expect("UNIQUE");
        c.accept("KEYS");
      }
    } else {
      c.back(mark);
      return false;
    }
    operators.test(c.words(start), negated);
    return true;
  }
}
