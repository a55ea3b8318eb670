package dev.migralint.sql.read.object;

import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.TableOperation.RefreshMaterializedView;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads the commands that have few words. */
public final class CommandReader {
  private CommandReader() {}

  public static List<Operation> refresh(Cursor c) {
    c.expect("REFRESH", "MATERIALIZED", "VIEW");
    boolean concurrently = c.accept("CONCURRENTLY");
    ObjectName view = c.objectName();
    boolean withData = withData(c);
    return List.of(new RefreshMaterializedView(c.since(0), view, concurrently, withData));
  }

  /** WITH DATA, WITH NO DATA or neither; whether there are data. */
  public static boolean withData(Cursor c) {
    if (!c.accept("WITH")) {
      return true;
    }
    boolean data = !c.accept("NO");
    c.expect("DATA");
    return data;
  }

  public static List<Operation> discard(Cursor c) {
    c.expect("DISCARD");
    if (c.accept("ALL")) {
      return List.of(
          new Maintenance(c.since(0), MaintenanceCommand.DISCARD_ALL, Optional.empty(), false));
    }
    boolean temporary = c.isAny("TEMP", "TEMPORARY");
    c.expectAny("TEMP", "TEMPORARY", "PLANS", "SEQUENCES");
    return temporary
        ? List.of(
            new Maintenance(c.since(0), MaintenanceCommand.DISCARD_TEMP, Optional.empty(), false))
        : command(c, "discard");
  }

  public static List<Operation> notify(Cursor c) {
    c.expect("NOTIFY");
    c.name();
    if (c.accept(Kind.COMMA)) {
      c.string();
    }
    return command(c, "notify");
  }

  public static List<Operation> listen(Cursor c) {
    c.expect("LISTEN");
    c.name();
    return command(c, "listen");
  }

  public static List<Operation> unlisten(Cursor c) {
    c.expect("UNLISTEN");
    if (!c.acceptOperator("*")) {
      c.name();
    }
    return command(c, "unlisten");
  }

  public static List<Operation> load(Cursor c) {
    c.expect("LOAD");
    c.string();
    return command(c, "load");
  }

  public static List<Operation> show(Cursor c) {
    c.expect("SHOW");
    SettingReader.reset(c);
    return command(c, "show");
  }

  public static List<Operation> reassign(Cursor c) {
    c.expect("REASSIGN", "OWNED", "BY");
    List<Name> roles = RoleReader.roles(c);
    c.expect("TO");
    RoleReader.role(c);
    return List.of(new Command(c.since(0), Command.REASSIGN, roles));
  }

  private static List<Operation> command(Cursor c, String command) {
    return List.of(new Command(c.since(0), command));
  }
}
