package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An SQL expression as a tree. Parentheses leave no node behind; each node has the range of its
 * text, without the parentheses around it.
 * https://www.postgresql.org/docs/current/sql-expressions.html
 */
public sealed interface Expression {
  /** Its text. */
  Span span();

  /** A column, with what qualifies it: {@code a}, {@code t.a}, {@code s.t.a}. */
  record Column(Span span, List<Name> qualifiers, Name name) implements Expression {}

  /** {@code t.*}, or a lone {@code *} in a query's target list. */
  record AllColumns(Span span, List<Name> qualifiers) implements Expression {}

  /**
   * A constant.
   *
   * @param value a string's value; anything else as it is written
   */
  record Constant(Span span, Kind kind, String value) implements Expression {
    /** What kind of constant it is. */
    public enum Kind {
      NUMBER,
      STRING,
      /** {@code B'01'}, {@code X'1F'} and {@code N'text'}. */
      PREFIXED_STRING,
      TRUE,
      FALSE,
      NULL,
      /** The word DEFAULT among values. */
      DEFAULT
    }
  }

  /** A parameter ({@code $1}) or what a template or psql fills in, as written. */
  record Placeholder(Span span, String text) implements Expression {}

  /** A value cast to a type. */
  record Cast(Span span, Expression operand, TypeName type, Syntax syntax) implements Expression {
    /** How a cast is written. */
    public enum Syntax {
      /** {@code a::date} */
      OPERATOR,
      /** {@code CAST(a AS date)} */
      CAST,
      /** {@code TREAT(a AS date)} */
      TREAT,
      /** {@code date '2026-01-31'} */
      CONSTANT
    }
  }

  /**
   * A call of a function, an aggregate or a window function, those with a syntax of their own
   * included.
   *
   * @param function as named; the word in lower case for what has a syntax of its own
   * @param arguments its arguments, then the other expressions in it (ORDER BY, FILTER, OVER)
   * @param written the call as written where it is more than a name and arguments, else empty
   */
  record Call(Span span, ObjectName function, List<Expression> arguments, Form form, String written)
      implements Expression {
    /** How a call is written. */
    public enum Form {
      /** {@code f(a, b)} */
      PLAIN,
      /** {@code current_date} */
      BARE,
      /** {@code extract(year FROM a)}, {@code coalesce(a, b)} */
      SPECIAL
    }
  }

  /** An operator with one operand or two; a chain of || is one operator with all its operands. */
  record Operator(Span span, String symbol, List<Expression> operands) implements Expression {
    /** Whether it is ||, which joins texts, arrays and JSON. */
    public boolean isConcatenation() {
      return symbol.equals("||") && operands.size() > 1;
    }
  }

  /** Conditions that are joined by AND. */
  record And(Span span, List<Expression> conditions) implements Expression {}

  /** Conditions that are joined by OR. */
  record Or(Span span, List<Expression> conditions) implements Expression {}

  /** {@code NOT a} */
  record Not(Span span, Expression condition) implements Expression {}

  /** {@code a IS NULL} and its kin. */
  record Test(Span span, Expression operand, String word, boolean negated) implements Expression {
    /** Whether it asks for null: IS NULL, IS NOT NULL. */
    public boolean isForNull() {
      return word.equals("NULL");
    }
  }

  /** {@code a IS [NOT] DISTINCT FROM b} */
  record Distinct(Span span, Expression left, Expression right, boolean negated)
      implements Expression {}

  /** {@code a LIKE b}, also ILIKE and SIMILAR TO. */
  record Match(
      Span span,
      Expression operand,
      String word,
      Expression pattern,
      Optional<Expression> escape,
      boolean negated)
      implements Expression {}

  /** {@code a BETWEEN low AND high} */
  record Between(
      Span span,
      Expression operand,
      Expression low,
      Expression high,
      boolean symmetric,
      boolean negated)
      implements Expression {}

  /** {@code a IN (…)}; a query in the parentheses is the only member. */
  record In(Span span, Expression operand, List<Expression> members, boolean negated)
      implements Expression {}

  /**
   * {@code a = ANY (…)}
   *
   * @param symbol an operator, LIKE or ILIKE, perhaps with NOT before it
   * @param every whether ALL is written, and not ANY or SOME
   */
  record Quantified(
      Span span, Expression operand, String symbol, boolean every, Expression argument)
      implements Expression {}

  /** CASE. */
  record Case(
      Span span, Optional<Expression> operand, List<When> branches, Optional<Expression> otherwise)
      implements Expression {
    /** WHEN and THEN. */
    public record When(Expression condition, Expression result) {}
  }

  /**
   * A row of values.
   *
   * @param explicit whether ROW is written
   */
  record Row(Span span, List<Expression> values, boolean explicit) implements Expression {}

  /** {@code ARRAY[…]}, and an array in one. */
  record Array(Span span, List<Expression> elements, boolean nested) implements Expression {}

  /**
   * A query in parentheses.
   *
   * @param written its text, with the parentheses
   */
  record Subquery(Span span, Use use, QueryTree query, String written) implements Expression {
    /** What becomes of the rows. */
    public enum Use {
      /** The value of the only row, or the rows for IN, ANY and ALL. */
      PLAIN,
      EXISTS,
      ARRAY
    }
  }

  /** {@code (a).b} and {@code (a).*}; the name is empty for the asterisk. */
  record Field(Span span, Expression operand, Optional<Name> name) implements Expression {}

  /**
   * {@code a[1]} and {@code a[1:2]}
   *
   * @param slice whether a colon is written
   */
  record Subscript(
      Span span,
      Expression operand,
      Optional<Expression> lower,
      Optional<Expression> upper,
      boolean slice)
      implements Expression {}

  /** {@code a COLLATE b} */
  record Collate(Span span, Expression operand, ObjectName collation) implements Expression {}

  /** {@code a AT TIME ZONE b}, and {@code a AT LOCAL} without a zone. */
  record AtTimeZone(Span span, Expression operand, Optional<Expression> zone)
      implements Expression {}

  /** What is nested deeper than is read, or WHERE CURRENT OF. */
  record Unread(Span span, String written) implements Expression {}

  /** The expressions directly in it, those of its query not among them. */
  default List<Expression> children() {
    return switch (this) {
      case Column column -> List.of();
      case AllColumns all -> List.of();
      case Constant constant -> List.of();
      case Placeholder placeholder -> List.of();
      case Cast cast -> List.of(cast.operand());
      case Call call -> call.arguments();
      case Operator operator -> operator.operands();
      case And and -> and.conditions();
      case Or or -> or.conditions();
      case Not not -> List.of(not.condition());
      case Test test -> List.of(test.operand());
      case Distinct distinct -> List.of(distinct.left(), distinct.right());
      case Match match -> {
        List<Expression> parts = new ArrayList<>(List.of(match.operand(), match.pattern()));
        match.escape().ifPresent(parts::add);
        yield parts;
      }
      case Between between -> List.of(between.operand(), between.low(), between.high());
      case In in -> {
        List<Expression> parts = new ArrayList<>(List.of(in.operand()));
        parts.addAll(in.members());
        yield parts;
      }
      case Quantified quantified -> List.of(quantified.operand(), quantified.argument());
      case Case cases -> {
        List<Expression> parts = new ArrayList<>(cases.operand().stream().toList());
        for (Case.When branch : cases.branches()) {
          parts.add(branch.condition());
          parts.add(branch.result());
        }
        cases.otherwise().ifPresent(parts::add);
        yield parts;
      }
      case Row row -> row.values();
      case Array array -> array.elements();
      case Subquery subquery -> List.of();
      case Field field -> List.of(field.operand());
      case Subscript subscript -> {
        List<Expression> parts = new ArrayList<>(List.of(subscript.operand()));
        subscript.lower().ifPresent(parts::add);
        subscript.upper().ifPresent(parts::add);
        yield parts;
      }
      case Collate collate -> List.of(collate.operand());
      case AtTimeZone at -> {
        List<Expression> parts = new ArrayList<>(List.of(at.operand()));
        at.zone().ifPresent(parts::add);
        yield parts;
      }
      case Unread unread -> List.of();
    };
  }

  /**
   * The expression and all in it, in the order of the text, those of its queries included. Long
   * chains of operators are deep trees, so nothing here recurses.
   */
  default Stream<Expression> all() {
    List<Expression> all = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      all.add(next);
      List<Expression> inside =
          next instanceof Subquery subquery ? subquery.query().expressions() : next.children();
      for (int i = inside.size() - 1; i >= 0; i--) {
        open.push(inside.get(i));
      }
    }
    return all.stream();
  }

  /** The expressions of a kind in it, itself included, in the order of the text. */
  default <E extends Expression> Stream<E> all(Class<E> kind) {
    return all().filter(kind::isInstance).map(kind::cast);
  }

  /** The expression as SQL: one line, names folded, parentheses only where they are needed. */
  default String sql() {
    return ExpressionText.of(this);
  }
}
