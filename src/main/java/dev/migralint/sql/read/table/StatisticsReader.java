package dev.migralint.sql.read.table;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.object.AlteredObject;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.FromReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE and ALTER of extended statistics. */
public final class StatisticsReader {
  private StatisticsReader() {}

  /** From behind CREATE STATISTICS on. */
  public static List<Operation> create(Cursor c) {
    boolean ifNotExists = c.ifNotExists();
    boolean unnamed = !ifNotExists && (c.is("ON") || c.is(Kind.OPEN_PAREN));
    if (unnamed) {
      c.mentions().since(16);
    }
    Optional<ObjectName> name = unnamed ? Optional.empty() : Optional.of(c.anyName());
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    c.expect("ON");
    c.list(() -> KeyReader.element(c));
    c.expect("FROM");
    Optional<ObjectName> table = table(c);
    return List.of(new CreateObject(c.since(0), ObjectKind.STATISTICS, name, table, false));
  }

  /** The grammar takes all that a query has after FROM, PostgreSQL one relation and no more. */
  private static Optional<ObjectName> table(Cursor c) {
    int mark = c.mark();
    FromReader.pass(c);
    int end = c.mark();
    c.back(mark);
    boolean named = c.isName() || c.is("ONLY");
    Optional<ObjectName> table = named ? Optional.of(c.relation()) : Optional.empty();
    FromReader.alias(c);
    boolean alone = c.mark() == end;
    c.back(end);
    return alone ? table : Optional.empty();
  }

  /** From behind ALTER STATISTICS on. */
  public static List<Operation> alter(Cursor c) {
    boolean ifExists = c.ifExists();
    AlteredObject altered = new AlteredObject(c, ObjectKind.STATISTICS, c.anyName());
    if (!ifExists && !(c.is("SET") && c.is(1, "STATISTICS"))) {
      return altered.renamedMovedOrOwned();
    }
    c.expect("SET");
    target(c);
    return altered.changed();
  }

  /** STATISTICS and how many values it keeps. */
  static void target(Cursor c) {
    c.expect("STATISTICS");
    if (!c.accept("DEFAULT")) {
      c.signedInteger();
    }
  }
}
