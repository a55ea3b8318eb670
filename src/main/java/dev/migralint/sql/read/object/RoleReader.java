package dev.migralint.sql.read.object;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads roles where others name them, and CREATE and ALTER of roles, users and groups. */
public final class RoleReader {
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "superuser",
          "nosuperuser",
          "createrole",
          "nocreaterole",
          "replication",
          "noreplication",
          "createdb",
          "nocreatedb",
          "login",
          "nologin",
          "bypassrls",
          "nobypassrls",
          "noinherit");

  private RoleReader() {}

  /** A role, PUBLIC, or a word for the role of the session. */
  public static Name role(Cursor c) {
    return c.isAny("CURRENT_ROLE", "CURRENT_USER", "SESSION_USER") ? c.anyWord() : named(c);
  }

  public static List<Name> roles(Cursor c) {
    List<Name> roles = new ArrayList<>();
    do {
      roles.add(role(c));
    } while (c.accept(Kind.COMMA));
    return List.copyOf(roles);
  }

  private static Name named(Cursor c) {
    Name name = c.nonReserved();
    if (name.text().equals("none")) {
      throw new Refusal("no role is named \"none\"");
    }
    return name;
  }

  /** The name of a role that is to be made or renamed. */
  static Name own(Cursor c) {
    Name name = named(c);
    if (name.text().equals("public")) {
      throw new Refusal("no role is named \"public\"");
    }
    return name;
  }

  /** From behind CREATE ROLE, USER or GROUP on. */
  public static List<Operation> create(Cursor c, ObjectKind object) {
    ObjectName name = ObjectName.of(own(c));
    c.accept("WITH");
    while (!c.atEnd()) {
      if (c.accept("SYSID")) {
        c.integer();
      } else if (c.acceptAny("ADMIN", "ROLE")
          || c.accept("IN", "ROLE")
          || c.accept("IN", "GROUP")) {
        roles(c);
      } else {
        attribute(c);
      }
    }
    return List.of(
        new CreateObject(c.since(0), object, Optional.of(name), Optional.empty(), false));
  }

  private static void attribute(Cursor c) {
    if (c.accept("ENCRYPTED", "PASSWORD")) {
      c.string();
    } else if (c.accept("PASSWORD")) {
      if (!c.accept("NULL")) {
        c.string();
      }
    } else if (c.accept("CONNECTION", "LIMIT")) {
      c.signedInteger();
    } else if (c.accept("VALID", "UNTIL")) {
      c.string();
    } else if (c.accept("USER")) {
      roles(c);
    } else if (!c.accept("INHERIT")) {
      if (!ATTRIBUTES.contains(c.folded())) {
        throw c.refuse("an attribute of a role");
      }
      c.anyWord();
    }
  }

  /** From behind ALTER ROLE or USER on. */
  public static List<Operation> alter(Cursor c, String object) {
    boolean all = c.is("ALL");
    boolean renamed = c.is(1, "RENAME") && c.is(2, "TO");
    if (renamed) {
      own(c);
      c.expect("RENAME", "TO");
      own(c);
    } else {
      if (!c.accept("ALL")) {
        role(c);
      }
      if (c.accept("IN", "DATABASE")) {
        c.name();
        SettingReader.setOrReset(c);
      } else if (all || c.isAny("SET", "RESET")) {
        SettingReader.setOrReset(c);
      } else {
        attributes(c);
      }
    }
    return List.of(new Command(c.since(0), "alter " + object));
  }

  private static void attributes(Cursor c) {
    c.accept("WITH");
    while (!c.atEnd()) {
      attribute(c);
    }
  }

  /** From behind ALTER GROUP on. */
  public static List<Operation> alterGroup(Cursor c) {
    if (c.is(1, "RENAME") && c.is(2, "TO")) {
      own(c);
      c.expect("RENAME", "TO");
      own(c);
    } else {
      role(c);
      c.expectAny("ADD", "DROP");
      c.expect("USER");
      roles(c);
    }
    return List.of(new Command(c.since(0), "alter group"));
  }
}
