package dev.migralint.sql.read;

import dev.migralint.sql.Operation;
import dev.migralint.sql.read.object.CommandReader;
import dev.migralint.sql.read.object.OptionReader;
import dev.migralint.sql.read.object.PortalReader;
import dev.migralint.sql.read.object.PreparedReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.DataReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/** Reads EXPLAIN and what it explains. */
final class ExplainReader {
  private ExplainReader() {}

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
      return PreparedReader.execute(c);
    } else if (c.is("DECLARE")) {
      return PortalReader.declare(c);
    }
    return DataReader.read(c);
  }
}
