package dev.migralint.sql.read.object;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Signature;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what tells functions, procedures and aggregates of one name apart. */
public final class SignatureReader {
  private SignatureReader() {}

  private enum Mode {
    IN,
    OUT,
    INOUT,
    VARIADIC
  }

  private record Parameter(Mode mode, Optional<Name> name, TypeName type) {}

  /** A function or procedure, with its parameters where they are written. */
  public static ObjectName routine(Cursor c) {
    boolean qualified = c.token(1).kind() == Kind.DOT;
    boolean neverCalled = !qualified && !c.isFunctionOrType();
    ObjectName name = qualified ? c.anyName() : ObjectName.of(c.nonReserved());
    if (!neverCalled && c.is(Kind.OPEN_PAREN)) {
      parameters(c, false);
    }
    return name;
  }

  /**
   * Parameters in parentheses.
   *
   * @return whether some are OUT or INOUT
   */
  static boolean parameters(Cursor c, boolean withDefaults) {
    boolean out = false;
    List<Signature.Parameter> all = new ArrayList<>();
    int least = 0;
    int most = 0;
    c.expect(Kind.OPEN_PAREN);
    boolean any = !c.accept(Kind.CLOSE_PAREN);
    while (any) {
      Parameter parameter = parameter(c);
      out |= parameter.mode() == Mode.OUT || parameter.mode() == Mode.INOUT;
      boolean optional = parameter.mode() != Mode.IN;
      boolean hasDefault = false;
      if (withDefaults && (c.accept("DEFAULT") || c.acceptOperator("="))) {
        ExpressionReader.any(c);
        optional = true;
        hasDefault = true;
      }
      all.add(
          new Signature.Parameter(
              parameter.name(), parameter.type(), parameter.mode() == Mode.OUT, hasDefault));
      least += optional ? 0 : 1;
      most = parameter.mode() == Mode.VARIADIC ? Integer.MAX_VALUE : most + 1;
      any = c.accept(Kind.COMMA);
      if (!any) {
        c.expect(Kind.CLOSE_PAREN);
      }
    }
    if (withDefaults) {
      c.mentions().signature(new Signature(List.copyOf(all), least, most));
    }
    return out;
  }

  private static Parameter parameter(Cursor c) {
    Mode mode = Mode.IN;
    Optional<Name> name = Optional.empty();
    if (isMode(c)) {
      mode = mode(c);
      if (isNameOfParameter(c)) {
        name = Optional.of(c.functionOrType());
      }
    } else if (isNameOfParameter(c)) {
      name = Optional.of(c.functionOrType());
      if (isMode(c)) {
        mode = mode(c);
      }
    }
    return new Parameter(mode, name, TypeReader.functionType(c));
  }

  private static boolean isMode(Cursor c) {
    return c.isAny("IN", "OUT", "INOUT", "VARIADIC");
  }

  private static Mode mode(Cursor c) {
    if (c.accept("IN")) {
      return c.accept("OUT") ? Mode.INOUT : Mode.IN;
    }
    return c.accept("VARIADIC") ? Mode.VARIADIC : out(c);
  }

  private static Mode out(Cursor c) {
    if (c.accept("INOUT")) {
      return Mode.INOUT;
    }
    c.expect("OUT");
    return Mode.OUT;
  }

  /** A name that no type follows is the type itself. */
  private static boolean isNameOfParameter(Cursor c) {
    if (!c.isFunctionOrType() || (c.is("DOUBLE") && c.is(1, "PRECISION"))) {
      return false;
    }
    Token after = c.token(1);
    return after.kind() == Kind.QUOTED_NAME
        || after.kind() == Kind.PLACEHOLDER
        || (after.kind() == Kind.WORD
            && (c.is(1, "IN")
                || c.is(1, "VARIADIC")
                || !Keywords.isNeverName(Keywords.fold(c.written(after)))));
  }

  /** A column of RETURNS TABLE. */
  static Signature.Parameter resultColumn(Cursor c) {
    Name name = c.functionOrType();
    return new Signature.Parameter(Optional.of(name), TypeReader.functionType(c), true, false);
  }

  /** An aggregate, whose arguments must be written. */
  public static ObjectName aggregate(Cursor c) {
    ObjectName name = c.functionName();
    aggregateArguments(c);
    return name;
  }

  /** {@code (*)}, {@code (a, b)}, {@code (a ORDER BY b)} or {@code (ORDER BY b)}. */
  static void aggregateArguments(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    if (!c.acceptOperator("*")) {
      List<Parameter> direct = c.is("ORDER") ? new ArrayList<>() : arguments(c);
      if (c.accept("ORDER", "BY")) {
        List<Parameter> ordered = arguments(c);
        boolean variadic = !direct.isEmpty() && direct.getLast().mode() == Mode.VARIADIC;
        if (variadic && (ordered.size() != 1 || !ordered.contains(direct.getLast()))) {
          throw new Refusal("a VARIADIC argument is ordered by one of its kind");
        }
      }
    }
    c.expect(Kind.CLOSE_PAREN);
  }

  private static List<Parameter> arguments(Cursor c) {
    return c.list(
        () -> {
          Parameter argument = parameter(c);
          if (argument.mode() == Mode.OUT || argument.mode() == Mode.INOUT) {
            throw new Refusal("an aggregate has no OUT argument");
          }
          return argument;
        });
  }
}
