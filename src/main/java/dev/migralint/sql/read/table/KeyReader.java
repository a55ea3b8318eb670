package dev.migralint.sql.read.table;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Token.Kind;
import java.util.Optional;

/** Reads a key of an index, partition or statistics: a column, a call or an expression. */
final class KeyReader {
  private KeyReader() {}

  /**
   * A column or an expression, one of the two.
   *
   * @param options whether it has a collation, an operator class or an order
   */
  record Key(Optional<Name> column, Optional<Expression> expression, boolean options) {
    Key(Optional<Name> column, Optional<Expression> expression) {
      this(column, expression, false);
    }

    Key withOptions() {
      return new Key(column, expression, true);
    }
  }

  /** The column or the expression that the key is. */
  static Key element(Cursor c) {
    if (c.is(Kind.OPEN_PAREN)) {
      return parenthesised(ExpressionReader.inParentheses(c));
    }
    if (c.isName() && !isCall(c)) {
      return new Key(Optional.of(c.name()), Optional.empty());
    }
    return new Key(Optional.empty(), Optional.of(call(c)));
  }

  /** Only a column, perhaps with a collation, is a plain key in parentheses, too. */
  private static Key parenthesised(Expression expression) {
    Expression key = expression;
    while (key instanceof Expression.Collate collate) {
      key = collate.operand();
    }
    return key instanceof Expression.Column column
        ? new Key(Optional.of(column.name()), Optional.empty(), !key.equals(expression))
        : new Key(Optional.empty(), Optional.of(expression));
  }

  private static boolean isCall(Cursor c) {
    Kind after = c.token(1).kind();
    return after == Kind.OPEN_PAREN || after == Kind.DOT;
  }

  /** A call takes no FILTER, OVER or operator behind it, so its tokens are read by themselves. */
  private static Expression call(Cursor c) {
    int start = c.mark();
    if (c.accept("COLLATION")) {
      c.expect("FOR");
      c.parenthesised();
    } else {
      boolean reserved = c.is(Kind.WORD) && Keywords.isNeverName(c.folded());
      boolean value = reserved && Keywords.isValue(c.folded());
      if (c.isAny("NULL", "TRUE", "FALSE") || (reserved && !value && !c.is("CAST"))) {
        throw c.refuse("a column, a call or an expression in parentheses");
      }
      c.anyObjectName();
      if (!value || c.is(Kind.OPEN_PAREN)) {
        c.parenthesised();
      }
    }
    Cursor call = c.part(start, c.mark());
    Expression expression = ExpressionReader.any(call);
    call.expectEnd();
    return expression;
  }

  /** COLLATE and an operator class; whether there is a class. */
  static boolean collationAndClass(Cursor c) {
    if (c.accept("COLLATE")) {
      c.anyName();
    }
    if (!c.isName() || isOrder(c)) {
      return false;
    }
    c.anyName();
    return true;
  }

  private static boolean isOrder(Cursor c) {
    return c.is("NULLS") && (c.is(1, "FIRST") || c.is(1, "LAST"));
  }
}
