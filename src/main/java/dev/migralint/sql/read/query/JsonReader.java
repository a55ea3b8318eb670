package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.token.Token.Kind;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the functions for JSON that have a syntax of their own.
 * https://www.postgresql.org/docs/current/functions-json.html
 */
final class JsonReader {
  private static final Map<String, Consumer<Cursor>> FUNCTIONS =
      Map.of(
          "json", JsonReader::json,
          "json_array", JsonReader::array,
          "json_arrayagg", JsonReader::arrayOfRows,
          "json_exists", JsonReader::exists,
          "json_object", JsonReader::object,
          "json_objectagg", JsonReader::objectOfRows,
          "json_query", JsonReader::query,
          "json_scalar", ExpressionReader::any,
          "json_serialize", JsonReader::serialize,
          "json_value", JsonReader::value);

  private JsonReader() {}

  /** A call of the function with that name, which stands here; whether it is one of JSON's. */
  static boolean call(Cursor c, String function) {
    Consumer<Cursor> arguments = FUNCTIONS.get(function);
    if (arguments == null) {
      return false;
    }
    c.next();
    CallReader.inParentheses(c, arguments);
    if (function.endsWith("agg")) {
      CallReader.filter(c);
      CallReader.over(c);
    }
    return true;
  }

  private static void json(Cursor c) {
    formatted(c);
    uniqueness(c);
  }

  private static void serialize(Cursor c) {
    formatted(c);
    returning(c);
  }

  private static void array(Cursor c) {
    if (QueryReader.starts(c)) {
      int mark = c.mark();
      QueryTree query = QueryReader.read(c);
      Span span = c.since(mark);
      c.gathered(new Expression.Subquery(span, Expression.Subquery.Use.PLAIN, query, c.text(span)));
      format(c);
    } else if (!c.is(Kind.CLOSE_PAREN) && !c.is("RETURNING")) {
      do {
        formatted(c);
      } while (c.accept(Kind.COMMA));
      nulls(c);
    }
    returning(c);
  }

  private static void arrayOfRows(Cursor c) {
    formatted(c);
    if (c.accept("ORDER", "BY")) {
      CallReader.sortKeys(c);
    }
    nulls(c);
    returning(c);
  }

  /** Keys with values, or the arguments of the older function that has the same name. */
  private static void object(Cursor c) {
    if (!c.is(Kind.CLOSE_PAREN) && !c.is("RETURNING")) {
      CallReader.argument(c);
      if (!isBeforeValue(c)) {
        while (c.accept(Kind.COMMA)) {
          CallReader.argument(c);
        }
        return;
      }
      valueOfKey(c);
      while (c.accept(Kind.COMMA)) {
        ExpressionReader.any(c);
        valueOfKey(c);
      }
      nulls(c);
      uniqueness(c);
    }
    returning(c);
  }

  private static void objectOfRows(Cursor c) {
    ExpressionReader.any(c);
    valueOfKey(c);
    nulls(c);
    uniqueness(c);
    returning(c);
  }

  /** A colon with a name right behind it looks like a placeholder. */
  private static boolean isBeforeValue(Cursor c) {
    return c.is("VALUE") || isColon(c) || c.is(Kind.PLACEHOLDER);
  }

  private static boolean isColon(Cursor c) {
    return c.is(Kind.COLON) && c.written(c.token()).equals(":");
  }

  private static void valueOfKey(Cursor c) {
    if (!isBeforeValue(c)) {
      throw c.refuse("VALUE or :");
    }
    if (!c.is(Kind.PLACEHOLDER)) {
      c.next();
    }
    formatted(c);
  }

  private static void exists(Cursor c) {
    searched(c);
    onError(c);
  }

  private static void value(Cursor c) {
    searched(c);
    returning(c);
    onEmptyOrError(c);
  }

  private static void query(Cursor c) {
    searched(c);
    returning(c);
    wrapperAndQuotes(c);
    onEmptyOrError(c);
  }

  /** What is searched, by what path, with which variables. */
  private static void searched(Cursor c) {
    formatted(c);
    c.expect(Kind.COMMA);
    ExpressionReader.any(c);
    passing(c);
  }

  /** An expression and whether its text is JSON. */
  static void formatted(Cursor c) {
    ExpressionReader.any(c);
    format(c);
  }

  /** FORMAT JSON, where it stands. */
  static void format(Cursor c) {
    if (c.accept("FORMAT", "JSON") && c.accept("ENCODING")) {
      c.expectAny("UTF8", "UTF16", "UTF32");
    }
  }

  /** The variables of a path, where there are any. */
  static void passing(Cursor c) {
    if (c.accept("PASSING")) {
      do {
        formatted(c);
        c.expect("AS");
        c.anyWord();
      } while (c.accept(Kind.COMMA));
    }
  }

  private static void returning(Cursor c) {
    if (c.accept("RETURNING")) {
      TypeReader.type(c);
      format(c);
    }
  }

  private static void nulls(Cursor c) {
    if (c.acceptAny("NULL", "ABSENT")) {
      c.expect("ON", "NULL");
    }
  }

  private static void uniqueness(Cursor c) {
    if (c.acceptAny("WITH", "WITHOUT")) {
      c.expect("UNIQUE");
      c.accept("KEYS");
    }
  }

  /** How a query gives arrays and strings. */
  static void wrapperAndQuotes(Cursor c) {
    boolean with = c.accept("WITH");
    if (with || c.accept("WITHOUT")) {
      if (with) {
        c.acceptAny("CONDITIONAL", "UNCONDITIONAL");
      }
      c.accept("ARRAY");
      c.expect("WRAPPER");
    }
    if (c.acceptAny("KEEP", "OMIT")) {
      c.expect("QUOTES");
      c.accept("ON", "SCALAR", "STRING");
    }
  }

  /** What is given in case of an error. */
  static void onError(Cursor c) {
    if (behavior(c)) {
      c.expect("ON", "ERROR");
    }
  }

  /** What is given where nothing is found, and in case of an error. */
  static void onEmptyOrError(Cursor c) {
    if (behavior(c) && (!c.accept("ON", "EMPTY") || behavior(c))) {
      c.expect("ON", "ERROR");
    }
  }

  /** What is given instead of a value; whether it stood here. */
  private static boolean behavior(Cursor c) {
    if (c.accept("DEFAULT")) {
      ExpressionReader.any(c);
    } else if (c.accept("EMPTY")) {
      c.acceptAny("ARRAY", "OBJECT");
    } else {
      return c.acceptAny("ERROR", "NULL", "TRUE", "FALSE", "UNKNOWN");
    }
    return true;
  }
}
