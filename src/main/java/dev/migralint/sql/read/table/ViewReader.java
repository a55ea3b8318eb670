package dev.migralint.sql.read.table;

import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.read.object.AlteredObject;
import dev.migralint.sql.read.object.CommandReader;
import dev.migralint.sql.read.object.OptionReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.Mentions;
import dev.migralint.sql.read.query.QueryReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/** Reads CREATE and ALTER of views and materialized views. */
public final class ViewReader {
  private ViewReader() {}

  /** From VIEW or RECURSIVE VIEW on. */
  public static List<Operation> create(Cursor c, boolean replace) {
    boolean recursive = c.accept("RECURSIVE");
    c.expect("VIEW");
    ObjectName name = c.createdName();
    List<Name> columns = recursive || c.is(Kind.OPEN_PAREN) ? c.columns() : List.of();
    List<String> options = OptionReader.viewOptions(c);
    Definition definition = definition(c, name, recursive, columns, options);
    if (!recursive && c.accept("WITH")) {
      c.acceptAny("CASCADED", "LOCAL");
      c.expect("CHECK", "OPTION");
    }
    return List.of(definition.view(c, ObjectKind.VIEW, name, replace, false, false));
  }

  /** What a view's query names. */
  private record Definition(
      List<ObjectName> reads,
      List<ObjectName> calls,
      List<Name> columns,
      List<String> options,
      QueryTree query) {
    CreateView view(
        Cursor c,
        ObjectKind object,
        ObjectName name,
        boolean replace,
        boolean ifNotExists,
        boolean empty) {
      return new CreateView(
          c.since(0),
          object,
          name,
          replace,
          ifNotExists,
          reads,
          calls,
          columns,
          options,
          empty,
          query);
    }
  }

  /** The query behind AS; a recursive view reads itself, too, and that is no relation. */
  private static Definition definition(
      Cursor c, ObjectName view, boolean recursive, List<Name> columns, List<String> options) {
    c.expect("AS");
    Mentions.Mark before = c.mentions().mark();
    QueryTree query = QueryReader.read(c);
    List<ObjectName> reads = c.mentions().relations(before).stream().map(c::referenced).toList();
    return new Definition(
        recursive ? reads.stream().filter(name -> !name.equals(view)).toList() : reads,
        c.mentions().functions(before),
        columns,
        options,
        query);
  }

  /** From behind MATERIALIZED on. */
  public static List<Operation> createMaterialized(Cursor c) {
    c.expect("VIEW");
    boolean ifNotExists = c.ifNotExists();
    ObjectName name = c.objectName();
    List<Name> columns = c.is(Kind.OPEN_PAREN) ? c.columns() : List.of();
    if (c.accept("USING")) {
      c.name();
    }
    List<String> options = OptionReader.withStorageParameters(c);
    if (c.accept("TABLESPACE")) {
      c.name();
    }
    Definition definition = definition(c, name, false, columns, options);
    boolean filled = CommandReader.withData(c);
    return List.of(
        definition.view(c, ObjectKind.MATERIALIZED_VIEW, name, false, ifNotExists, !filled));
  }

  /** From behind ALTER VIEW on: what ALTER TABLE may say is an action on the view. */
  public static List<Operation> alter(Cursor c) {
    boolean ifExists = c.alteredIfExists();
    AlteredObject altered = new AlteredObject(c, ObjectKind.VIEW, c.objectName());
    List<Operation> renamed = AlterTableReader.renamed(c, altered.name(), ifExists);
    if (!renamed.isEmpty()) {
      return renamed;
    }
    List<Operation> moved = AlterTableReader.setSchema(c, altered.name(), ifExists);
    if (!moved.isEmpty()) {
      return moved;
    }
    List<String> options = options(c);
    boolean owner = c.is("OWNER");
    List<Operation> actions = AlterTableReader.actions(c, altered.name(), ifExists);
    return owner ? actions : altered.changed(options);
  }

  /** The options that a SET turns on, which is read again as an action. */
  private static List<String> options(Cursor c) {
    if (!c.is("SET") || c.token(1).kind() != Kind.OPEN_PAREN) {
      return List.of();
    }
    int set = c.mark();
    c.expect("SET");
    List<String> options = OptionReader.setOptions(c);
    c.back(set);
    return options;
  }

  /** From behind ALTER MATERIALIZED VIEW on. */
  public static List<Operation> alterMaterialized(Cursor c) {
    if (c.accept("ALL", "IN", "TABLESPACE")) {
      return AlterTableReader.allInTablespace(c, MaintenanceCommand.ALTER_MATERIALIZED_VIEW_ALL);
    }
    boolean ifExists = c.alteredIfExists();
    AlteredObject altered = new AlteredObject(c, ObjectKind.MATERIALIZED_VIEW, c.objectName());
    List<Operation> renamed = AlterTableReader.renamed(c, altered.name(), ifExists);
    if (!renamed.isEmpty()) {
      return renamed;
    }
    if (!ifExists && AlteredObject.depends(c)) {
      return altered.changed();
    }
    List<Operation> moved = AlterTableReader.setSchema(c, altered.name(), ifExists);
    return !moved.isEmpty() ? moved : AlterTableReader.actions(c, altered.name(), ifExists);
  }
}
