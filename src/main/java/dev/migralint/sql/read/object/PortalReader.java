package dev.migralint.sql.read.object;

import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.DataReader;
import dev.migralint.sql.read.query.QueryReader;
import dev.migralint.sql.token.Token;
import java.util.List;

/** Reads DECLARE, FETCH, MOVE and CLOSE of a cursor. */
public final class PortalReader {
  private PortalReader() {}

  public static List<Operation> declare(Cursor c) {
    c.expect("DECLARE");
    c.name();
    while (!c.accept("CURSOR")) {
      if (!c.accept("NO", "SCROLL")) {
        c.expectAny("SCROLL", "BINARY", "ASENSITIVE", "INSENSITIVE");
      }
    }
    if (c.acceptAny("WITH", "WITHOUT")) {
      c.expect("HOLD");
    }
    c.expect("FOR");
    return List.of(DataReader.looked(c, () -> QueryReader.read(c)));
  }

  /** FETCH and MOVE. */
  public static List<Operation> fetch(Cursor c) {
    String command = c.folded();
    c.expectAny("FETCH", "MOVE");
    if (!isCursor(c)) {
      direction(c);
      c.acceptAny("FROM", "IN");
    }
    c.name();
    return List.of(new Command(c.since(0), command));
  }

  /** Whether there is no direction: its words may be the cursor's name too. */
  private static boolean isCursor(Cursor c) {
    return c.token(1).kind() == Token.Kind.END;
  }

  private static void direction(Cursor c) {
    if (c.isNumber()) {
      c.signedInteger();
    } else if (c.acceptAny("ABSOLUTE", "RELATIVE")) {
      c.signedInteger();
    } else if (c.acceptAny("FORWARD", "BACKWARD")) {
      if (c.isNumber()) {
        c.signedInteger();
      } else {
        c.accept("ALL");
      }
    } else if (!c.isAny("FROM", "IN")) {
      c.expectAny("NEXT", "PRIOR", "FIRST", "LAST", "ALL");
    }
  }

  public static List<Operation> close(Cursor c) {
    c.expect("CLOSE");
    if (!c.accept("ALL")) {
      c.name();
    }
    return List.of(new Command(c.since(0), "close"));
  }
}
