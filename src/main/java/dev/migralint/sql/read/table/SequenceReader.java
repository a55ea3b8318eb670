package dev.migralint.sql.read.table;

import dev.migralint.sql.NamedColumn;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.object.AlteredObject;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads ALTER SEQUENCE and the options of a sequence. */
public final class SequenceReader {
  private static final String[] FIRST_WORDS = {
    "AS",
    "CACHE",
    "CYCLE",
    "INCREMENT",
    "LOGGED",
    "MAXVALUE",
    "MINVALUE",
    "OWNED",
    "RESTART",
    "SEQUENCE",
    "START",
    "UNLOGGED"
  };

  private SequenceReader() {}

  /** From behind ALTER SEQUENCE on: what ALTER TABLE may say is an action on the sequence. */
  public static List<Operation> alter(Cursor c) {
    boolean ifExists = c.alteredIfExists();
    AlteredObject altered = new AlteredObject(c, ObjectKind.SEQUENCE, c.objectName());
    if (altered.isRename()) {
      return altered.renamed();
    }
    if (startsOption(c)) {
      List<String> set = new ArrayList<>();
      Optional<ObjectName> owner = options(c, set);
      return List.of(
          new AlterObject(
              c.since(0),
              ObjectKind.SEQUENCE,
              Optional.of(altered.name()),
              owner,
              ifExists,
              List.of(),
              List.copyOf(set),
              List.of()));
    }
    List<Operation> moved = AlterTableReader.setSchema(c, altered.name(), ifExists);
    return moved.isEmpty() ? AlterTableReader.actions(c, altered.name(), ifExists) : moved;
  }

  static boolean startsOption(Cursor c) {
    return c.isAny(FIRST_WORDS)
        || (c.is("NO") && (c.is(1, "MINVALUE") || c.is(1, "MAXVALUE") || c.is(1, "CYCLE")));
  }

  /**
   * All options up to the end; the table whose column owns the sequence.
   *
   * @param set takes in the first word of each
   */
  public static Optional<ObjectName> options(Cursor c, List<String> set) {
    Optional<ObjectName> owner = Optional.empty();
    while (!c.atEnd()) {
      set.add(c.is(Kind.WORD) ? c.folded() : "");
      if (c.accept("OWNED", "BY")) {
        owner = c.columnOfTable().map(NamedColumn::table);
      } else {
        option(c);
      }
    }
    return owner;
  }

  /** The options of an identity column in parentheses, or nothing. */
  static void inParentheses(Cursor c) {
    if (c.accept(Kind.OPEN_PAREN)) {
      do {
        option(c);
      } while (!c.accept(Kind.CLOSE_PAREN));
    }
  }

  static void option(Cursor c) {
    if (c.accept("AS")) {
      TypeReader.simple(c);
    } else if (c.accept("NO")) {
      c.expectAny("MINVALUE", "MAXVALUE", "CYCLE");
    } else if (c.accept("INCREMENT")) {
      c.accept("BY");
      c.number();
    } else if (c.accept("START")) {
      c.accept("WITH");
      c.number();
    } else if (c.acceptAny("MINVALUE", "MAXVALUE", "CACHE")) {
      c.number();
    } else if (c.accept("RESTART")) {
      restart(c);
    } else if (c.accept("OWNED", "BY") || c.accept("SEQUENCE", "NAME")) {
      c.anyName();
    } else if (!c.acceptAny("CYCLE", "LOGGED", "UNLOGGED")) {
      throw c.refuse("an option of a sequence");
    }
  }

  /** Behind RESTART: the number is optional, but not behind WITH. */
  static void restart(Cursor c) {
    if (c.accept("WITH") || c.isNumber()) {
      c.number();
    }
  }
}
