package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.DataOperation.Call;
import dev.migralint.sql.DataOperation.Copy;
import dev.migralint.sql.DataOperation.DoBlock;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.QueryTree.CommonTable;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements that read or write rows, or run a body. */
public final class DataReader {
  private DataReader() {}

  /** A query or a data change; the changes in its WITH come first. */
  public static List<Operation> read(Cursor c) {
    int start = c.mark();
    Mentions mentions = c.mentions();
    Mentions.Mark before = mentions.mark();
    List<CommonTable> with = c.is("WITH") ? WithReader.read(c) : List.of();
    List<Operation> operations = new ArrayList<>();
    if (ChangeReader.starts(c)) {
      operations.add(ChangeReader.read(c, start, before, with));
    } else if (QueryReader.starts(c) || c.is(Kind.OPEN_PAREN)) {
      operations.add(query(c, start, before, with));
    } else {
      throw c.refuse("a query or a data change");
    }
    operations.addAll(0, mentions.changes());
    return operations;
  }

  /** A SELECT with an INTO at its own level makes a table. */
  private static Operation query(
      Cursor c, int start, Mentions.Mark before, List<CommonTable> with) {
    QueryTree tree = QueryReader.readAfterWith(c, start, with);
    Mentions mentions = c.mentions();
    if (mentions.into().isPresent()) {
      Mentions.Into into = mentions.into().get();
      return new CreateTable(
          c.since(start),
          into.table(),
          false,
          into.persistence(),
          List.of(),
          List.of(),
          Optional.empty(),
          false,
          false,
          false,
          true,
          mentions.reads(before),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(tree),
          false);
    }
    return new Query(
        c.since(start), mentions.reads(before), mentions.functions(before), Optional.of(tree));
  }

  /** PL/pgSQL's PERFORM, a SELECT whose rows nobody wants. */
  public static List<Operation> performed(Cursor c) {
    Mentions.Mark before = c.mentions().mark();
    c.expect("PERFORM");
    QueryTree tree = QueryReader.readAfterSelect(c);
    c.expectEnd();
    Mentions mentions = c.mentions();
    return List.of(
        new Query(
            c.since(0), mentions.reads(before), mentions.functions(before), Optional.of(tree)));
  }

  /** RETURN of a function whose body is SQL. */
  public static List<Operation> returned(Cursor c) {
    Mentions.Mark before = c.mentions().mark();
    c.expect("RETURN");
    QueryTree tree = QueryTree.giving(ExpressionReader.any(c));
    Mentions mentions = c.mentions();
    return List.of(
        new Query(
            c.since(0), mentions.reads(before), mentions.functions(before), Optional.of(tree)));
  }

  /** What is only planned reads no rows yet: what is left of it is what it names. */
  public static Operation looked(Cursor c, Runnable read) {
    Mentions.Mark before = c.mentions().mark();
    int start = c.mentions().readSoFar();
    read.run();
    Mentions mentions = c.mentions();
    mentions.narrow(start, mentions.readSoFar());
    return new Query(c.since(0), mentions.reads(before), List.of(), Optional.empty());
  }

  /** A query of which nothing is known but that it is one. */
  public static Operation unknownQuery(Span span) {
    return new Query(span, List.of(), List.of(), Optional.empty());
  }

  /** COPY, its data left out. */
  public static List<Operation> copy(Cursor c) {
    c.expect("COPY");
    Optional<ObjectName> table = Optional.empty();
    boolean from = false;
    Mentions.Mark before = c.mentions().mark();
    if (c.accept(Kind.OPEN_PAREN)) {
      if (c.is("WITH") || QueryReader.starts(c) || c.is(Kind.OPEN_PAREN)) {
        read(c);
      } else {
        ChangeReader.read(c, c.mark(), c.mentions().mark(), List.of());
      }
      c.expect(Kind.CLOSE_PAREN);
      c.expect("TO");
    } else {
      c.accept("BINARY");
      table = Optional.of(c.objectName());
      if (c.is(Kind.OPEN_PAREN)) {
        c.columns();
      }
      from = c.accept("FROM");
      if (!from) {
        c.expect("TO");
      }
    }
    List<Operation> operations = new ArrayList<>();
    if (!c.acceptAny("STDIN", "STDOUT")) {
      int mark = c.mark();
      boolean program = c.accept("PROGRAM");
      c.string();
      if (program) {
        String reason = "COPY runs a program on the server";
        operations.add(new NotUnderstood(c.since(mark), Cause.PROGRAM, reason));
      }
    }
    copyOptions(c);
    if (from && c.accept("WHERE")) {
      ExpressionReader.any(c);
    }
    operations.addFirst(new Copy(c.since(0), table, from, c.mentions().reads(before)));
    return operations;
  }

  private static void copyOptions(Cursor c) {
    if (c.accept("USING")) {
      c.expect("DELIMITERS");
      c.string();
    }
    c.accept("WITH");
    if (c.accept(Kind.OPEN_PAREN)) {
      do {
        if (c.is("FORMAT") && c.is(1, "JSON")) {
          // Older versions take the two words for the beginning of another clause.
          c.mentions().since(19);
        }
        c.anyWord();
        copyOption(c);
      } while (c.accept(Kind.COMMA));
      c.expect(Kind.CLOSE_PAREN);
      return;
    }
    while (!c.atEnd() && !c.is("WHERE")) {
      if (c.acceptAny("DELIMITER", "NULL", "QUOTE", "ESCAPE", "ENCODING")) {
        c.accept("AS");
        c.string();
      } else if (c.accept("FORCE")) {
        c.accept("NOT");
        c.expectAny("QUOTE", "NULL");
        if (!c.acceptOperator("*")) {
          c.list(c::name);
        }
      } else {
        c.expectAny("BINARY", "FREEZE", "CSV", "HEADER");
      }
    }
  }

  private static void copyOption(Cursor c) {
    if (c.is(Kind.COMMA) || c.is(Kind.CLOSE_PAREN) || c.acceptOperator("*")) {
      return;
    }
    if (c.accept(Kind.OPEN_PAREN)) {
      c.list(c::anyWord);
      c.expect(Kind.CLOSE_PAREN);
    } else if (c.isString()) {
      c.next();
    } else if (c.is(Kind.NUMBER) || c.is(Kind.OPERATOR)) {
      c.number();
    } else {
      c.anyWord();
    }
  }

  public static List<Operation> call(Cursor c) {
    c.expect("CALL");
    ObjectName procedure = c.anyObjectName();
    CallReader.arguments(c);
    return List.of(new Call(c.since(0), procedure));
  }

  public static List<Operation> doBlock(Cursor c) {
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
