package dev.migralint.sql.read.query;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Cast;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Numbers;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the name of a data type in any of its spellings. */
public final class TypeReader {
  private TypeReader() {}

  /** MySQL writes {@code int(11)}; PostgreSQL's grammar does not know it. */
  private static final String[] WITHOUT_MODIFIERS = {
    "INT", "INTEGER", "SMALLINT", "BIGINT", "REAL", "BOOLEAN", "JSON"
  };

  /** A column's type; serial is an integer with a sequence. */
  public record Read(TypeName type, boolean serial) {}

  /** A type where the serial pseudo-types are allowed too. */
  public static Read column(Cursor c) {
    TypeName type = type(c);
    String integer =
        type.schema().isPresent() || type.dimensions() > 0
            ? ""
            : switch (type.name()) {
              case "serial", "serial4" -> "int4";
              case "bigserial", "serial8" -> "int8";
              case "smallserial", "serial2" -> "int2";
              default -> "";
            };
    return integer.isEmpty() ? new Read(type, false) : new Read(TypeName.of(integer), true);
  }

  /** The type of a parameter or result, which may be that of a column: {@code t.a%TYPE}. */
  public static TypeName functionType(Cursor c) {
    TypeName type = type(c);
    if (c.isOperator("%") && c.is(1, "TYPE") && isColumn(c, type)) {
      c.next();
      c.next();
    }
    return type;
  }

  private static boolean isColumn(Cursor c, TypeName type) {
    return c.before(1).kind() != Kind.CLOSE_PAREN
        && type.dimensions() == 0
        && c.before(2).kind() == Kind.DOT;
  }

  /** A type where the name that it was given is wanted, as in DROP TYPE. */
  public static ObjectName typeName(Cursor c) {
    int mark = c.mark();
    TypeName type = type(c);
    int end = c.mark();
    c.back(mark);
    ObjectName name = c.anyObjectName();
    boolean plain = c.mark() == end;
    c.back(end);
    return plain ? name : new ObjectName(type.schema(), Name.quoted(type.name()));
  }

  /** A type that is neither a set nor an array. */
  public static void simple(Cursor c) {
    if (c.is("SETOF")) {
      throw c.refuse("a type");
    }
    if (!c.is(Kind.QUOTED_NAME)) {
      spelled(c);
    } else {
      named(c);
    }
  }

  /** A type, with modifiers and array brackets. */
  public static TypeName type(Cursor c) {
    c.accept("SETOF");
    TypeName base = c.is(Kind.QUOTED_NAME) ? named(c) : spelled(c);
    return new TypeName(base.schema(), base.name(), base.modifiers(), dimensions(c));
  }

  /**
   * A constant that begins with a key word that is a type, {@code interval '1' day}; nothing is
   * read where there is none.
   */
  static Optional<Expression> constant(Cursor c) {
    int mark = c.mark();
    boolean interval = c.is("INTERVAL");
    boolean text = c.isAny("CHARACTER", "CHAR", "NCHAR", "NATIONAL", "BIT");
    c.next();
    if (c.is(Kind.DOT)) {
      c.back(mark);
      return Optional.empty();
    }
    while (c.acceptAny("VARYING", "PRECISION", "CHARACTER", "CHAR")) {}
    boolean modified = c.is(Kind.OPEN_PAREN) && c.token(1).kind() == Kind.NUMBER;
    if (modified) {
      c.passOver();
    }
    if ((c.is("WITH") || c.is("WITHOUT")) && c.is(1, "TIME") && c.is(2, "ZONE")) {
      c.skip(3);
    }
    boolean typed = c.is(Kind.STRING) || c.is(Kind.DOLLAR_STRING);
    c.back(mark);
    if (!typed) {
      return Optional.empty();
    }
    TypeName type = spelled(c);
    Expression value = ConstantReader.read(c);
    List<String> modifiers = type.modifiers();
    if (interval && !modified) {
      modifiers = intervalFields(c);
    } else if (text && !modified) {
      modifiers = List.of();
    }
    TypeName whole = new TypeName(type.schema(), type.name(), modifiers, 0);
    return Optional.of(new Cast(c.since(mark), value, whole, Cast.Syntax.CONSTANT));
  }

  private static TypeName spelled(Cursor c) {
    if (c.accept("DOUBLE", "PRECISION")) {
      return builtIn("float8", List.of());
    }
    if (c.accept("NATIONAL")) {
      c.expectAny("CHARACTER", "CHAR");
      return c.accept("VARYING")
          ? builtIn("varchar", lengths(c))
          : builtIn("bpchar", orOne(lengths(c)));
    }
    if (isPlain(c, "CHARACTER") || isPlain(c, "CHAR") || isPlain(c, "NCHAR")) {
      c.next();
      boolean varying = c.accept("VARYING");
      List<String> length = lengths(c);
      return varying ? builtIn("varchar", length) : builtIn("bpchar", orOne(length));
    }
    if (isPlain(c, "VARCHAR")) {
      c.next();
      return builtIn("varchar", lengths(c));
    }
    if (isPlain(c, "BIT")) {
      c.next();
      return c.accept("VARYING")
          ? builtIn("varbit", modifiers(c))
          : builtIn("bit", orOne(modifiers(c)));
    }
    if (isPlain(c, "TIMESTAMP") || isPlain(c, "TIME")) {
      String name = Keywords.fold(c.written(c.next()));
      List<String> precision = lengths(c);
      if (c.accept("WITH", "TIME", "ZONE")) {
        return builtIn(name + "tz", precision);
      }
      c.accept("WITHOUT", "TIME", "ZONE");
      return builtIn(name, precision);
    }
    if (isPlain(c, "INTERVAL")) {
      c.next();
      return builtIn("interval", intervalFields(c));
    }
    if (isPlain(c, "FLOAT")) {
      c.next();
      List<String> bits = lengths(c);
      boolean single = !bits.isEmpty() && isSingle(Numbers.integer(bits.getFirst()));
      return builtIn(single ? "float4" : "float8", List.of());
    }
    return named(c);
  }

  private static List<String> orOne(List<String> length) {
    return length.isEmpty() ? List.of("1") : length;
  }

  /** FLOAT(1) to FLOAT(24) are real, those to FLOAT(53) double precision. */
  private static boolean isSingle(int bits) {
    if (bits < 1 || bits > 53) {
      throw new Refusal("FLOAT has 1 to 53 bits");
    }
    return bits <= 24;
  }

  private static boolean isPlain(Cursor c, String word) {
    return c.is(word) && c.token(1).kind() != Kind.DOT;
  }

  private static TypeName named(Cursor c) {
    boolean quoted = c.is(Kind.QUOTED_NAME) || c.is(Kind.PLACEHOLDER);
    boolean takesNoModifier = !quoted && c.isAny(WITHOUT_MODIFIERS);
    boolean qualified = c.token(1).kind() == Kind.DOT;
    boolean keyword = takesNoModifier || c.isAny("DEC", "DECIMAL", "NUMERIC");
    if (!c.isFunctionOrType() && (qualified || !keyword)) {
      throw c.refuse("a type");
    }
    ObjectName name = c.anyObjectName();
    return written(name, takesNoModifier ? List.of() : modifiers(c));
  }

  /** The type that is written so, in any spelling of one word. */
  static TypeName written(ObjectName name, List<String> modifiers) {
    Optional<Name> schema = name.schema().filter(s -> !s.text().equals("pg_catalog"));
    String text = name.name().text();
    boolean spelled = name.schema().isEmpty() && !name.name().isQuoted();
    String internal = spelled ? TypeName.of(text).name() : text;
    boolean whole = internal.equals("numeric") && modifiers.size() == 1;
    return new TypeName(
        schema, internal, whole ? List.of(modifiers.getFirst(), "0") : modifiers, 0);
  }

  private static TypeName builtIn(String name, List<String> modifiers) {
    return new TypeName(Optional.empty(), name, modifiers, 0);
  }

  /** The grammar takes any expressions; a type's own function says what they may be. */
  private static List<String> modifiers(Cursor c) {
    if (!c.is(Kind.OPEN_PAREN)) {
      return List.of();
    }
    if (!c.enter()) {
      throw new Refusal(Cause.DEPTH, "types are nested too deeply");
    }
    c.expect(Kind.OPEN_PAREN);
    List<Expression> outer = c.gather(null);
    List<String> modifiers = c.list(() -> c.text(ExpressionReader.any(c).span()));
    c.gather(outer);
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
    return modifiers;
  }

  /** An interval's fields, then its precision: {@code day to second(3)}, {@code (3)}. */
  static List<String> intervalFields(Cursor c) {
    if (!c.isAny("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")) {
      return lengths(c);
    }
    String first = Keywords.fold(c.written(c.next()));
    String last = first;
    if (c.is("TO")) {
      c.next();
      last = c.folded();
      c.expectAny(
          switch (first) {
            case "year" -> new String[] {"MONTH"};
            case "day" -> new String[] {"HOUR", "MINUTE", "SECOND"};
            case "hour" -> new String[] {"MINUTE", "SECOND"};
            case "minute" -> new String[] {"SECOND"};
            default -> new String[] {"the end of the interval's fields"};
          });
    }
    List<String> modifiers = new ArrayList<>();
    modifiers.add(first.equals(last) ? first : first + " to " + last);
    if (last.equals("second")) {
      modifiers.addAll(lengths(c));
    }
    return List.copyOf(modifiers);
  }

  /** The one whole number that a type of SQL's own grammar takes. */
  private static List<String> lengths(Cursor c) {
    if (!c.accept(Kind.OPEN_PAREN)) {
      return List.of();
    }
    String length = c.written(c.token());
    c.integer();
    c.expect(Kind.CLOSE_PAREN);
    return List.of(length);
  }

  /** PostgreSQL keeps no number of dimensions: {@code int[][]} is {@code int[]}. */
  private static int dimensions(Cursor c) {
    boolean word = c.accept("ARRAY");
    boolean brackets = false;
    while (!(word && brackets) && c.accept(Kind.OPEN_BRACKET)) {
      if (word || c.is(Kind.NUMBER)) {
        c.integer();
      }
      c.expect(Kind.CLOSE_BRACKET);
      brackets = true;
    }
    return word || brackets ? 1 : 0;
  }
}
