package dev.migralint.sql.read.object;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE of casts and transforms. */
public final class CastReader {
  private CastReader() {}

  /** From behind CREATE CAST on. */
  public static List<Operation> create(Cursor c) {
    types(c);
    if (c.accept("WITHOUT")) {
      c.expect("FUNCTION");
    } else {
      c.expect("WITH");
      if (!c.accept("INOUT")) {
        c.expect("FUNCTION");
        SignatureReader.routine(c);
      }
    }
    if (c.accept("AS")) {
      c.expectAny("IMPLICIT", "ASSIGNMENT");
    }
    return created(c, ObjectKind.CAST, false);
  }

  /** The types that a cast is from and to. */
  public static void types(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    TypeReader.type(c);
    c.expect("AS");
    TypeReader.type(c);
    c.expect(Kind.CLOSE_PAREN);
  }

  /** From behind CREATE TRANSFORM on. */
  public static List<Operation> createTransform(Cursor c, boolean replace) {
    transformed(c);
    c.expect(Kind.OPEN_PAREN);
    boolean from = transformFunction(c);
    if (c.accept(Kind.COMMA) && transformFunction(c) == from) {
      throw new Refusal("a transform has one function for each direction");
    }
    c.expect(Kind.CLOSE_PAREN);
    return created(c, ObjectKind.TRANSFORM, replace);
  }

  /** The type and the language of a transform. */
  public static void transformed(Cursor c) {
    c.expect("FOR");
    TypeReader.type(c);
    c.expect("LANGUAGE");
    c.name();
  }

  private static boolean transformFunction(Cursor c) {
    boolean from = c.accept("FROM");
    if (!from) {
      c.expect("TO");
    }
    c.expect("SQL", "WITH", "FUNCTION");
    SignatureReader.routine(c);
    return from;
  }

  private static List<Operation> created(Cursor c, ObjectKind object, boolean replace) {
    return List.of(
        new CreateObject(c.since(0), object, Optional.empty(), Optional.empty(), replace));
  }
}
