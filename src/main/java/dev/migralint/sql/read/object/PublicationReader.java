package dev.migralint.sql.read.object;

import dev.migralint.source.Span;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation.PublishTable;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads CREATE and ALTER of publications: the publication, then one operation for each table. */
public final class PublicationReader {
  private final Cursor c;
  private final List<Named> tables = new ArrayList<>();
  private boolean schemas;

  private PublicationReader(Cursor c) {
    this.c = c;
  }

  /** From behind CREATE PUBLICATION on. */
  public static List<Operation> create(Cursor c) {
    ObjectName name = c.plainName();
    PublicationReader reader = new PublicationReader(c);
    if (c.accept("FOR")) {
      if (c.is("ALL")) {
        all(c);
      } else {
        reader.objects();
      }
    }
    OptionReader.withDefinition(c);
    return reader.operations(
        OtherObjectReader.created(c, ObjectKind.PUBLICATION, name), name, true);
  }

  /** ALL TABLES, and from PostgreSQL 19 on ALL SEQUENCES. */
  private static void all(Cursor c) {
    do {
      c.expect("ALL");
      if (c.accept("SEQUENCES")) {
        c.mentions().since(19);
      } else {
        c.expect("TABLES");
      }
    } while (c.accept(Kind.COMMA));
  }

  /** From behind ALTER PUBLICATION on. */
  public static List<Operation> alter(Cursor c) {
    ObjectName name = c.plainName();
    AlteredObject altered = new AlteredObject(c, ObjectKind.PUBLICATION, name);
    if (c.isAny("RENAME", "OWNER")) {
      return altered.renamedOrOwned();
    }
    PublicationReader reader = new PublicationReader(c);
    boolean drop = c.is("DROP");
    if (c.is("SET") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.next();
      OptionReader.definition(c);
    } else {
      c.expectAny("ADD", "SET", "DROP");
      reader.objects();
    }
    return reader.operations(altered.changed(), name, !drop);
  }

  private List<Operation> operations(
      List<Operation> whole, ObjectName publication, boolean published) {
    List<Operation> operations = new ArrayList<>(whole);
    for (Named table : tables) {
      operations.add(
          new PublishTable(table.written(), table.name(), publication.name(), published));
    }
    return operations;
  }

  /** A name without a kind before it is of the same kind as the one before. */
  private void objects() {
    if (!c.is("TABLE") && !isSchemas()) {
      throw c.refuse("TABLE or TABLES IN SCHEMA");
    }
    do {
      object();
    } while (c.accept(Kind.COMMA));
  }

  private boolean isSchemas() {
    return c.is("TABLES") && c.is(1, "IN");
  }

  private void object() {
    if (isSchemas()) {
      c.expect("TABLES", "IN", "SCHEMA");
      c.mentions().since(15);
      schemas = true;
    } else if (c.accept("TABLE")) {
      schemas = false;
    }
    if (schemas) {
      if (!c.accept("CURRENT_SCHEMA")) {
        c.name();
      }
    } else {
      table();
    }
  }

  private void table() {
    int mark = c.mark();
    ObjectName table = c.relation();
    Span written = c.since(mark);
    if (c.is(Kind.OPEN_PAREN)) {
      c.mentions().since(15);
      c.columns();
    }
    if (c.accept("WHERE")) {
      c.mentions().since(15);
      ExpressionReader.inParentheses(c);
    }
    tables.add(new Named(table, written));
  }
}
