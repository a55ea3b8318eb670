package dev.migralint.sql.read.query;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads what a name starts in an expression: a column, a typed constant, or a function's call with
 * its arguments, also of the functions that have a syntax of their own.
 * https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-FUNCTION-CALLS
 */
final class CallReader {
  private CallReader() {}

  static void read(Cursor c) {
    if (c.is(Kind.QUOTED_NAME)) {
      columnOrCall(c, c.anyWord());
      return;
    }
    String word = c.folded();
    boolean called = c.token(1).kind() == Kind.OPEN_PAREN;
    if (Keywords.isNeverName(word)) {
      reserved(c, word, called);
      return;
    }
    if (Keywords.isTypeOrColumn(word)) {
      if (!TypeReader.constant(c) && !(called && special(c, word))) {
        if (called) {
          throw c.refuse("an expression");
        }
        columnOrCall(c, c.anyWord());
      }
      return;
    }
    boolean typed = c.token(1).kind() == Kind.STRING;
    if (!called && !typed && Keywords.isReserved(word) && !word.equals("current_schema")) {
      if (word.equals("collation") && c.is(1, "FOR")) {
        c.next();
        c.next();
        c.expect(Kind.OPEN_PAREN);
        ExpressionReader.pass(c);
        c.expect(Kind.CLOSE_PAREN);
        return;
      }
      if (c.token(1).kind() != Kind.DOT) {
        throw c.refuse("an expression");
      }
    }
    columnOrCall(c, c.anyWord());
  }

  private static void reserved(Cursor c, String word, boolean called) {
    if (called && word.equals("cast")) {
      special(c, word);
    } else if (Keywords.isValue(word)) {
      c.next();
      if (called && (word.endsWith("time") || word.endsWith("timestamp"))) {
        c.expect(Kind.OPEN_PAREN);
        c.expect(Kind.NUMBER);
        c.expect(Kind.CLOSE_PAREN);
      }
    } else {
      throw c.refuse("an expression");
    }
  }

  /** What follows the first part of a name: more parts, arguments, or a string of that type. */
  static void columnOrCall(Cursor c, Name first) {
    Optional<Name> schema = Optional.empty();
    Name name = first;
    while (c.accept(Kind.DOT)) {
      if (c.acceptOperator("*")) {
        return;
      }
      schema = Optional.of(name);
      name = c.anyWord();
    }
    if (c.is(Kind.OPEN_PAREN)) {
      if (c.token(1).kind() == Kind.STRING
          && Expressions.SEQUENCE_FUNCTIONS.contains(name.text())) {
        Expressions.named(Strings.value(c.written(c.token(1)))).ifPresent(c.mentions()::sequence);
      }
      arguments(c);
      if (!c.isString()) {
        c.mentions().function(new ObjectName(schema, name));
        aggregateClauses(c);
        return;
      }
    }
    if (c.isString()) {
      c.next();
    }
  }

  /** The arguments of any function, in their parentheses. */
  static void arguments(Cursor c) {
    if (!c.enter()) {
      c.parenthesised();
      return;
    }
    c.expect(Kind.OPEN_PAREN);
    if (c.isOperator("*") && c.token(1).kind() == Kind.CLOSE_PAREN) {
      c.next();
    } else if (!c.is(Kind.CLOSE_PAREN)) {
      c.acceptAny("ALL", "DISTINCT");
      do {
        argument(c);
      } while (c.accept(Kind.COMMA));
      if (c.accept("ORDER", "BY")) {
        sortKeys(c);
      }
    }
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
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

  /** One argument, which may say the name of its parameter. */
  static void argument(Cursor c) {
    c.accept("VARIADIC");
    Token next = c.token(1);
    boolean named =
        (next.kind() == Kind.OPERATOR && c.written(next).equals("=>"))
            || (next.kind() == Kind.COLON && c.written(next).equals(":="));
    if (named) {
      c.anyWord();
      c.next();
    }
    ExpressionReader.pass(c);
  }

  private static void aggregateClauses(Cursor c) {
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
      ExpressionReader.pass(c);
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
      if (c.accept("BETWEEN")) {
        frameBound(c);
        c.expect("AND");
      }
      frameBound(c);
      if (c.accept("EXCLUDE")) {
        if (!c.accept("CURRENT", "ROW") && !c.accept("NO", "OTHERS")) {
          c.expectAny("GROUP", "TIES");
        }
      }
    }
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void frameBound(Cursor c) {
    if (c.accept("CURRENT", "ROW")) {
      return;
    }
    if (!c.accept("UNBOUNDED", "PRECEDING") && !c.accept("UNBOUNDED", "FOLLOWING")) {
      ExpressionReader.pass(c);
      c.expectAny("PRECEDING", "FOLLOWING");
    }
  }

  /** What stands after ORDER BY. */
  static void sortKeys(Cursor c) {
    do {
      ExpressionReader.pass(c);
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

  /** A function with a syntax of its own; whether there is one. */
  private static boolean special(Cursor c, String word) {
    switch (word) {
      case "coalesce", "greatest", "least", "nullif", "grouping" -> {
        c.next();
        plainArguments(c);
      }
      case "merge_action" -> {
        c.next();
        c.expect(Kind.OPEN_PAREN);
        c.expect(Kind.CLOSE_PAREN);
      }
      case "cast", "treat" -> {
        open(c);
        ExpressionReader.pass(c);
        c.expect("AS");
        TypeReader.type(c);
        c.expect(Kind.CLOSE_PAREN);
      }
      case "extract" -> {
        open(c);
        if (c.isString()) {
          c.next();
        } else {
          c.anyWord();
        }
        c.expect("FROM");
        ExpressionReader.pass(c);
        c.expect(Kind.CLOSE_PAREN);
      }
      case "position" -> {
        open(c);
        ExpressionReader.basic(c);
        c.expect("IN");
        ExpressionReader.basic(c);
        c.expect(Kind.CLOSE_PAREN);
      }
      case "normalize" -> {
        open(c);
        ExpressionReader.pass(c);
        if (c.accept(Kind.COMMA)) {
          c.expectAny("NFC", "NFD", "NFKC", "NFKD");
        }
        c.expect(Kind.CLOSE_PAREN);
      }
      case "overlay", "substring" -> withWords(c, "PLACING", "FROM", "FOR", "SIMILAR", "ESCAPE");
      case "trim" -> {
        open(c);
        c.acceptAny("BOTH", "LEADING", "TRAILING");
        c.accept("FROM");
        ExpressionReader.list(c);
        if (c.accept("FROM")) {
          ExpressionReader.list(c);
        }
        c.expect(Kind.CLOSE_PAREN);
      }
      default -> {
        return XmlReader.call(c, word) || JsonReader.call(c, word);
      }
    }
    return true;
  }

  private static void open(Cursor c) {
    c.next();
    c.expect(Kind.OPEN_PAREN);
  }

  private static void plainArguments(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    ExpressionReader.list(c);
    c.expect(Kind.CLOSE_PAREN);
  }

  /** Arguments with words between them, or plain ones with commas. */
  private static void withWords(Cursor c, String... words) {
    open(c);
    if (!c.is(Kind.CLOSE_PAREN)) {
      do {
        argument(c);
      } while (c.accept(Kind.COMMA) || c.acceptAny(words));
    }
    c.expect(Kind.CLOSE_PAREN);
  }
}
