package dev.migralint.sql;

import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the name of a data type in any of its spellings. */
final class TypeReader {
  private TypeReader() {}

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

  private static TypeName spelled(Cursor c) {
    if (c.accept("DOUBLE", "PRECISION")) {
      return builtIn("float8", List.of());
    }
    if (c.accept("NATIONAL")) {
      c.expectAny("CHARACTER", "CHAR");
      return builtIn(c.accept("VARYING") ? "varchar" : "bpchar", modifiers(c));
    }
    if (isPlain(c, "CHARACTER") || isPlain(c, "CHAR") || isPlain(c, "NCHAR")) {
      c.next();
      boolean varying = c.accept("VARYING");
      List<String> length = modifiers(c);
      return builtIn(
          varying ? "varchar" : "bpchar", length.isEmpty() && !varying ? List.of("1") : length);
    }
    if (isPlain(c, "BIT")) {
      c.next();
      return builtIn(c.accept("VARYING") ? "varbit" : "bit", modifiers(c));
    }
    if (isPlain(c, "TIMESTAMP") || isPlain(c, "TIME")) {
      String name = Name.fold(c.written(c.next()));
      List<String> precision = modifiers(c);
      if (c.accept("WITH", "TIME", "ZONE")) {
        return builtIn(name + "tz", precision);
      }
      c.accept("WITHOUT", "TIME", "ZONE");
      return builtIn(name, precision);
    }
    if (isPlain(c, "INTERVAL")) {
      c.next();
      return builtIn("interval", intervalModifiers(c));
    }
    if (isPlain(c, "FLOAT")) {
      c.next();
      List<String> bits = modifiers(c);
      boolean single = !bits.isEmpty() && bits.getFirst().length() <= 2 && isSingle(bits);
      return builtIn(single ? "float4" : "float8", List.of());
    }
    return named(c);
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
    boolean quoted = c.is(Kind.QUOTED_NAME);
    if (!quoted && !c.is(Kind.WORD)) {
      throw c.refuse("a type");
    }
    if (!quoted && c.isAny("CONSTRAINT", "NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "CHECK")) {
      throw c.refuse("a type");
    }
    ObjectName name = c.anyObjectName();
    if (c.isOperator("%")) {
      c.next();
      c.expectAny("TYPE", "ROWTYPE");
    }
    Optional<Name> schema = name.schema().filter(s -> !s.text().equals("pg_catalog"));
    List<String> modifiers = modifiers(c);
    String text = name.name().text();
    String internal = quoted || schema.isPresent() ? text : TypeName.of(text).name();
    return new TypeName(schema, internal, modifiers, 0);
  }

  private static TypeName builtIn(String name, List<String> modifiers) {
    return new TypeName(Optional.empty(), name, modifiers, 0);
  }

  private static List<String> modifiers(Cursor c) {
    if (!c.accept(Kind.OPEN_PAREN)) {
      return List.of();
    }
    List<String> modifiers = c.list(() -> c.expressionBefore().text());
    c.expect(Kind.CLOSE_PAREN);
    return modifiers;
  }

  private static List<String> intervalModifiers(Cursor c) {
    List<String> modifiers = new ArrayList<>();
    while (c.isAny("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "TO")) {
      modifiers.add(Name.fold(c.written(c.next())));
    }
    modifiers.addAll(modifiers(c));
    return List.copyOf(modifiers);
  }

  private static int dimensions(Cursor c) {
    int dimensions = 0;
    if (c.accept("ARRAY")) {
      dimensions = 1;
      if (!c.is(Kind.OPEN_BRACKET)) {
        return dimensions;
      }
      dimensions = 0;
    }
    while (c.accept(Kind.OPEN_BRACKET)) {
      c.accept(Kind.NUMBER);
      c.expect(Kind.CLOSE_BRACKET);
      dimensions++;
    }
    return dimensions;
  }
}
