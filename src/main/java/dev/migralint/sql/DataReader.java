package dev.migralint.sql;

import dev.migralint.sql.DataOperation.Call;
import dev.migralint.sql.DataOperation.Copy;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.DoBlock;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.Persistence;
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
      do {
        commonTable(c, operations);
      } while (c.accept(Kind.COMMA));
    }
    operations.add(main(c));
    return operations;
  }

  /** Data changed in a WITH is changed as if it were a statement of its own. */
  private static void commonTable(Cursor c, List<Operation> operations) {
    c.name();
    if (c.is(Kind.OPEN_PAREN)) {
      c.columns();
    }
    c.expect("AS");
    if (c.accept("NOT")) {
      c.expect("MATERIALIZED");
    } else {
      c.accept("MATERIALIZED");
    }
    int open = c.mark();
    c.parenthesised();
    Cursor inner = c.within(open);
    if (inner.isAny("INSERT", "UPDATE", "DELETE", "MERGE")) {
      operations.add(main(inner));
    }
    if (c.accept("SEARCH")) {
      c.expectAny("DEPTH", "BREADTH");
      c.expect("FIRST", "BY");
      c.list(c::name);
      c.expect("SET");
      c.name();
    }
    if (c.accept("CYCLE")) {
      c.list(c::name);
      c.expect("SET");
      c.name();
      if (c.accept("TO")) {
        ExpressionReader.any(c);
        c.expect("DEFAULT");
        ExpressionReader.any(c);
      }
      c.expect("USING");
      c.name();
    }
  }

  private static Operation main(Cursor c) {
    if (c.accept("INSERT", "INTO")) {
      ObjectName table = c.objectName();
      c.rest();
      return new Insert(c.since(0), table);
    }
    if (c.accept("UPDATE")) {
      ObjectName table = c.relation();
      boolean where = restHasWhere(c, "SET");
      return new Update(c.since(0), table, where);
    }
    if (c.accept("DELETE", "FROM")) {
      ObjectName table = c.relation();
      boolean where = !c.atEnd() && restHasWhere(c, "");
      return new Delete(c.since(0), table, where);
    }
    if (c.accept("MERGE", "INTO")) {
      ObjectName table = c.relation();
      c.rest();
      return new Merge(c.since(0), table);
    }
    if (c.accept("COPY")) {
      return copy(c);
    }
    if (!c.isAny("SELECT", "VALUES", "TABLE") && !c.is(Kind.OPEN_PAREN)) {
      throw c.refuse("a query or a data change");
    }
    return query(c);
  }

  /** A SELECT with an INTO at its own level makes a table. */
  private static Operation query(Cursor c) {
    boolean select = c.is("SELECT");
    while (!c.atEnd()) {
      if (select && c.accept("INTO")) {
        return selectInto(c);
      }
      if (c.is(Kind.CLOSE_PAREN) || c.is(Kind.CLOSE_BRACKET)) {
        throw c.refuse("an opening parenthesis before it");
      }
      c.passOver();
    }
    return new Query(c.since(0));
  }

  private static Operation selectInto(Cursor c) {
    c.acceptAny("LOCAL", "GLOBAL");
    Persistence persistence = TableReader.persistence(c);
    c.accept("TABLE");
    ObjectName table = c.objectName();
    if (!c.atEnd()) {
      c.rest();
    }
    return new CreateTable(
        c.since(0), table, false, persistence, List.of(), Optional.empty(), false, true);
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
    boolean from = table.isPresent() && c.accept("FROM");
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
    do {
      if (c.accept("LANGUAGE")) {
        language = c.isString() ? c.string() : c.anyWord().text();
      } else {
        c.string();
      }
    } while (!c.atEnd());
    return List.of(new DoBlock(c.since(0), language));
  }
}
