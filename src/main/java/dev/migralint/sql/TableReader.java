package dev.migralint.sql;

import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.LockTable;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TableOperation.Truncate;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE TABLE, TRUNCATE and LOCK. */
final class TableReader {
  private final Cursor c;
  private final List<Operation> parts = new ArrayList<>();
  private final List<ObjectName> copiesFrom = new ArrayList<>();
  private Optional<ObjectName> partitionOf = Optional.empty();
  private boolean partitioned;
  private boolean asQuery;

  private TableReader(Cursor c) {
    this.c = c;
  }

  /** TEMPORARY or UNLOGGED, or neither. */
  static Persistence persistence(Cursor c) {
    return c.acceptAny("TEMPORARY", "TEMP")
        ? Persistence.TEMPORARY
        : c.accept("UNLOGGED") ? Persistence.UNLOGGED : Persistence.PERMANENT;
  }

  /** From behind TABLE on; a constraint may name a column that is written after it. */
  static List<Operation> create(Cursor c, int start, Persistence persistence) {
    return new TableReader(c).create(start, persistence);
  }

  private List<Operation> create(int start, Persistence persistence) {
    boolean ifNotExists = c.ifNotExists();
    ObjectName table = c.objectName();
    if (c.accept("PARTITION", "OF")) {
      ObjectName parent = c.objectName();
      partitionOf = Optional.of(parent);
      copiesFrom.add(parent);
      elements(table, true);
      PartitionReader.bound(c);
    } else if (c.accept("OF")) {
      copiesFrom.add(c.anyObjectName());
      elements(table, true);
    } else if (isColumnNamesOfQuery()) {
      c.columns();
      options();
      if (!asQuery) {
        throw c.refuse("the types of the columns, or AS");
      }
    } else {
      elements(table, false);
    }
    options();
    List<Operation> operations = new ArrayList<>();
    operations.add(
        new CreateTable(
            c.since(start),
            table,
            ifNotExists,
            persistence,
            List.copyOf(copiesFrom),
            partitionOf,
            partitioned,
            asQuery));
    parts.stream().filter(AddColumn.class::isInstance).forEach(operations::add);
    parts.stream().filter(part -> !(part instanceof AddColumn)).forEach(operations::add);
    return operations;
  }

  private boolean isColumnNamesOfQuery() {
    return c.is(Kind.OPEN_PAREN)
        && c.token(1).kind() != Kind.CLOSE_PAREN
        && (c.token(2).kind() == Kind.COMMA || c.token(2).kind() == Kind.CLOSE_PAREN);
  }

  private void elements(ObjectName table, boolean typed) {
    if (!c.accept(Kind.OPEN_PAREN)) {
      return;
    }
    if (c.accept(Kind.CLOSE_PAREN)) {
      return;
    }
    do {
      int start = c.mark();
      if (c.accept("LIKE")) {
        copiesFrom.add(c.objectName());
        while (c.acceptAny("INCLUDING", "EXCLUDING")) {
          c.anyWord();
        }
      } else if (ConstraintReader.startsConstraint(c)) {
        parts.add(ConstraintReader.tableConstraint(c, table, Written.CREATE_TABLE, start));
      } else if (typed) {
        parts.addAll(ColumnReader.typedTableOptions(c, table));
      } else {
        parts.addAll(ColumnReader.definition(c, table, Written.CREATE_TABLE, start, false));
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
  }

  private void options() {
    while (!c.atEnd()) {
      if (c.accept("INHERITS")) {
        c.expect(Kind.OPEN_PAREN);
        copiesFrom.addAll(c.objectNames());
        c.expect(Kind.CLOSE_PAREN);
      } else if (c.accept("PARTITION", "BY")) {
        partitioned = true;
        c.expectAny("RANGE", "LIST", "HASH");
        c.parenthesised();
      } else if (c.accept("USING")) {
        c.name();
      } else if (c.is("WITH") && c.token(1).kind() == Kind.OPEN_PAREN) {
        c.expect("WITH");
        c.parenthesised();
      } else if (c.accept("ON", "COMMIT")) {
        if (!c.accept("PRESERVE", "ROWS") && !c.accept("DELETE", "ROWS")) {
          c.expect("DROP");
        }
      } else if (c.accept("TABLESPACE")) {
        c.name();
      } else if (c.accept("SERVER")) {
        c.name();
        if (c.accept("OPTIONS")) {
          c.parenthesised();
        }
      } else if (c.accept("AS")) {
        asQuery = true;
        query();
      } else if (!c.accept("WITHOUT", "OIDS")) {
        throw c.refuse("an option of CREATE TABLE");
      }
    }
  }

  private void query() {
    if (c.accept("EXECUTE")) {
      c.name();
      if (c.is(Kind.OPEN_PAREN)) {
        CallReader.arguments(c);
      }
    } else {
      QueryReader.read(c);
    }
    if (c.accept("WITH")) {
      c.accept("NO");
      c.expect("DATA");
    }
  }

  /** One operation for each table that a TRUNCATE names. */
  static List<Operation> truncate(Cursor c) {
    c.expect("TRUNCATE");
    c.accept("TABLE");
    List<Named> tables = relations(c);
    if (!c.accept("RESTART", "IDENTITY")) {
      c.accept("CONTINUE", "IDENTITY");
    }
    boolean cascade = c.cascade();
    return tables.stream()
        .<Operation>map(t -> new Truncate(t.span(c, tables.size()), t.name(), cascade))
        .toList();
  }

  /** One operation for each table that a LOCK names. */
  static List<Operation> lock(Cursor c) {
    c.expect("LOCK");
    c.accept("TABLE");
    List<Named> tables = relations(c);
    String mode = "access exclusive";
    if (c.accept("IN")) {
      mode = lockMode(c);
      c.expect("MODE");
    }
    c.accept("NOWAIT");
    String written = mode;
    return tables.stream()
        .<Operation>map(t -> new LockTable(t.span(c, tables.size()), t.name(), written))
        .toList();
  }

  private static final String[][] LOCK_MODES = {
    {"ACCESS", "SHARE"},
    {"ROW", "SHARE"},
    {"ROW", "EXCLUSIVE"},
    {"SHARE", "UPDATE", "EXCLUSIVE"},
    {"SHARE", "ROW", "EXCLUSIVE"},
    {"SHARE"},
    {"EXCLUSIVE"},
    {"ACCESS", "EXCLUSIVE"},
  };

  private static String lockMode(Cursor c) {
    for (String[] words : LOCK_MODES) {
      if (c.accept(words)) {
        return String.join(" ", words).toLowerCase(Locale.ROOT);
      }
    }
    throw c.refuse("a lock mode");
  }

  private static List<Named> relations(Cursor c) {
    return c.list(
        () -> {
          int mark = c.mark();
          ObjectName table = c.relation();
          return new Named(table, c.since(mark));
        });
  }
}
