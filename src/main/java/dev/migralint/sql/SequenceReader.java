package dev.migralint.sql;

import dev.migralint.sql.Token.Kind;

/** Reads the options of a sequence. */
final class SequenceReader {
  private SequenceReader() {}

  static void options(Cursor c) {
    while (!c.atEnd()) {
      option(c);
    }
  }

  static void option(Cursor c) {
    if (c.accept("AS")) {
      TypeReader.type(c);
    } else if (c.accept("NO")) {
      c.expectAny("MINVALUE", "MAXVALUE", "CYCLE");
    } else if (c.accept("INCREMENT")) {
      c.accept("BY");
      c.number();
    } else if (c.accept("START")) {
      c.accept("WITH");
      c.number();
    } else if (c.acceptAny("MINVALUE", "MAXVALUE", "CACHE")) {
      c.number();
    } else if (c.accept("RESTART")) {
      c.accept("WITH");
      if (c.is(Kind.NUMBER) || c.is(Kind.OPERATOR)) {
        c.number();
      }
    } else if (c.accept("OWNED", "BY")) {
      c.anyObjectName();
    } else if (c.accept("SEQUENCE", "NAME")) {
      c.objectName();
    } else if (!c.acceptAny("CYCLE", "LOGGED", "UNLOGGED")) {
      throw c.refuse("an option of a sequence");
    }
  }
}
