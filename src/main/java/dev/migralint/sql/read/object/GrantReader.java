package dev.migralint.sql.read.object;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.OtherOperation.Privileges;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/** Reads GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. */
public final class GrantReader {
  private static final String[][] ALL_IN_SCHEMA = {
    {"ALL", "TABLES"},
    {"ALL", "SEQUENCES"},
    {"ALL", "FUNCTIONS"},
    {"ALL", "PROCEDURES"},
    {"ALL", "ROUTINES"},
  };

  private static final String[][] GLOBAL = {
    {"FOREIGN", "DATA", "WRAPPER"},
    {"FOREIGN", "SERVER"},
    {"DATABASE"},
    {"LANGUAGE"},
    {"SCHEMA"},
    {"TABLESPACE"},
  };

  private static final String[][] RELATIONS = {{"TABLE"}, {"SEQUENCE"}};

  private static final String[][] DEFAULTS = {
    {"TABLES"},
    {"FUNCTIONS"},
    {"ROUTINES"},
    {"SEQUENCES"},
    {"TYPES"},
    {"SCHEMAS"},
    {"LARGE", "OBJECTS"},
  };

  private GrantReader() {}

  public static List<Operation> grant(Cursor c) {
    c.expect("GRANT");
    List<ObjectName> relations = List.of();
    boolean all = privileges(c);
    if (all || c.is("ON")) {
      c.expect("ON");
      relations = objects(c);
      c.expect("TO");
      grantees(c);
      grantOption(c);
    } else {
      c.expect("TO");
      RoleReader.roles(c);
      if (c.accept("WITH")) {
        c.list(() -> membership(c));
      }
    }
    grantedBy(c);
    return List.of(new Privileges(c.since(0), true, relations));
  }

  public static List<Operation> revoke(Cursor c) {
    c.expect("REVOKE");
    boolean grantOption = c.accept("GRANT", "OPTION", "FOR");
    boolean roleOption = !grantOption && c.is(1, "OPTION") && c.is(2, "FOR");
    if (roleOption) {
      c.name();
      c.expect("OPTION", "FOR");
    }
    boolean all = privileges(c);
    if (roleOption && all) {
      throw new Refusal("ALL names no role");
    }
    boolean objects = !roleOption && (grantOption || all || c.is("ON"));
    List<ObjectName> relations = List.of();
    if (objects) {
      c.expect("ON");
      relations = objects(c);
    }
    c.expect("FROM");
    if (objects) {
      grantees(c);
    } else {
      RoleReader.roles(c);
    }
    grantedBy(c);
    c.cascade();
    return List.of(new Privileges(c.since(0), false, relations));
  }

  /** From behind ALTER DEFAULT PRIVILEGES on. */
  public static List<Operation> defaults(Cursor c) {
    while (c.isAny("IN", "FOR")) {
      if (c.accept("IN")) {
        c.expect("SCHEMA");
        c.list(c::name);
      } else {
        c.expect("FOR");
        c.expectAny("ROLE", "USER");
        RoleReader.roles(c);
      }
    }
    boolean grant = c.accept("GRANT");
    if (!grant) {
      c.expect("REVOKE");
      c.accept("GRANT", "OPTION", "FOR");
    }
    privileges(c);
    c.expect("ON");
    if (c.acceptOneOf(DEFAULTS).isEmpty()) {
      throw c.refuse("TABLES, SEQUENCES, ROUTINES, TYPES or SCHEMAS");
    }
    c.expect(grant ? "TO" : "FROM");
    grantees(c);
    if (grant) {
      grantOption(c);
    } else {
      c.cascade();
    }
    return List.of(new Command(c.since(0), "alter default privileges"));
  }

  /** Privileges or roles; whether it is ALL, which no role is. */
  private static boolean privileges(Cursor c) {
    if (c.accept("ALL")) {
      c.accept("PRIVILEGES");
      optionalColumns(c);
      return true;
    }
    do {
      if (!c.accept("ALTER", "SYSTEM")) {
        if (!c.acceptAny("SELECT", "REFERENCES", "CREATE")) {
          c.name();
        }
        optionalColumns(c);
      }
    } while (c.accept(Kind.COMMA));
    return false;
  }

  private static void optionalColumns(Cursor c) {
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
  }

  /** The relations among the objects that are named one by one. */
  private static List<ObjectName> objects(Cursor c) {
    if (!c.acceptOneOf(ALL_IN_SCHEMA).isEmpty()) {
      c.expect("IN", "SCHEMA");
      c.list(c::name);
    } else if (isName(c) || !c.acceptOneOf(RELATIONS).isEmpty()) {
      return c.objectNames();
    } else if (!c.acceptOneOf(GLOBAL).isEmpty()) {
      c.list(c::name);
    } else if (AddressReader.routine(c).isPresent()) {
      c.list(() -> SignatureReader.routine(c));
    } else if (AddressReader.type(c).isPresent()) {
      c.list(c::anyName);
    } else if (c.accept("LARGE", "OBJECT")) {
      c.list(c::number);
    } else {
      if (!c.accept("PARAMETER")) {
        throw c.refuse("a table, or a kind of object and its name");
      }
      c.list(() -> SettingReader.parameter(c));
    }
    return List.of();
  }

  /** Whether what stands here is no kind of object but a relation's own name. */
  private static boolean isName(Cursor c) {
    Token after = c.token(1);
    return after.kind() == Kind.DOT
        || after.kind() == Kind.COMMA
        || c.is(1, "TO")
        || c.is(1, "FROM");
  }

  private static void grantees(Cursor c) {
    do {
      c.accept("GROUP");
      RoleReader.role(c);
    } while (c.accept(Kind.COMMA));
  }

  private static void grantOption(Cursor c) {
    if (c.accept("WITH")) {
      c.expect("GRANT", "OPTION");
    }
  }

  /** An option of a membership: {@code INHERIT TRUE}. */
  private static Name membership(Cursor c) {
    Name option = c.anyWord();
    c.expectAny("OPTION", "TRUE", "FALSE");
    return option;
  }

  private static void grantedBy(Cursor c) {
    if (c.accept("GRANTED")) {
      c.expect("BY");
      RoleReader.role(c);
    }
  }
}
