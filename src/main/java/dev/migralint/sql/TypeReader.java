package dev.migralint.sql;

import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the name of a data type in any of its spellings. */
final class TypeReader {
  private TypeReader() {}

  /** MySQL writes {@code int(11)}; PostgreSQL's grammar does not know it. */
  private static final String[] WITHOUT_MODIFIERS = {
    "INT", "INTEGER", "SMALLINT", "BIGINT", "REAL", "BOOLEAN", "JSON"
  };

  /** A column's type; serial is an integer with a sequence. */
  record Read(TypeName type, boolean serial) {}

  /** A type where the serial pseudo-types are allowed too. */
  static Read column(Cursor c) {
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

  /** A type, with modifiers and array brackets. */
  static TypeName type(Cursor c) {
    c.accept("SETOF");
    TypeName base = c.is(Kind.QUOTED_NAME) ? named(c) : spelled(c);
    return new TypeName(base.schema(), base.name(), base.modifiers(), dimensions(c));
  }

  /**
   * Passes over a constant that begins with a key word that is a type, {@code interval '1' day};
   * does nothing and returns false where there is none.
   */
  static boolean constant(Cursor c) {
    int mark = c.mark();
    boolean interval = c.is("INTERVAL");
    c.next();
    if (c.is(Kind.DOT)) {
      c.back(mark);
      return false;
    }
    while (c.acceptAny("VARYING", "PRECISION", "CHARACTER", "CHAR")) {}
    if (c.is(Kind.OPEN_PAREN) && c.token(1).kind() == Kind.NUMBER) {
      c.passOver();
    }
    if ((c.is("WITH") || c.is("WITHOUT")) && c.is(1, "TIME") && c.is(2, "ZONE")) {
      c.next();
      c.next();
      c.next();
    }
    if (!c.is(Kind.STRING) && !c.is(Kind.DOLLAR_STRING)) {
      c.back(mark);
      return false;
    }
    c.next();
    if (interval) {
      intervalFields(c);
    }
    return true;
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
          ? builtIn("varbit", lengths(c))
          : builtIn("bit", orOne(lengths(c)));
    }
    if (isPlain(c, "TIMESTAMP") || isPlain(c, "TIME")) {
      String name = Name.fold(c.written(c.next()));
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
      boolean single = !bits.isEmpty() && bits.getFirst().length() <= 2 && isSingle(bits);
      return builtIn(single ? "float4" : "float8", List.of());
    }
    return named(c);
  }

  private static List<String> orOne(List<String> length) {
    return length.isEmpty() ? List.of("1") : length;
  }

  /** FLOAT(1) to FLOAT(24) are real. */
  private static boolean isSingle(List<String> bits) {
    String written = bits.getFirst();
    return written.chars().allMatch(d -> d >= '0' && d <= '9') && Integer.parseInt(written) <= 24;
  }

  private static boolean isPlain(Cursor c, String word) {
    return c.is(word) && c.token(1).kind() != Kind.DOT;
  }

  private static TypeName named(Cursor c) {
    boolean quoted = c.is(Kind.QUOTED_NAME) || c.is(Kind.PLACEHOLDER);
    if (!quoted && (!c.is(Kind.WORD) || Keywords.isNeverName(c.folded()))) {
      throw c.refuse("a type");
    }
    boolean takesNoModifier = !quoted && c.isAny(WITHOUT_MODIFIERS);
    ObjectName name = c.anyObjectName();
    if (c.isOperator("%") && (c.is(1, "TYPE") || c.is(1, "ROWTYPE"))) {
      c.next();
      c.next();
    }
    Optional<Name> schema = name.schema().filter(s -> !s.text().equals("pg_catalog"));
    List<String> modifiers = takesNoModifier ? List.of() : modifiers(c);
    String text = name.name().text();
    String internal = quoted || schema.isPresent() ? text : TypeName.of(text).name();
    boolean whole = internal.equals("numeric") && modifiers.size() == 1;
    return new TypeName(
        schema, internal, whole ? List.of(modifiers.getFirst(), "0") : modifiers, 0);
  }

  private static TypeName builtIn(String name, List<String> modifiers) {
    return new TypeName(Optional.empty(), name, modifiers, 0);
  }

  private static List<String> modifiers(Cursor c) {
    if (!c.accept(Kind.OPEN_PAREN)) {
      return List.of();
    }
    List<String> modifiers = c.list(() -> modifier(c));
    c.expect(Kind.CLOSE_PAREN);
    return modifiers;
  }

  /** A number, a name or a string; what else the grammar allows, no type takes. */
  private static String modifier(Cursor c) {
    int mark = c.mark();
    if (c.is(Kind.NUMBER) || c.is(Kind.OPERATOR)) {
      c.number();
    } else if (c.isString()) {
      c.next();
    } else {
      c.anyWord();
    }
    return c.text(c.since(mark));
  }

  /** An interval's fields, then its precision: {@code day to second(3)}, {@code (3)}. */
  static List<String> intervalFields(Cursor c) {
    List<String> modifiers = new ArrayList<>();
    if (c.isAny("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")) {
      StringBuilder fields = new StringBuilder(Name.fold(c.written(c.next())));
      if (c.accept("TO")) {
        fields.append(" to ").append(c.folded());
        c.expectAny("MONTH", "HOUR", "MINUTE", "SECOND");
      }
      modifiers.add(fields.toString());
    }
    modifiers.addAll(lengths(c));
    return List.copyOf(modifiers);
  }

  /** The numbers that a type of SQL's own grammar takes. */
  private static List<String> lengths(Cursor c) {
    if (c.is(Kind.OPEN_PAREN) && c.token(1).kind() != Kind.NUMBER) {
      throw new Refusal("a length is no number");
    }
    return modifiers(c);
  }

  /** PostgreSQL keeps no number of dimensions: {@code int[][]} is {@code int[]}. */
  private static int dimensions(Cursor c) {
    boolean array = c.accept("ARRAY");
    while (c.accept(Kind.OPEN_BRACKET)) {
      c.accept(Kind.NUMBER);
      c.expect(Kind.CLOSE_BRACKET);
      array = true;
    }
    return array ? 1 : 0;
  }
}
