package dev.migralint.sql;

import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.Token.Kind;
import java.util.List;

/** Reads PREPARE, EXECUTE and DEALLOCATE of a statement, and EXPLAIN. */
final class PreparedReader {
  private PreparedReader() {}

  /** PREPARE TRANSACTION, or PREPARE of a statement. */
  static List<Operation> prepare(Cursor c) {
    c.expect("PREPARE");
    if (c.is("TRANSACTION") && c.token(1).kind() != Kind.OPEN_PAREN && !c.is(1, "AS")) {
      c.next();
      c.string();
      return List.of(new SessionOperation.PrepareTransaction(c.since(0)));
    }
    c.name();
    if (c.is(Kind.OPEN_PAREN)) {
      OperatorReader.types(c);
    }
    c.expect("AS");
    return List.of(DataReader.looked(c, () -> DataReader.read(c)));
  }

  static List<Operation> execute(Cursor c) {
    c.expect("EXECUTE");
    statement(c);
    return List.of(new Command(c.since(0), "execute"));
  }

  /** The name of a prepared statement and what its parameters are. */
  static void statement(Cursor c) {
    c.name();
    if (c.accept(Kind.OPEN_PAREN)) {
      c.list(() -> ExpressionReader.any(c));
      c.expect(Kind.CLOSE_PAREN);
    }
  }

  static List<Operation> deallocate(Cursor c) {
    c.expect("DEALLOCATE");
    if (c.token(1).kind() != Kind.END) {
      c.accept("PREPARE");
    }
    if (!c.accept("ALL")) {
      c.name();
    }
    return List.of(new Command(c.since(0), "deallocate"));
  }

  /** EXPLAIN ANALYZE runs what it explains. */
  static List<Operation> explain(Cursor c) {
    c.expect("EXPLAIN");
    boolean runs;
    if (hasOptions(c)) {
      runs = OptionReader.isOn(OptionReader.utilityOptions(c), "analyze");
    } else {
      runs = c.acceptAny("ANALYZE", "ANALYSE");
      c.accept("VERBOSE");
    }
    return runs ? explained(c) : List.of(DataReader.looked(c, () -> explained(c)));
  }

  /** Parentheses may hold options or a query. */
  private static boolean hasOptions(Cursor c) {
    boolean query = c.is(1, "VALUES") && c.token(2).kind() == Kind.OPEN_PAREN;
    return c.is(Kind.OPEN_PAREN)
        && !query
        && c.token(1).kind() != Kind.OPEN_PAREN
        && !c.is(1, "SELECT")
        && !c.is(1, "WITH")
        && !c.is(1, "TABLE");
  }

  private static List<Operation> explained(Cursor c) {
    if (c.is("CREATE")) {
      return CreateReader.explained(c);
    } else if (c.is("REFRESH")) {
      return CommandReader.refresh(c);
    } else if (c.is("EXECUTE")) {
      return execute(c);
    } else if (c.is("DECLARE")) {
      return PortalReader.declare(c);
    }
    return DataReader.read(c);
  }
}
