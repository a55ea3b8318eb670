package dev.migralint.sql.read.object;

import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/** Reads what SET and RESET say, in a statement of their own or as a part of another. */
final class SettingReader {
  private SettingReader() {}

  /** A parameter and its value as written. */
  record Assignment(String parameter, String value) {}

  /** SET or RESET in ALTER ROLE and ALTER DATABASE. */
  static void setOrReset(Cursor c) {
    if (c.accept("RESET")) {
      reset(c);
      return;
    }
    c.expect("SET");
    if (isParameter(c)) {
      assignment(c);
    } else if (c.accept("SESSION", "CHARACTERISTICS", "AS", "TRANSACTION")) {
      SessionReader.modes(c);
    } else if (c.is("TRANSACTION") && !c.is(1, "SNAPSHOT")) {
      c.next();
      SessionReader.modes(c);
    } else {
      assignment(c);
    }
  }

  /** What follows RESET: the name of the parameter. */
  static String reset(Cursor c) {
    if (c.accept("TIME", "ZONE")) {
      return "timezone";
    }
    if (c.accept("SESSION", "AUTHORIZATION")) {
      return "session_authorization";
    }
    if (c.accept("TRANSACTION", "ISOLATION", "LEVEL")) {
      return "transaction_isolation";
    }
    return c.accept("ALL") ? "all" : parameter(c);
  }

  /** Whether the word here is a parameter's name, whatever else it means after SET. */
  static boolean isParameter(Cursor c) {
    Token after = c.token(1);
    return after.kind() == Kind.DOT
        || c.written(after).equals("=")
        || c.is(1, "TO")
        || (c.is(1, "FROM") && c.is(2, "CURRENT"));
  }

  /** What follows SET, here or in a function's header. */
  static Assignment assignment(Cursor c) {
    if (isParameter(c)) {
      return generic(c);
    }
    if (c.accept("TIME", "ZONE")) {
      return new Assignment("timezone", timeZone(c));
    }
    if (c.accept("SESSION", "AUTHORIZATION")) {
      boolean isDefault = c.accept("DEFAULT");
      return new Assignment("session_authorization", isDefault ? "default" : c.nameOrString());
    }
    if (c.accept("ROLE")) {
      return new Assignment("role", c.nameOrString());
    }
    if (c.accept("SCHEMA")) {
      return new Assignment("search_path", c.string());
    }
    if (c.accept("NAMES")) {
      boolean written = !c.accept("DEFAULT") && c.isString();
      return new Assignment("client_encoding", written ? c.string() : "default");
    }
    if (c.accept("XML", "OPTION")) {
      boolean document = c.accept("DOCUMENT");
      if (!document) {
        c.expect("CONTENT");
      }
      return new Assignment("xmloption", document ? "DOCUMENT" : "CONTENT");
    }
    if (c.accept("TRANSACTION", "SNAPSHOT")) {
      return new Assignment("transaction_snapshot", c.string());
    }
    return generic(c);
  }

  /** {@code parameter = value, …} or {@code parameter FROM CURRENT}. */
  private static Assignment generic(Cursor c) {
    String parameter = parameter(c);
    if (c.accept("FROM", "CURRENT")) {
      return new Assignment(parameter, "current");
    }
    return new Assignment(parameter, values(c));
  }

  /** TO or an equals sign, then DEFAULT or the values. */
  static String values(Cursor c) {
    if (!c.accept("TO") && !c.acceptOperator("=")) {
      throw c.refuse("TO or =");
    }
    if (c.accept("DEFAULT")) {
      return "default";
    }
    List<String> values = c.list(() -> OptionReader.booleanOrValue(c));
    return String.join(", ", values);
  }

  static String parameter(Cursor c) {
    StringBuilder name = new StringBuilder(c.name().text());
    while (c.accept(Kind.DOT)) {
      name.append('.').append(c.name());
    }
    return Keywords.fold(name.toString());
  }

  private static String timeZone(Cursor c) {
    if (c.accept("INTERVAL")) {
      return interval(c);
    }
    if (c.isNumber()) {
      return c.number();
    }
    if (c.isString()) {
      return c.string();
    }
    if (!c.isAny("DEFAULT", "LOCAL") && !c.isIdentifier()) {
      throw c.refuse("a time zone");
    }
    return c.anyWord().text();
  }

  /** Fields other than hours and minutes are refused, but not a minute by itself. */
  private static String interval(Cursor c) {
    boolean precise = c.accept(Kind.OPEN_PAREN);
    if (precise) {
      c.integer();
      c.expect(Kind.CLOSE_PAREN);
    }
    String value = c.string();
    if (!precise && c.accept("HOUR")) {
      if (c.accept("TO")) {
        c.expect("MINUTE");
      }
    } else if (!precise) {
      c.accept("MINUTE");
    }
    return value;
  }
}
