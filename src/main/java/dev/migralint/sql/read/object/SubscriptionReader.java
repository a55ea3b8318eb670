package dev.migralint.sql.read.object;

import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE and ALTER of subscriptions. */
public final class SubscriptionReader {
  private SubscriptionReader() {}

  /** From behind CREATE SUBSCRIPTION on. */
  public static List<Operation> create(Cursor c) {
    c.name();
    c.expect("CONNECTION");
    c.string();
    publications(c);
    return List.of(
        new Maintenance(
            c.since(0), MaintenanceCommand.CREATE_SUBSCRIPTION, Optional.empty(), true));
  }

  /** From behind ALTER SUBSCRIPTION on. */
  public static List<Operation> alter(Cursor c) {
    AlteredObject altered = new AlteredObject(c, ObjectKind.SUBSCRIPTION, c.plainName());
    if (c.isAny("RENAME", "OWNER")) {
      return altered.renamedOrOwned();
    }
    if (c.accept("CONNECTION")) {
      c.string();
    } else if (c.accept("REFRESH")) {
      c.expect("PUBLICATION");
      OptionReader.withDefinition(c);
    } else if (c.accept("SKIP") || (c.is("SET") && c.token(1).kind() == Kind.OPEN_PAREN)) {
      c.accept("SET");
      OptionReader.definition(c);
    } else if (c.acceptAny("ADD", "DROP", "SET")) {
      publications(c);
    } else {
      c.expectAny("ENABLE", "DISABLE");
    }
    return altered.changed();
  }

  private static void publications(Cursor c) {
    c.expect("PUBLICATION");
    c.list(c::name);
    OptionReader.withDefinition(c);
  }
}
