package dev.migralint.sql.read.object;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/** Reads CREATE and ALTER EVENT TRIGGER. */
public final class EventTriggerReader {
  private EventTriggerReader() {}

  /** From behind CREATE EVENT TRIGGER on. */
  public static List<Operation> create(Cursor c) {
    ObjectName name = c.plainName();
    c.expect("ON");
    c.anyWord();
    if (c.accept("WHEN")) {
      do {
        c.name();
        c.expect("IN");
        c.expect(Kind.OPEN_PAREN);
        c.list(c::string);
        c.expect(Kind.CLOSE_PAREN);
      } while (c.accept("AND"));
    }
    c.expect("EXECUTE");
    c.expectAny("FUNCTION", "PROCEDURE");
    c.functionName();
    c.expect(Kind.OPEN_PAREN);
    c.expect(Kind.CLOSE_PAREN);
    return OtherObjectReader.created(c, ObjectKind.EVENT_TRIGGER, name);
  }

  /** From behind ALTER EVENT TRIGGER on. */
  public static List<Operation> alter(Cursor c) {
    AlteredObject altered = new AlteredObject(c, ObjectKind.EVENT_TRIGGER, c.plainName());
    if (c.isAny("RENAME", "OWNER")) {
      return altered.renamedOrOwned();
    }
    if (c.accept("ENABLE")) {
      c.acceptAny("REPLICA", "ALWAYS");
    } else {
      c.expect("DISABLE");
    }
    return altered.changed();
  }
}
