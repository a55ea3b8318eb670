package dev.migralint.sql;

import dev.migralint.sql.DataOperation.Call;
import dev.migralint.sql.DataOperation.Copy;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.DoBlock;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads queries and data changes as far as rules need them without a parser of queries: what is
 * written to, and whether a WHERE stands at the statement's own level.
 */
final class DataReader {
  private DataReader() {}

  static List<Operation> read(Cursor c) {
    List<Operation> operations = new ArrayList<>();
    if (c.accept("WITH")) {
      c.accept("RECURSIVE");
      c.list(() -> commonTable(c));
    }
    operations.add(main(c));
    return operations;
  }

  private static Name commonTable(Cursor c) {
    Name name = c.name();
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    c.expect("AS");
    c.accept("NOT");
    c.accept("MATERIALIZED");
    c.parenthesised();
    while (c.isAny("SEARCH", "CYCLE")) {
      while (!c.isAny("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "TABLE")
          && !c.is(Kind.COMMA)) {
        c.next();
      }
    }
    return name;
  }

  private static Operation main(Cursor c) {
    if (c.accept("INSERT", "INTO")) {
      ObjectName table = c.objectName();
      c.rest();
      return new Insert(c.since(0), table);
    }
    if (c.accept("UPDATE")) {
      c.accept("ONLY");
      ObjectName table = c.objectName();
      boolean where = restHasWhere(c, "SET");
      return new Update(c.since(0), table, where);
    }
    if (c.accept("DELETE", "FROM")) {
      c.accept("ONLY");
      ObjectName table = c.objectName();
      boolean where = !c.atEnd() && restHasWhere(c, "");
      return new Delete(c.since(0), table, where);
    }
    if (c.accept("MERGE", "INTO")) {
      c.accept("ONLY");
      ObjectName table = c.objectName();
      c.rest();
      return new Merge(c.since(0), table);
    }
    if (c.accept("COPY")) {
      return copy(c);
    }
    if (!c.isAny("SELECT", "VALUES", "TABLE") && !c.is(Kind.OPEN_PAREN)) {
      throw c.refuse("a query or a data change");
    }
    c.rest();
    return new Query(c.since(0));
  }

  /** Passes over the rest; refuses when a word that must stand there is missing. */
  private static boolean restHasWhere(Cursor c, String required) {
    boolean found = required.isEmpty();
    boolean where = false;
    while (!c.atEnd()) {
      found |= c.is(required);
      where |= c.is("WHERE");
      if (c.is(Kind.CLOSE_PAREN)) {
        throw c.refuse("an opening parenthesis before it");
      }
      c.passOver();
    }
    if (!found) {
      throw c.refuse(required);
    }
    return where;
  }

  static List<Operation> query(Cursor c) {
    c.rest();
    return List.of(new Query(c.since(0)));
  }

  private static Operation copy(Cursor c) {
    Optional<ObjectName> table = Optional.empty();
    if (c.is(Kind.OPEN_PAREN)) {
      c.parenthesised();
    } else {
      c.accept("BINARY");
      table = Optional.of(c.objectName());
      if (c.is(Kind.OPEN_PAREN)) {
        c.columns();
      }
    }
    boolean from = c.accept("FROM");
    if (!from) {
      c.expect("TO");
    }
    c.rest();
    return new Copy(c.since(0), table, from);
  }

  /** DO and CALL. */
  static List<Operation> run(Cursor c) {
    if (c.accept("CALL")) {
      ObjectName procedure = c.anyObjectName();
      c.parenthesised();
      return List.of(new Call(c.since(0), procedure));
    }
    c.expect("DO");
    String language = "plpgsql";
    while (!c.atEnd()) {
      if (c.accept("LANGUAGE")) {
        language = c.isString() ? c.string() : c.anyWord().text();
      } else {
        c.string();
      }
    }
    return List.of(new DoBlock(c.since(0), language));
  }
}
