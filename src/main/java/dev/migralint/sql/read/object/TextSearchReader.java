package dev.migralint.sql.read.object;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.query.Cursor;
import java.util.List;

/** Reads CREATE and ALTER of text search parsers, dictionaries, templates and configurations. */
public final class TextSearchReader {
  private static final String[][] KINDS = {
    {"PARSER"}, {"DICTIONARY"}, {"TEMPLATE"}, {"CONFIGURATION"},
  };

  private TextSearchReader() {}

  private static ObjectKind kind(Cursor c) {
    String kind = c.acceptOneOf(KINDS);
    if (kind.isEmpty()) {
      throw c.refuse("PARSER, DICTIONARY, TEMPLATE or CONFIGURATION");
    }
    return ObjectKind.written("text search " + kind);
  }

  /** From behind CREATE TEXT SEARCH on. */
  public static List<Operation> create(Cursor c) {
    ObjectKind object = kind(c);
    ObjectName name = c.anyName();
    OptionReader.definition(c);
    return OtherObjectReader.created(c, object, name);
  }

  /** From behind ALTER TEXT SEARCH on. */
  public static List<Operation> alter(Cursor c) {
    ObjectKind object = kind(c);
    AlteredObject altered = new AlteredObject(c, object, c.anyName());
    return switch (object) {
      case TEXT_SEARCH_DICTIONARY -> {
        if (c.isAny("RENAME", "SET", "OWNER")) {
          yield altered.renamedMovedOrOwned();
        }
        OptionReader.definition(c);
        yield altered.changed();
      }
      case TEXT_SEARCH_CONFIGURATION -> {
        if (c.isAny("RENAME", "SET", "OWNER")) {
          yield altered.renamedMovedOrOwned();
        }
        mapping(c);
        yield altered.changed();
      }
      default -> altered.renamedOrMoved();
    };
  }

  private static void mapping(Cursor c) {
    if (c.accept("DROP", "MAPPING")) {
      c.ifExists();
      c.expect("FOR");
      c.list(c::name);
      return;
    }
    boolean add = c.accept("ADD");
    if (!add) {
      c.expect("ALTER");
    }
    c.expect("MAPPING");
    boolean tokens = c.accept("FOR");
    if (tokens) {
      c.list(c::name);
    }
    if (!add && (!tokens || c.is("REPLACE"))) {
      c.expect("REPLACE");
      c.anyName();
      c.expect("WITH");
      c.anyName();
    } else {
      if (!tokens) {
        c.expect("FOR");
      }
      c.expect("WITH");
      c.list(c::anyName);
    }
  }
}
