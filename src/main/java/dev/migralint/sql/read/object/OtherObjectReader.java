package dev.migralint.sql.read.object;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE and ALTER of the objects that need only a few words. */
public final class OtherObjectReader {
  private OtherObjectReader() {}

  static List<Operation> created(Cursor c, ObjectKind object, ObjectName name) {
    return created(c, object, name, false);
  }

  static List<Operation> created(Cursor c, ObjectKind object, ObjectName name, boolean replace) {
    return created(c, object, name, replace, Optional.empty());
  }

  static List<Operation> created(
      Cursor c, ObjectKind object, ObjectName name, boolean replace, Optional<ObjectName> on) {
    return List.of(new CreateObject(c.since(0), object, Optional.of(name), on, replace));
  }

  /** An object that may be there already. */
  static List<Operation> createdUnlessThere(
      Cursor c, ObjectKind object, ObjectName name, boolean ifNotExists) {
    return List.of(
        new CreateObject(
            c.since(0),
            object,
            Optional.of(name),
            Optional.empty(),
            false,
            ifNotExists,
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of(),
            List.of()));
  }

  /** From behind CREATE ACCESS METHOD on. */
  public static List<Operation> createAccessMethod(Cursor c) {
    ObjectName name = c.plainName();
    c.expect("TYPE");
    c.expectAny("INDEX", "TABLE");
    c.expect("HANDLER");
    c.anyName();
    return created(c, ObjectKind.ACCESS_METHOD, name);
  }

  /** From behind CREATE AGGREGATE on; the old style has its base type among the options. */
  public static List<Operation> createAggregate(Cursor c, boolean replace) {
    ObjectName name = c.functionName();
    boolean old = c.token(2).kind() == Kind.OPERATOR && c.written(c.token(2)).equals("=");
    if (old) {
      c.expect(Kind.OPEN_PAREN);
      do {
        if (!c.isIdentifier()) {
          throw c.refuse("an option of an aggregate");
        }
        c.anyWord();
        if (!c.acceptOperator("=")) {
          throw c.refuse("=");
        }
        OptionReader.value(c);
      } while (c.accept(Kind.COMMA));
      c.expect(Kind.CLOSE_PAREN);
    } else {
      SignatureReader.aggregateArguments(c);
      OptionReader.definition(c);
    }
    return created(c, ObjectKind.AGGREGATE, name, replace);
  }

  /** From behind CREATE COLLATION on. */
  public static List<Operation> createCollation(Cursor c) {
    boolean ifNotExists = c.ifNotExists();
    ObjectName name = c.anyName();
    if (c.accept("FROM")) {
      c.anyName();
    } else {
      OptionReader.definition(c);
    }
    return createdUnlessThere(c, ObjectKind.COLLATION, name, ifNotExists);
  }

  /** From behind CREATE [DEFAULT] CONVERSION on. */
  public static List<Operation> createConversion(Cursor c) {
    ObjectName name = c.anyName();
    c.expect("FOR");
    c.string();
    c.expect("TO");
    c.string();
    c.expect("FROM");
    c.anyName();
    return created(c, ObjectKind.CONVERSION, name);
  }

  /** From behind CREATE [TRUSTED] [PROCEDURAL] LANGUAGE on. */
  public static List<Operation> createLanguage(Cursor c, boolean replace) {
    ObjectName name = c.plainName();
    if (c.accept("HANDLER")) {
      c.anyName();
      if (c.accept("INLINE")) {
        c.anyName();
      }
      if (c.accept("VALIDATOR")) {
        c.anyName();
      } else if (c.accept("NO")) {
        c.expect("VALIDATOR");
      }
    }
    return created(c, ObjectKind.LANGUAGE, name, replace);
  }

  /** From behind ALTER COLLATION on. */
  public static List<Operation> alterCollation(Cursor c) {
    AlteredObject altered = new AlteredObject(c, ObjectKind.COLLATION, c.anyName());
    return c.accept("REFRESH", "VERSION") ? altered.changed() : altered.renamedMovedOrOwned();
  }

  /** From behind ALTER LARGE OBJECT on. */
  public static List<Operation> alterLargeObject(Cursor c) {
    c.number();
    c.expect("OWNER", "TO");
    RoleReader.role(c);
    return List.of(
        new ObjectOperation.AlterObject(
            c.since(0), ObjectKind.LARGE_OBJECT, Optional.empty(), Optional.empty()));
  }
}
