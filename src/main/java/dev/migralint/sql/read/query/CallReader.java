package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads what a name starts in an expression: a column, a typed constant, or a function's call with
 * its arguments, also of the functions that have a syntax of their own.
 * https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-FUNCTION-CALLS
 */
final class CallReader {
  private CallReader() {}

  static Expression read(Cursor c) {
    int mark = c.mark();
    if (c.is(Kind.QUOTED_NAME)) {
      return columnOrCall(c, mark, c.anyWord());
    }
    String word = c.folded();
    boolean called = c.token(1).kind() == Kind.OPEN_PAREN;
    if (Keywords.isNeverName(word)) {
      return reserved(c, word, called);
    }
    if (Keywords.isTypeOrColumn(word)) {
      Optional<Expression> constant = TypeReader.constant(c);
      if (constant.isPresent()) {
        return constant.get();
      }
      if (called) {
        return SpecialCallReader.read(c, word);
      }
      return columnOrCall(c, mark, c.anyWord());
    }
    if (c.is("DOUBLE") && c.is(1, "PRECISION")) {
      Optional<Expression> constant = TypeReader.constant(c);
      if (constant.isPresent()) {
        return constant.get();
      }
    }
    boolean typed = c.token(1).kind() == Kind.STRING;
    if (!called && !typed && Keywords.isReserved(word) && !word.equals("current_schema")) {
      if (word.equals("collation") && c.is(1, "FOR")) {
        return collationFor(c);
      }
      if (c.token(1).kind() != Kind.DOT) {
        throw c.refuse("an expression");
      }
    }
    if (word.equals("current_schema") && !called) {
      return bare(c, word);
    }
    return columnOrCall(c, mark, c.anyWord());
  }

  private static Expression collationFor(Cursor c) {
    int mark = c.mark();
    c.skip(2);
    Expression of = ExpressionReader.inParentheses(c);
    return special(c, mark, "pg_collation_for", List.of(of));
  }

  private static Expression reserved(Cursor c, String word, boolean called) {
    if (called && word.equals("cast")) {
      return SpecialCallReader.read(c, word);
    }
    if (!Keywords.isValue(word)) {
      throw c.refuse("an expression");
    }
    return switch (word) {
      case "null", "true", "false" -> ConstantReader.ofKeyword(c, word);
      default -> bare(c, word);
    };
  }

  /** A function that SQL calls without parentheses, but for the precision of a time. */
  private static Expression bare(Cursor c, String word) {
    int mark = c.mark();
    c.next();
    ObjectName function = ObjectName.of(Name.unquoted(word));
    boolean precise =
        c.is(Kind.OPEN_PAREN) && (word.endsWith("time") || word.endsWith("timestamp"));
    if (precise) {
      c.next();
      c.expect(Kind.NUMBER);
      c.expect(Kind.CLOSE_PAREN);
    }
    Span span = c.since(mark);
    return new Call(span, function, List.of(), Call.Form.BARE, precise ? c.text(span) : "");
  }

  /** What follows the first part of a name: more parts, arguments, or a string of that type. */
  static Expression columnOrCall(Cursor c, int mark, Name first) {
    List<Name> qualifiers = List.of();
    Name name = first;
    while (c.accept(Kind.DOT)) {
      if (qualifiers.isEmpty()) {
        qualifiers = new ArrayList<>();
      }
      qualifiers.add(name);
      if (c.acceptOperator("*")) {
        return new Expression.AllColumns(c.since(mark), qualifiers);
      }
      name = c.anyWord();
    }
    Optional<Name> schema =
        qualifiers.isEmpty() ? Optional.empty() : Optional.of(qualifiers.getLast());
    if (c.is(Kind.OPEN_PAREN)) {
      return call(c, mark, new ObjectName(schema, name));
    }
    if (c.is(Kind.STRING) || c.is(Kind.DOLLAR_STRING)) {
      TypeName type = TypeReader.written(new ObjectName(schema, name), List.of());
      Expression constant = ConstantReader.read(c);
      return new Cast(c.since(mark), constant, type, Cast.Syntax.CONSTANT);
    }
    Expression column = new Expression.Column(c.since(mark), qualifiers, name);
    if (c.accept(Kind.PLACEHOLDER)) {
      // What is filled in there may be anything, mostly a condition that is put together.
      return column;
    }
    return c.is(Kind.OPEN_BRACKET) ? OperandReader.indirection(c, mark, column) : column;
  }

  /** A call, of which the parentheses stand here; or a constant of a type with modifiers. */
  static Expression call(Cursor c, int mark, ObjectName function) {
    List<Expression> arguments = new ArrayList<>();
    List<Expression> outer = c.gather(arguments);
    boolean plain = arguments(c);
    if (c.is(Kind.STRING) || c.is(Kind.DOLLAR_STRING)) {
      c.gather(outer);
      List<String> modifiers = arguments.stream().map(Expression::sql).toList();
      TypeName type = TypeReader.written(function, modifiers);
      Expression constant = ConstantReader.read(c);
      return new Cast(c.since(mark), constant, type, Cast.Syntax.CONSTANT);
    }
    c.mentions().function(function);
    int end = c.mark();
    clauses(c);
    c.gather(outer);
    Span span = c.since(mark);
    String written = plain && c.mark() == end ? "" : c.text(span);
    Call call = new Call(span, function, List.copyOf(arguments), Call.Form.PLAIN, written);
    Names.sequence(call).ifPresent(c.mentions()::sequence);
    c.accept(Kind.PLACEHOLDER);
    return call;
  }

  /** The arguments of any function, in their parentheses; whether they are nothing more. */
  static boolean arguments(Cursor c) {
    if (!c.enter()) {
      c.parenthesised();
      return false;
    }
    boolean plain = true;
    c.expect(Kind.OPEN_PAREN);
    if (c.isOperator("*") && c.token(1).kind() == Kind.CLOSE_PAREN) {
      c.gathered(new Expression.AllColumns(c.next().span(), List.of()));
    } else if (!c.is(Kind.CLOSE_PAREN)) {
      plain = !c.acceptAny("ALL", "DISTINCT");
      do {
        plain &= argument(c);
      } while (c.accept(Kind.COMMA));
      if (c.accept("ORDER", "BY")) {
        plain = false;
        sortKeys(c);
      }
    }
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
    return plain;
  }

  /** What one reader takes of the parentheses that open here; what is too deep is passed over. */
  static void inParentheses(Cursor c, Consumer<Cursor> reader) {
    if (!c.enter()) {
      c.parenthesised();
      return;
    }
    c.expect(Kind.OPEN_PAREN);
    reader.accept(c);
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
  }

  /** One argument, which may give the name of its parameter; whether it is nothing more. */
  static boolean argument(Cursor c) {
    boolean variadic = c.accept("VARIADIC");
    Token next = c.token(1);
    boolean named =
        (next.kind() == Kind.OPERATOR && c.written(next).equals("=>"))
            || (next.kind() == Kind.COLON && c.written(next).equals(":="));
    if (named) {
      c.anyWord();
      c.next();
    }
    ExpressionReader.any(c);
    return !variadic && !named;
  }

  /** What stands behind an aggregate's or a window function's arguments. */
  private static void clauses(Cursor c) {
    if (c.accept("WITHIN", "GROUP")) {
      c.expect(Kind.OPEN_PAREN);
      c.expect("ORDER", "BY");
      sortKeys(c);
      c.expect(Kind.CLOSE_PAREN);
    }
    filter(c);
    if ((c.is("IGNORE") || c.is("RESPECT")) && c.is(1, "NULLS")) {
      c.next();
      c.next();
    }
    over(c);
  }

  /** The FILTER of an aggregate, where there is one. */
  static void filter(Cursor c) {
    if (c.is("FILTER") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.next();
      c.next();
      c.expect("WHERE");
      ExpressionReader.any(c);
      c.expect(Kind.CLOSE_PAREN);
    }
  }

  /** The window of a function's call, where there is one. */
  static void over(Cursor c) {
    if (c.accept("OVER")) {
      if (c.is(Kind.OPEN_PAREN)) {
        window(c);
      } else {
        c.name();
      }
    }
  }

  /** A window's definition in parentheses. */
  static void window(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    if (c.isName() && !c.isAny("PARTITION", "RANGE", "ROWS", "GROUPS")) {
      c.name();
    }
    if (c.accept("PARTITION", "BY")) {
      ExpressionReader.list(c);
    }
    if (c.accept("ORDER", "BY")) {
      sortKeys(c);
    }
    if (c.acceptAny("RANGE", "ROWS", "GROUPS")) {
      frame(c);
      if (c.accept("EXCLUDE")) {
        if (!c.accept("CURRENT", "ROW") && !c.accept("NO", "OTHERS")) {
          c.expectAny("GROUP", "TIES");
        }
      }
    }
    c.expect(Kind.CLOSE_PAREN);
  }

  /** Where a frame may begin or end, from its partition's first row to its last. */
  private enum Bound {
    FIRST_ROW,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    LAST_ROW
  }

  /** Without an end, a frame ends at the current row. */
  private static void frame(Cursor c) {
    boolean between = c.accept("BETWEEN");
    Bound start = frameBound(c);
    Bound end = Bound.CURRENT_ROW;
    if (between) {
      c.expect("AND");
      end = frameBound(c);
    }
    if (start == Bound.LAST_ROW || end == Bound.FIRST_ROW || start.compareTo(end) > 0) {
      throw new Refusal("a window's frame ends before it starts");
    }
  }

  private static Bound frameBound(Cursor c) {
    if (c.accept("CURRENT", "ROW")) {
      return Bound.CURRENT_ROW;
    }
    if (c.accept("UNBOUNDED", "PRECEDING")) {
      return Bound.FIRST_ROW;
    }
    if (c.accept("UNBOUNDED", "FOLLOWING")) {
      return Bound.LAST_ROW;
    }
    ExpressionReader.any(c);
    if (c.accept("PRECEDING")) {
      return Bound.PRECEDING;
    }
    c.expect("FOLLOWING");
    return Bound.FOLLOWING;
  }

  /** What stands after ORDER BY. */
  static void sortKeys(Cursor c) {
    do {
      ExpressionReader.any(c);
      if (c.accept("USING")) {
        if (c.is("OPERATOR")) {
          ExpressionReader.operatorName(c);
        } else {
          c.expect(Kind.OPERATOR);
        }
      } else {
        c.acceptAny("ASC", "DESC");
      }
      if (c.accept("NULLS")) {
        c.expectAny("FIRST", "LAST");
      }
    } while (c.accept(Kind.COMMA));
  }

  static Expression special(Cursor c, int mark, String function, List<Expression> arguments) {
    Span span = c.since(mark);
    ObjectName name = ObjectName.of(Name.unquoted(function));
    return new Call(span, name, List.copyOf(arguments), Call.Form.SPECIAL, c.text(span));
  }

  /** The expressions that a reader reads. */
  static List<Expression> gather(Cursor c, Consumer<Cursor> reader) {
    List<Expression> gathered = new ArrayList<>();
    List<Expression> outer = c.gather(gathered);
    reader.accept(c);
    c.gather(outer);
    return List.copyOf(gathered);
  }
}
