package dev.migralint.sql.read.object;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads operators, and CREATE and ALTER of them, their classes and families. */
public final class OperatorReader {
  private OperatorReader() {}

  /** An operator by itself, or {@code OPERATOR(schema.+)}. */
  public static void operator(Cursor c) {
    if (isQualified(c)) {
      c.next();
      c.next();
      name(c);
      c.expect(Kind.CLOSE_PAREN);
    } else {
      symbol(c);
    }
  }

  public static boolean isQualified(Cursor c) {
    return c.is("OPERATOR") && c.token(1).kind() == Kind.OPEN_PAREN;
  }

  /** An operator with any number of schemas before it. */
  public static void name(Cursor c) {
    while (!c.is(Kind.OPERATOR)) {
      c.name();
      c.expect(Kind.DOT);
    }
    symbol(c);
  }

  private static void symbol(Cursor c) {
    if (c.isOperator("=>")) {
      throw c.refuse("an operator");
    }
    c.expect(Kind.OPERATOR);
  }

  /** An operator and the types of its two operands, of which one may be NONE. */
  public static void signature(Cursor c) {
    name(c);
    operands(c);
  }

  private static void operands(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    boolean left = !c.accept("NONE");
    if (left) {
      TypeReader.type(c);
    }
    c.expect(Kind.COMMA);
    if (!left || !c.accept("NONE")) {
      TypeReader.type(c);
    }
    c.expect(Kind.CLOSE_PAREN);
  }

  /** From behind CREATE OPERATOR on. */
  public static List<Operation> create(Cursor c) {
    if (isClass(c)) {
      return createClass(c);
    }
    if (isFamily(c)) {
      c.expect("FAMILY");
      ObjectName name = c.anyName();
      method(c);
      return created(c, ObjectKind.OPERATOR_FAMILY, Optional.of(name));
    }
    name(c);
    OptionReader.definition(c);
    return created(c, ObjectKind.OPERATOR, Optional.empty());
  }

  /** CLASS may also be the schema of an operator. */
  public static boolean isClass(Cursor c) {
    return c.is("CLASS") && c.token(1).kind() != Kind.DOT;
  }

  public static boolean isFamily(Cursor c) {
    return c.is("FAMILY") && c.token(1).kind() != Kind.DOT;
  }

  private static List<Operation> created(Cursor c, ObjectKind object, Optional<ObjectName> name) {
    return List.of(new CreateObject(c.since(0), object, name, Optional.empty(), false));
  }

  private static List<Operation> createClass(Cursor c) {
    c.expect("CLASS");
    ObjectName name = c.anyName();
    c.accept("DEFAULT");
    c.expect("FOR", "TYPE");
    TypeReader.type(c);
    method(c);
    if (c.accept("FAMILY")) {
      c.anyName();
    }
    c.expect("AS");
    items(c);
    return created(c, ObjectKind.OPERATOR_CLASS, Optional.of(name));
  }

  /** The index method that a class or family is for. */
  public static void method(Cursor c) {
    c.expect("USING");
    c.name();
  }

  private static void items(Cursor c) {
    do {
      if (c.accept("OPERATOR")) {
        c.integer();
        name(c);
        if (c.is(Kind.OPEN_PAREN)) {
          operands(c);
        }
        purpose(c);
      } else if (c.accept("FUNCTION")) {
        c.integer();
        if (c.is(Kind.OPEN_PAREN)) {
          types(c);
        }
        SignatureReader.routine(c);
      } else {
        c.expect("STORAGE");
        TypeReader.type(c);
      }
    } while (c.accept(Kind.COMMA));
  }

  private static void purpose(Cursor c) {
    if (c.accept("FOR", "SEARCH")) {
      return;
    }
    if (c.accept("FOR")) {
      c.expect("ORDER", "BY");
      c.anyName();
    }
  }

  /** Types in parentheses. */
  static void types(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    c.list(() -> TypeReader.type(c));
    c.expect(Kind.CLOSE_PAREN);
  }

  /** From behind ALTER OPERATOR on. */
  public static List<Operation> alter(Cursor c) {
    if (isClass(c) || isFamily(c)) {
      return alterGroup(c);
    }
    signature(c);
    if (c.accept("OWNER", "TO")) {
      RoleReader.role(c);
    } else if (c.accept("SET", "SCHEMA")) {
      c.name();
    } else {
      c.expect("SET");
      OptionReader.definition(c);
    }
    return List.of(
        new AlterObject(c.since(0), ObjectKind.OPERATOR, Optional.empty(), Optional.empty()));
  }

  private static List<Operation> alterGroup(Cursor c) {
    boolean family = c.accept("FAMILY");
    if (!family) {
      c.expect("CLASS");
    }
    AlteredObject altered =
        new AlteredObject(
            c, family ? ObjectKind.OPERATOR_FAMILY : ObjectKind.OPERATOR_CLASS, c.anyName());
    method(c);
    if (family && c.accept("ADD")) {
      items(c);
    } else if (family && c.accept("DROP")) {
      do {
        c.expectAny("OPERATOR", "FUNCTION");
        c.integer();
        types(c);
      } while (c.accept(Kind.COMMA));
    } else {
      return altered.renamedMovedOrOwned();
    }
    return altered.changed();
  }
}
