package dev.migralint.sql.read.object;

import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads VACUUM, ANALYZE, CLUSTER, REPACK and CHECKPOINT: one operation for each table. */
public final class MaintenanceReader {
  private MaintenanceReader() {}

  public static List<Operation> checkpoint(Cursor c) {
    c.expect("CHECKPOINT");
    return List.of(
        new Maintenance(c.since(0), MaintenanceCommand.CHECKPOINT, Optional.empty(), false));
  }

  public static List<Operation> vacuum(Cursor c) {
    c.expect("VACUUM");
    boolean full;
    if (c.is(Kind.OPEN_PAREN)) {
      full = OptionReader.isOn(OptionReader.utilityOptions(c), "full");
    } else {
      full = c.accept("FULL");
      c.accept("FREEZE");
      c.accept("VERBOSE");
      c.acceptAny("ANALYZE", "ANALYSE");
    }
    return tables(c, MaintenanceCommand.VACUUM, full);
  }

  public static List<Operation> analyze(Cursor c) {
    c.expectAny("ANALYZE", "ANALYSE");
    if (c.is(Kind.OPEN_PAREN)) {
      OptionReader.utilityOptions(c);
    } else {
      c.accept("VERBOSE");
    }
    return tables(c, MaintenanceCommand.ANALYZE, false);
  }

  /** The old form names the index first. */
  public static List<Operation> cluster(Cursor c) {
    c.expect("CLUSTER");
    boolean options = c.is(Kind.OPEN_PAREN);
    if (options) {
      OptionReader.utilityOptions(c);
    } else {
      c.accept("VERBOSE");
    }
    if (c.atEnd()) {
      return tables(c, MaintenanceCommand.CLUSTER, false);
    }
    ObjectName table = c.objectName();
    if (!options && table.schema().isEmpty() && c.accept("ON")) {
      table = c.objectName();
    } else if (c.accept("USING")) {
      c.name();
    }
    return List.of(
        new Maintenance(c.since(0), MaintenanceCommand.CLUSTER, Optional.of(table), false));
  }

  /** From PostgreSQL 19 on; it stands for VACUUM FULL and CLUSTER. */
  public static List<Operation> repack(Cursor c) {
    c.expect("REPACK");
    boolean concurrently = OptionReader.isOn(OptionReader.utilityOptions(c), "concurrently");
    Optional<ObjectName> table = Optional.empty();
    if (!c.atEnd() && !c.is("USING")) {
      table = Optional.of(relation(c));
    }
    if (c.accept("USING")) {
      c.expect("INDEX");
      if (table.isPresent() && !c.atEnd()) {
        c.name();
      }
    }
    MaintenanceCommand command =
        concurrently ? MaintenanceCommand.REPACK_CONCURRENTLY : MaintenanceCommand.REPACK;
    return List.of(new Maintenance(c.since(0), command, table, false));
  }

  /** WAIT FOR LSN, from PostgreSQL 19 on. */
  public static List<Operation> waitFor(Cursor c) {
    c.expect("WAIT", "FOR", "LSN");
    c.string();
    if (c.accept("WITH") || c.is(Kind.OPEN_PAREN)) {
      OptionReader.utilityOptions(c);
    }
    c.mentions().since(19);
    return List.of(new Command(c.since(0), "wait for"));
  }

  private static List<Operation> tables(Cursor c, MaintenanceCommand command, boolean full) {
    if (c.atEnd()) {
      return List.of(new Maintenance(c.since(0), command, Optional.empty(), full));
    }
    List<Named> tables = new ArrayList<>();
    do {
      int mark = c.mark();
      tables.add(new Named(relation(c), c.since(mark)));
    } while (c.accept(Kind.COMMA));
    return tables.stream()
        .<Operation>map(
            t -> new Maintenance(t.span(c, tables.size()), command, Optional.of(t.name()), full))
        .toList();
  }

  private static ObjectName relation(Cursor c) {
    ObjectName table = c.relation();
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    return table;
  }
}
