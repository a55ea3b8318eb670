package dev.migralint.sql.read.query;

import dev.migralint.sql.token.Token.Kind;

/**
 * Reads JSON_TABLE, which stands only after FROM.
 * https://www.postgresql.org/docs/current/functions-json.html#FUNCTIONS-SQLJSON-TABLE
 */
final class JsonTableReader {
  private JsonTableReader() {}

  static void read(Cursor c) {
    c.expect("JSON_TABLE");
    CallReader.inParentheses(c, JsonTableReader::rows);
  }

  private static void rows(Cursor c) {
    JsonReader.formatted(c);
    c.expect(Kind.COMMA);
    c.string();
    if (c.accept("AS")) {
      c.name();
    }
    JsonReader.passing(c);
    columns(c);
    JsonReader.onError(c);
  }

  private static void columns(Cursor c) {
    c.expect("COLUMNS");
    CallReader.inParentheses(
        c,
        columns -> {
          do {
            column(columns);
          } while (columns.accept(Kind.COMMA));
        });
  }

  private static void column(Cursor c) {
    if (c.is("NESTED") && (c.is(1, "PATH") || c.token(1).kind() == Kind.STRING)) {
      c.next();
      c.accept("PATH");
      c.string();
      if (c.accept("AS")) {
        c.name();
      }
      columns(c);
      return;
    }
    c.name();
    if (c.accept("FOR", "ORDINALITY")) {
      return;
    }
    TypeReader.type(c);
    if (c.accept("EXISTS")) {
      path(c);
      JsonReader.onError(c);
    } else {
      JsonReader.format(c);
      path(c);
      JsonReader.wrapperAndQuotes(c);
      JsonReader.onEmptyOrError(c);
    }
  }

  private static void path(Cursor c) {
    if (c.accept("PATH")) {
      c.string();
    }
  }
}
