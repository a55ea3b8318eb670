package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads CREATE and ALTER of extended statistics. */
final class StatisticsReader {
  private StatisticsReader() {}

  /** From behind CREATE STATISTICS on; PostgreSQL takes one table after FROM and no more. */
  static List<Operation> create(Cursor c) {
    boolean ifNotExists = c.ifNotExists();
    boolean unnamed = !ifNotExists && (c.is("ON") || c.is(Kind.OPEN_PAREN));
    Optional<ObjectName> name = unnamed ? Optional.empty() : Optional.of(c.anyName());
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    c.expect("ON");
    c.list(() -> KeyReader.element(c));
    c.expect("FROM");
    ObjectName table = c.relation();
    if (c.accept("AS") || c.isName()) {
      c.name();
    }
    return List.of(new CreateObject(c.since(0), "statistics", name, Optional.of(table), false));
  }

  /** From behind ALTER STATISTICS on. */
  static List<Operation> alter(Cursor c) {
    boolean ifExists = c.ifExists();
    AlteredObject altered = new AlteredObject(c, "statistics", c.anyName());
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
