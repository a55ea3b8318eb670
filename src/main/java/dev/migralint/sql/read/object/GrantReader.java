package dev.migralint.sql.read.object;

import dev.migralint.source.Span;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Privileges;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. */
public final class GrantReader {
  private static final String ALL = "all";
  private static final String TABLE = "table";

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
    List<Name> columns = new ArrayList<>();
    List<String> privileges = privileges(c, columns);
    Objects on = Objects.NONE;
    List<Name> grantees;
    if (isAll(privileges) || c.is("ON")) {
      c.expect("ON");
      on = objects(c);
      c.expect("TO");
      grantees = grantees(c);
      grantOption(c);
    } else {
      c.expect("TO");
      grantees = RoleReader.roles(c);
      if (c.accept("WITH")) {
        c.list(() -> membership(c));
      }
    }
    grantedBy(c);
    return List.of(on.privileges(c.since(0), true, privileges, columns, grantees));
  }

  public static List<Operation> revoke(Cursor c) {
    c.expect("REVOKE");
    boolean grantOption = c.accept("GRANT", "OPTION", "FOR");
    boolean roleOption = !grantOption && c.is(1, "OPTION") && c.is(2, "FOR");
    if (roleOption) {
      c.name();
      c.expect("OPTION", "FOR");
    }
    List<Name> columns = new ArrayList<>();
    List<String> privileges = privileges(c, columns);
    boolean all = isAll(privileges);
    if (roleOption && all) {
      throw new Refusal("ALL names no role");
    }
    boolean objects = !roleOption && (grantOption || all || c.is("ON"));
    Objects on = Objects.NONE;
    if (objects) {
      c.expect("ON");
      on = objects(c);
    }
    c.expect("FROM");
    List<Name> grantees = objects ? grantees(c) : RoleReader.roles(c);
    grantedBy(c);
    c.cascade();
    return List.of(on.privileges(c.since(0), false, privileges, columns, grantees));
  }

  /** From behind ALTER DEFAULT PRIVILEGES on. */
  public static List<Operation> defaults(Cursor c) {
    List<Name> schemas = new ArrayList<>();
    while (c.isAny("IN", "FOR")) {
      if (c.accept("IN")) {
        c.expect("SCHEMA");
        schemas.addAll(c.list(c::name));
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
    List<Name> columns = new ArrayList<>();
    List<String> privileges = privileges(c, columns);
    c.expect("ON");
    String objects = c.acceptOneOf(DEFAULTS);
    if (objects.isEmpty()) {
      throw c.refuse("TABLES, SEQUENCES, ROUTINES, TYPES or SCHEMAS");
    }
    c.expect(grant ? "TO" : "FROM");
    List<Name> grantees = grantees(c);
    if (grant) {
      grantOption(c);
    } else {
      c.cascade();
    }
    Objects on = new Objects(Privileges.FUTURE + objects, List.of(), schemas);
    return List.of(on.privileges(c.since(0), grant, privileges, columns, grantees));
  }

  private static boolean isAll(List<String> privileges) {
    return privileges.equals(List.of(ALL));
  }

  /**
   * Privileges or roles; ALL alone, which no role is, is a key word.
   *
   * @param columns takes the columns that are named
   */
  private static List<String> privileges(Cursor c, List<Name> columns) {
    if (c.accept("ALL")) {
      c.accept("PRIVILEGES");
      optionalColumns(c, columns);
      return List.of(ALL);
    }
    List<String> privileges = new ArrayList<>();
    do {
      if (c.accept("ALTER", "SYSTEM")) {
        privileges.add("alter system");
      } else {
        privileges.add(
            c.isAny("SELECT", "REFERENCES", "CREATE") ? c.anyWord().text() : c.name().text());
        optionalColumns(c, columns);
      }
    } while (c.accept(Kind.COMMA));
    return List.copyOf(privileges);
  }

  private static void optionalColumns(Cursor c, List<Name> columns) {
    if (c.is(Kind.OPEN_PAREN)) {
      columns.addAll(c.columns());
    }
  }

  /** What privileges are on: a kind of objects, and what of them is named one by one. */
  private record Objects(String kind, List<ObjectName> relations, List<Name> schemas) {
    static final Objects NONE = new Objects("", List.of(), List.of());

    Privileges privileges(
        Span span,
        boolean grants,
        List<String> privileges,
        List<Name> columns,
        List<Name> grantees) {
      List<String> onObjects = kind.isEmpty() ? List.of() : privileges;
      return new Privileges(
          span, grants, relations, onObjects, kind, grantees, List.copyOf(columns), schemas);
    }
  }

  private static Objects objects(Cursor c) {
    String all = c.acceptOneOf(ALL_IN_SCHEMA);
    if (!all.isEmpty()) {
      c.expect("IN", "SCHEMA");
      return new Objects(all, List.of(), c.list(c::name));
    }
    String relations = isName(c) ? TABLE : c.acceptOneOf(RELATIONS);
    return relations.isEmpty() ? others(c) : new Objects(relations, c.objectNames(), List.of());
  }

  private static Objects others(Cursor c) {
    String kind = c.acceptOneOf(GLOBAL);
    if (!kind.isEmpty()) {
      List<Name> names = c.list(c::name);
      return new Objects(kind, List.of(), kind.equals("schema") ? names : List.of());
    }
    return new Objects(inSchema(c), List.of(), List.of());
  }

  /** What is in a schema and no relation, or in none; the kind of objects. */
  private static String inSchema(Cursor c) {
    Optional<ObjectKind> routine = AddressReader.routine(c);
    if (routine.isPresent()) {
      c.list(() -> SignatureReader.routine(c));
      return word(routine.get());
    }
    Optional<ObjectKind> type = AddressReader.type(c);
    if (type.isPresent()) {
      c.list(c::anyName);
      return word(type.get());
    }
    if (c.accept("LARGE", "OBJECT")) {
      c.list(c::number);
      return "large object";
    }
    if (!c.accept("PARAMETER")) {
      throw c.refuse("a table, or a kind of object and its name");
    }
    c.mentions().since(15);
    c.list(() -> SettingReader.parameter(c));
    return "parameter";
  }

  private static String word(ObjectKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Whether what stands here is no kind of object but a relation's own name. */
  private static boolean isName(Cursor c) {
    Token after = c.token(1);
    return after.kind() == Kind.DOT
        || after.kind() == Kind.COMMA
        || c.is(1, "TO")
        || c.is(1, "FROM");
  }

  private static List<Name> grantees(Cursor c) {
    List<Name> grantees = new ArrayList<>();
    do {
      c.accept("GROUP");
      grantees.add(RoleReader.role(c));
    } while (c.accept(Kind.COMMA));
    return List.copyOf(grantees);
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
