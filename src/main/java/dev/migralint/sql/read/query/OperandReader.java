package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Expression.Subquery;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what an operator takes: what PostgreSQL's grammar calls {@code c_expr}, with its subscripts
 * and fields.
 */
final class OperandReader {
  /** How many fields and subscripts may follow one another. */
  private static final int MAX_LINKS = 50;

  private final Cursor c;
  private final boolean basic;

  private OperandReader(Cursor c, boolean basic) {
    this.c = c;
    this.basic = basic;
  }

  /** A constant, a name and what it starts, or what stands in parentheses or brackets. */
  static Expression read(Cursor c, boolean basic) {
    return new OperandReader(c, basic).read();
  }

  private Expression read() {
    return switch (c.token().kind()) {
      case OPEN_PAREN -> {
        int mark = c.mark();
        List<Expression> inside = parenthesised(c);
        Expression whole =
            inside.size() == 1
                ? inside.getFirst()
                : new Expression.Row(c.since(mark), inside, false);
        yield indirection(c, mark, whole);
      }
      case PARAMETER -> {
        int mark = c.mark();
        Span span = c.next().span();
        yield indirection(c, mark, new Expression.Placeholder(span, c.text(span)));
      }
      case NUMBER, STRING, DOLLAR_STRING -> ConstantReader.read(c);
      case WORD, QUOTED_NAME -> named();
      case PLACEHOLDER -> placeholder();
      default -> throw c.refuse("an expression");
    };
  }

  private Expression placeholder() {
    int mark = c.mark();
    Span span = c.next().span();
    if (c.is(Kind.DOT)) {
      return CallReader.columnOrCall(c, mark, Name.unquoted(c.text(span)));
    }
    if (c.is(Kind.OPEN_PAREN)) {
      return CallReader.call(c, mark, ObjectName.of(Name.unquoted(c.text(span))));
    }
    return new Expression.Placeholder(span, c.text(span));
  }

  /** Fields and subscripts of a column, a parameter or what stands in parentheses. */
  static Expression indirection(Cursor c, int mark, Expression first) {
    Expression base = first;
    for (int links = 1; ; links++) {
      if (links > MAX_LINKS) {
        base = c.unread(c.since(mark));
        links = 1;
      }
      if (c.accept(Kind.DOT)) {
        Optional<Name> name = c.acceptOperator("*") ? Optional.empty() : Optional.of(c.anyWord());
        base = new Expression.Field(c.since(mark), base, name);
      } else if (c.is(Kind.OPEN_BRACKET)) {
        base = subscript(c, mark, base);
      } else {
        return base;
      }
    }
  }

  /** {@code [1]}, {@code [1:2]}, {@code [:]} */
  private static Expression subscript(Cursor c, int mark, Expression base) {
    if (!c.enter()) {
      c.passOver();
      return c.unread(c.since(mark));
    }
    c.expect(Kind.OPEN_BRACKET);
    Optional<Expression> lower =
        c.is(Kind.COLON) ? Optional.empty() : Optional.of(ExpressionReader.any(c));
    boolean slice = c.accept(Kind.COLON);
    Optional<Expression> upper =
        slice && !c.is(Kind.CLOSE_BRACKET)
            ? Optional.of(ExpressionReader.any(c))
            : Optional.empty();
    c.expect(Kind.CLOSE_BRACKET);
    c.leave();
    return new Expression.Subscript(c.since(mark), base, lower, upper, slice);
  }

  /** A query, an expression or the values of a row, in parentheses. */
  static List<Expression> parenthesised(Cursor c) {
    int mark = c.mark();
    if (!c.enter()) {
      c.parenthesised();
      return List.of(c.unread(c.since(mark)));
    }
    c.expect(Kind.OPEN_PAREN);
    int start = c.mentions().readSoFar();
    Optional<QueryTree> query = Optional.empty();
    List<Expression> inside = List.of();
    if (QueryReader.starts(c)) {
      query = Optional.of(QueryReader.read(c));
    } else {
      Expression first = ExpressionReader.any(c);
      if (isQuery(first) && QueryReader.goesOn(c)) {
        QueryTree begun = ((Subquery) first).query();
        query = Optional.of(QueryReader.readRest(c, mark + 1, start, new QueryTree.Nested(begun)));
      } else {
        inside = new ArrayList<>(List.of(first));
        while (c.accept(Kind.COMMA)) {
          inside.add(ExpressionReader.any(c));
        }
      }
    }
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
    Span whole = c.since(mark);
    return query.isPresent()
        ? List.of(new Subquery(whole, Subquery.Use.PLAIN, query.get(), c.text(whole)))
        : inside;
  }

  private static boolean isQuery(Expression expression) {
    return expression instanceof Subquery query && query.use() == Subquery.Use.PLAIN;
  }

  private Expression named() {
    boolean beforeParenthesis = c.token(1).kind() == Kind.OPEN_PAREN;
    int mark = c.mark();
    if (c.is("CASE")) {
      return cases();
    }
    if (c.is("ARRAY") && c.token(1).kind() == Kind.OPEN_BRACKET) {
      c.next();
      return array(mark, false);
    }
    if (beforeParenthesis && (c.is("ARRAY") || c.is("EXISTS"))) {
      return query(c.is("EXISTS") ? Subquery.Use.EXISTS : Subquery.Use.ARRAY);
    }
    if (beforeParenthesis && c.accept("ROW")) {
      if (c.token(1).kind() == Kind.CLOSE_PAREN) {
        c.skip(2);
        return new Expression.Row(c.since(mark), List.of(), true);
      }
      List<Expression> values = parenthesised(c);
      return new Expression.Row(c.since(mark), values, true);
    }
    if (c.is("DEFAULT") && !basic) {
      return new Constant(c.next().span(), Constant.Kind.DEFAULT, "DEFAULT");
    }
    return CallReader.read(c);
  }

  /** EXISTS or ARRAY of a query. */
  private Expression query(Subquery.Use form) {
    int mark = c.mark();
    c.next();
    int start = c.mentions().readSoFar();
    List<Expression> inside = parenthesised(c);
    if (inside.size() == 1 && inside.getFirst() instanceof Expression.Unread) {
      return c.unread(c.since(mark));
    }
    if (inside.size() != 1 || !isQuery(inside.getFirst())) {
      throw new Refusal("a query is missing in the parentheses");
    }
    if (form == Subquery.Use.EXISTS) {
      c.mentions().narrow(start, c.mentions().readSoFar());
    }
    Subquery query = (Subquery) inside.getFirst();
    return new Subquery(c.since(mark), form, query.query(), query.written());
  }

  private Expression cases() {
    int mark = c.mark();
    if (!c.enter()) {
      toEndOfCase();
      return c.unread(c.since(mark));
    }
    c.expect("CASE");
    Optional<Expression> operand =
        c.is("WHEN") ? Optional.empty() : Optional.of(ExpressionReader.any(c));
    List<Expression.Case.When> branches = new ArrayList<>();
    do {
      c.expect("WHEN");
      Expression condition = ExpressionReader.any(c);
      c.expect("THEN");
      branches.add(new Expression.Case.When(condition, ExpressionReader.any(c)));
    } while (c.is("WHEN"));
    Optional<Expression> otherwise =
        c.accept("ELSE") ? Optional.of(ExpressionReader.any(c)) : Optional.empty();
    c.expect("END");
    c.leave();
    return new Expression.Case(c.since(mark), operand, branches, otherwise);
  }

  /** Passes over a CASE that is nested too deeply to be read. */
  private void toEndOfCase() {
    int cases = 0;
    do {
      if (c.is("CASE")) {
        cases++;
      } else if (c.is("END")) {
        cases--;
      }
      c.passOver();
    } while (cases > 0);
  }

  private Expression array(int mark, boolean nested) {
    if (!c.enter()) {
      c.passOver();
      return c.unread(c.since(mark));
    }
    List<Expression> elements = new ArrayList<>();
    c.expect(Kind.OPEN_BRACKET);
    if (!c.is(Kind.CLOSE_BRACKET)) {
      do {
        elements.add(c.is(Kind.OPEN_BRACKET) ? array(c.mark(), true) : ExpressionReader.any(c));
      } while (c.accept(Kind.COMMA));
    }
    c.expect(Kind.CLOSE_BRACKET);
    c.leave();
    return new Expression.Array(c.since(mark), elements, nested);
  }
}
