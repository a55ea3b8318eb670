package dev.migralint.sql.read.object;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Signature;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE and ALTER of functions and procedures; a body runs only when it is called. */
public final class FunctionReader {
  private FunctionReader() {}

  /** From FUNCTION or PROCEDURE on. */
  public static List<Operation> create(Cursor c, boolean replace) {
    ObjectKind object = ObjectKind.written(c.folded());
    c.next();
    ObjectName name = c.functionName();
    boolean out = SignatureReader.parameters(c, true);
    boolean trigger = false;
    if (object == ObjectKind.FUNCTION && c.is("RETURNS") && !c.is(1, "NULL")) {
      c.next();
      trigger = c.is("TRIGGER") && c.token(1).kind() != Kind.DOT;
      result(c, out);
    }
    Optional<String> volatility = Optional.empty();
    Optional<String> language = Optional.empty();
    boolean definer = false;
    boolean path = false;
    boolean stored = body(c);
    while (!stored && !c.atEnd()) {
      if (c.isAny("IMMUTABLE", "STABLE", "VOLATILE")) {
        volatility = Optional.of(c.folded());
      }
      if (c.is("LANGUAGE")) {
        language = Optional.of(language(c));
      }
      int security = c.is("EXTERNAL") ? 1 : 0;
      if (c.is(security, "SECURITY")) {
        definer = c.is(security + 1, "DEFINER");
      }
      path |= c.is("SET") && parameter(c).equals("search_path");
      option(c);
      stored = body(c);
    }
    return List.of(
        new CreateRoutine(
            c.since(0),
            object,
            name,
            replace,
            volatility,
            language,
            false,
            List.of(),
            List.of(),
            List.of(),
            trigger,
            definer,
            path,
            stored));
  }

  private static void result(Cursor c, boolean out) {
    if (!c.accept("TABLE")) {
      boolean set = c.is("SETOF");
      TypeName type = TypeReader.functionType(c);
      c.mentions().returns(Optional.of(type).filter(one -> !set), List.of());
      return;
    }
    if (out) {
      throw new Refusal("a function that returns a table has no OUT parameter");
    }
    c.expect(Kind.OPEN_PAREN);
    List<Signature.Parameter> columns = c.list(() -> SignatureReader.resultColumn(c));
    c.expect(Kind.CLOSE_PAREN);
    c.mentions().returns(Optional.empty(), columns);
  }

  /** A body that is SQL itself, which ends the statement; whether one stood here. */
  private static boolean body(Cursor c) {
    if (c.is("RETURN") || (c.is("BEGIN") && c.is(1, "ATOMIC"))) {
      c.mentions().since(14);
    }
    if (c.accept("RETURN")) {
      ExpressionReader.any(c);
      return true;
    }
    if (!c.accept("BEGIN", "ATOMIC")) {
      return false;
    }
    while (!c.atEnd()) {
      c.next();
    }
    Token before = c.before(2);
    boolean whole = before.kind() == Kind.SEMICOLON || isWord(c, before, "atomic");
    if (!whole || !isWord(c, c.before(1), "end")) {
      throw c.refuse("a semicolon and END");
    }
    return true;
  }

  private static boolean isWord(Cursor c, Token token, String word) {
    return Keywords.fold(c.written(token)).equals(word);
  }

  /** The word or string behind LANGUAGE, which is not passed over. */
  private static String language(Cursor c) {
    int mark = c.mark();
    c.next();
    String language = c.nameOrString();
    c.back(mark);
    return language.toLowerCase(Locale.ROOT);
  }

  /** The parameter that SET gives a value, which is not passed over. */
  private static String parameter(Cursor c) {
    int mark = c.mark();
    c.next();
    String parameter = SettingReader.assignment(c).parameter();
    c.back(mark);
    return parameter;
  }

  private static void option(Cursor c) {
    if (c.accept("AS")) {
      c.string();
      if (c.accept(Kind.COMMA)) {
        c.string();
      }
    } else if (c.accept("LANGUAGE")) {
      c.nameOrString();
    } else if (c.accept("TRANSFORM")) {
      do {
        c.expect("FOR", "TYPE");
        TypeReader.type(c);
      } while (c.accept(Kind.COMMA));
    } else if (!c.accept("WINDOW")) {
      commonOption(c);
    }
  }

  /** What ALTER FUNCTION may say too. */
  private static void commonOption(Cursor c) {
    if (c.accept("CALLED")) {
      c.expect("ON", "NULL", "INPUT");
    } else if (c.accept("RETURNS")) {
      c.expect("NULL", "ON", "NULL", "INPUT");
    } else if (c.accept("EXTERNAL") || c.is("SECURITY")) {
      c.expect("SECURITY");
      c.expectAny("DEFINER", "INVOKER");
    } else if (c.accept("PARALLEL")) {
      c.name();
    } else if (c.acceptAny("COST", "ROWS")) {
      c.number();
    } else if (c.accept("SUPPORT")) {
      c.anyName();
    } else if (c.accept("SET")) {
      SettingReader.assignment(c);
    } else if (c.accept("RESET")) {
      SettingReader.reset(c);
    } else if (c.accept("NOT")) {
      c.expect("LEAKPROOF");
    } else {
      c.expectAny("IMMUTABLE", "STABLE", "VOLATILE", "STRICT", "LEAKPROOF");
    }
  }

  /** From FUNCTION, PROCEDURE or ROUTINE on. */
  public static List<Operation> alter(Cursor c) {
    ObjectKind object = ObjectKind.written(c.folded());
    c.next();
    AlteredObject altered = new AlteredObject(c, object, SignatureReader.routine(c));
    boolean common = altered.isRename() || c.is("OWNER") || isSetSchema(c);
    if (common) {
      return altered.renamedMovedOrOwned();
    }
    if (AlteredObject.depends(c)) {
      return altered.changed();
    }
    boolean path = false;
    do {
      path |= c.is("SET") && parameter(c).equals("search_path");
      commonOption(c);
    } while (!c.atEnd() && !c.is("RESTRICT"));
    c.accept("RESTRICT");
    return path ? altered.changed("search_path") : altered.changed();
  }

  /** SET SCHEMA with a string sets the search path. */
  private static boolean isSetSchema(Cursor c) {
    return c.is("SET")
        && c.is(1, "SCHEMA")
        && (c.token(2).kind() == Kind.WORD || c.token(2).kind() == Kind.QUOTED_NAME)
        && !c.is(2, "TO");
  }
}
