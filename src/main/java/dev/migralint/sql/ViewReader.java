package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Token.Kind;
import java.util.List;

/** Reads CREATE and ALTER of views and materialized views. */
final class ViewReader {
  private ViewReader() {}

  /** From VIEW or RECURSIVE VIEW on. */
  static List<Operation> create(Cursor c, boolean replace) {
    boolean recursive = c.accept("RECURSIVE");
    c.expect("VIEW");
    ObjectName name = c.createdName();
    if (recursive || c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    OptionReader.withStorageParameters(c);
    List<ObjectName> reads = query(c, name, recursive);
    if (!recursive && c.accept("WITH")) {
      c.acceptAny("CASCADED", "LOCAL");
      c.expect("CHECK", "OPTION");
    }
    return List.of(new CreateView(c.since(0), "view", name, replace, reads));
  }

  /**
   * What the query behind AS reads; a recursive view reads itself, too, and that is no relation.
   */
  private static List<ObjectName> query(Cursor c, ObjectName view, boolean recursive) {
    c.expect("AS");
    Mentions.Mark before = c.mentions().mark();
    QueryReader.read(c);
    List<ObjectName> reads = c.mentions().relations(before).stream().map(c::referenced).toList();
    return recursive ? reads.stream().filter(name -> !name.equals(view)).toList() : reads;
  }

  /** From behind MATERIALIZED on. */
  static List<Operation> createMaterialized(Cursor c) {
    c.expect("VIEW");
    c.ifNotExists();
    ObjectName name = c.objectName();
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    if (c.accept("USING")) {
      c.name();
    }
    OptionReader.withStorageParameters(c);
    if (c.accept("TABLESPACE")) {
      c.name();
    }
    List<ObjectName> reads = query(c, name, false);
    CommandReader.withData(c);
    return List.of(new CreateView(c.since(0), "materialized view", name, false, reads));
  }

  /** From behind ALTER VIEW on: what ALTER TABLE may say is an action on the view. */
  static List<Operation> alter(Cursor c) {
    boolean ifExists = c.ifExists();
    AlteredObject altered = new AlteredObject(c, "view", c.objectName());
    if (altered.isRename()) {
      return altered.renamed();
    }
    if (!AlterTableReader.renameColumn(c) && !AlterTableReader.setSchema(c)) {
      AlterTableReader.actions(c, altered.name(), ifExists);
    }
    return altered.changed();
  }

  /** From behind ALTER MATERIALIZED VIEW on. */
  static List<Operation> alterMaterialized(Cursor c) {
    if (c.accept("ALL", "IN", "TABLESPACE")) {
      return AlterTableReader.allInTablespace(c, "alter materialized view all");
    }
    boolean ifExists = c.ifExists();
    AlteredObject altered = new AlteredObject(c, "materialized view", c.objectName());
    if (altered.isRename()) {
      return altered.renamed();
    }
    if (AlterTableReader.renameColumn(c)
        || AlterTableReader.setSchema(c)
        || (!ifExists && altered.depends())) {
      return altered.changed();
    }
    return AlterTableReader.actions(c, altered.name(), ifExists);
  }
}
