package dev.migralint.sql.read.table;

import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.Read;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.Included;
import dev.migralint.sql.TableOperation.Like;
import dev.migralint.sql.TableOperation.LockTable;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TableOperation.Truncate;
import dev.migralint.sql.read.object.CommandReader;
import dev.migralint.sql.read.object.Named;
import dev.migralint.sql.read.object.OptionReader;
import dev.migralint.sql.read.object.PreparedReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.Mentions;
import dev.migralint.sql.read.query.QueryReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads CREATE TABLE, TRUNCATE and LOCK. */
public final class TableReader {
  private final Cursor c;
  private final List<Operation> parts = new ArrayList<>();
  private final List<Like> likes = new ArrayList<>();
  private final List<ObjectName> inherits = new ArrayList<>();
  private Optional<ObjectName> partitionOf = Optional.empty();
  private boolean defaultPartition;
  private boolean partitioned;
  private boolean foreign;
  private boolean asQuery;
  private Optional<QueryTree> query = Optional.empty();
  private List<Read> reads = List.of();
  private Optional<TableOperation.Bound> bound = Optional.empty();
  private List<Name> partitionKey = List.of();
  private Optional<ObjectName> ofType = Optional.empty();
  private Optional<Name> tablespace = Optional.empty();
  private Optional<Name> accessMethod = Optional.empty();
  private boolean droppedOnCommit;

  private TableReader(Cursor c) {
    this.c = c;
  }

  /** From behind TABLE on; a constraint may name a column that is written after it. */
  public static List<Operation> create(Cursor c, int start, Persistence persistence) {
    TableReader reader = new TableReader(c);
    boolean ifNotExists = c.ifNotExists();
    ObjectName table = c.createdName();
    reader.local(table);
    return reader.operations(start, table, ifNotExists, persistence);
  }

  /** From behind CREATE FOREIGN TABLE on. */
  public static List<Operation> createForeign(Cursor c) {
    TableReader reader = new TableReader(c);
    reader.foreign = true;
    boolean ifNotExists = c.ifNotExists();
    ObjectName table = c.objectName();
    if (c.accept("PARTITION")) {
      reader.partition(table);
    } else {
      reader.elements(table, false);
      reader.inherits();
    }
    c.expect("SERVER");
    c.name();
    OptionReader.newOptions(c);
    return reader.operations(0, table, ifNotExists, Persistence.PERMANENT);
  }

  private List<Operation> operations(
      int start, ObjectName table, boolean ifNotExists, Persistence persistence) {
    List<Operation> operations = new ArrayList<>();
    operations.add(
        new CreateTable(
            c.since(start),
            table,
            ifNotExists,
            persistence,
            List.copyOf(likes),
            List.copyOf(inherits),
            partitionOf,
            defaultPartition,
            partitioned,
            foreign,
            asQuery,
            reads,
            bound,
            partitionKey,
            ofType,
            tablespace,
            accessMethod,
            query,
            droppedOnCommit));
    parts.stream().filter(AddColumn.class::isInstance).forEach(operations::add);
    parts.stream().filter(part -> !(part instanceof AddColumn)).forEach(operations::add);
    return operations;
  }

  private void local(ObjectName table) {
    if (c.accept("PARTITION")) {
      partition(table);
      partitionBy();
    } else if (c.accept("OF")) {
      ofType = Optional.of(c.anyName());
      optionalElements(table);
      partitionBy();
    } else if (!c.is(Kind.OPEN_PAREN) || isColumnNamesOfQuery()) {
      ofQuery();
      return;
    } else {
      elements(table, false);
      inherits();
      partitionBy();
    }
    storage();
  }

  /** Behind PARTITION. */
  private void partition(ObjectName table) {
    c.expect("OF");
    partitionOf = Optional.of(c.referencedName());
    optionalElements(table);
    bound = PartitionReader.bound(c);
    defaultPartition = bound.isEmpty();
  }

  private void optionalElements(ObjectName table) {
    if (c.is(Kind.OPEN_PAREN)) {
      elements(table, true);
    }
  }

  private void inherits() {
    if (c.accept("INHERITS")) {
      c.expect(Kind.OPEN_PAREN);
      inherits.addAll(c.list(c::referencedName));
      c.expect(Kind.CLOSE_PAREN);
    }
  }

  private void partitionBy() {
    if (c.accept("PARTITION")) {
      c.expect("BY");
      partitionKey = PartitionReader.strategy(c);
      partitioned = true;
    }
  }

  private boolean isColumnNamesOfQuery() {
    return c.is(Kind.OPEN_PAREN)
        && c.token(1).kind() != Kind.CLOSE_PAREN
        && (c.token(2).kind() == Kind.COMMA || c.token(2).kind() == Kind.CLOSE_PAREN);
  }

  private void ofQuery() {
    List<Name> columns = c.is(Kind.OPEN_PAREN) ? c.columns() : List.of();
    storage();
    if (!c.accept("AS")) {
      throw c.refuse(columns.isEmpty() ? "columns, or AS" : "the types of the columns, or AS");
    }
    asQuery = true;
    if (c.accept("EXECUTE")) {
      PreparedReader.statement(c);
    } else {
      Mentions.Mark before = c.mentions().mark();
      QueryTree read = QueryReader.read(c);
      query = Optional.of(columns.isEmpty() ? read : read.named(columns));
      reads = c.mentions().reads(before);
    }
    if (!CommandReader.withData(c)) {
      reads = reads.stream().map(r -> new Read(r.relation(), false, r.locksRows())).toList();
    }
  }

  private void elements(ObjectName table, boolean typed) {
    c.expect(Kind.OPEN_PAREN);
    if (!typed && c.accept(Kind.CLOSE_PAREN)) {
      return;
    }
    do {
      int start = c.mark();
      if (!typed && c.accept("LIKE")) {
        likes.add(like());
      } else if (ConstraintReader.startsConstraint(c)) {
        parts.add(ConstraintReader.tableConstraint(c, table, false, Written.CREATE_TABLE, start));
      } else if (typed) {
        parts.addAll(ColumnReader.typedTableOptions(c, table));
      } else {
        parts.addAll(ColumnReader.definition(c, table, Written.CREATE_TABLE, start, false));
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
  }

  private Like like() {
    ObjectName table = c.referencedName();
    Set<Included> including = EnumSet.noneOf(Included.class);
    while (c.isAny("INCLUDING", "EXCLUDING")) {
      boolean includes = c.accept("INCLUDING");
      if (!includes) {
        c.expect("EXCLUDING");
      }
      Set<Included> named = included();
      if (includes) {
        including.addAll(named);
      } else {
        including.removeAll(named);
      }
    }
    return new Like(table, Collections.unmodifiableSet(including));
  }

  private Set<Included> included() {
    if (c.accept("ALL")) {
      return EnumSet.allOf(Included.class);
    }
    for (Included one : Included.values()) {
      if (c.accept(one.name())) {
        return EnumSet.of(one);
      }
    }
    throw c.refuse("what LIKE includes");
  }

  /** How and where the rows are kept, in the order that PostgreSQL's grammar wants. */
  private void storage() {
    if (c.accept("USING")) {
      accessMethod = Optional.of(c.name());
    }
    if (!c.accept("WITHOUT", "OIDS")) {
      OptionReader.withStorageParameters(c);
    }
    if (c.accept("ON")) {
      c.expect("COMMIT");
      if (c.acceptAny("PRESERVE", "DELETE")) {
        c.expect("ROWS");
      } else {
        c.expect("DROP");
        droppedOnCommit = true;
      }
    }
    if (c.accept("TABLESPACE")) {
      tablespace = Optional.of(c.name());
    }
  }

  /** One operation for each table that a TRUNCATE names. */
  public static List<Operation> truncate(Cursor c) {
    c.expect("TRUNCATE");
    c.accept("TABLE");
    List<Reached> tables = reached(c);
    boolean restart = c.accept("RESTART", "IDENTITY");
    if (!restart) {
      c.accept("CONTINUE", "IDENTITY");
    }
    boolean cascade = c.cascade();
    return tables.stream()
        .<Operation>map(
            t ->
                new Truncate(
                    t.table.span(c, tables.size()), t.table.name(), t.only, restart, cascade))
        .toList();
  }

  /** One operation for each table that a LOCK names. */
  public static List<Operation> lock(Cursor c) {
    c.expect("LOCK");
    c.accept("TABLE");
    List<Reached> tables = reached(c);
    String mode = "access exclusive";
    if (c.accept("IN")) {
      mode = lockMode(c);
      c.expect("MODE");
    }
    c.accept("NOWAIT");
    String written = mode;
    return tables.stream()
        .<Operation>map(
            t -> new LockTable(t.table.span(c, tables.size()), t.table.name(), t.only, written))
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

  /** A table that a statement names, and whether ONLY leaves out what inherits from it. */
  private record Reached(Named table, boolean only) {}

  private static List<Reached> reached(Cursor c) {
    return c.list(
        () -> {
          boolean only = c.is("ONLY");
          return new Reached(Named.read(c, c::relation), only);
        });
  }
}
