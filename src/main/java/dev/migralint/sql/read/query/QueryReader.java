package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads SELECT, VALUES, TABLE and what combines them.
 * https://www.postgresql.org/docs/current/sql-select.html
 */
public final class QueryReader {
  /** Of more rows the rest is read and forgotten, so that data costs little memory. */
  private static final int MAX_ROWS = 10_000;

  private QueryReader() {}

  /** Whether a query begins here; one in parentheses is recognized by its first word. */
  static boolean starts(Cursor c) {
    if (c.is("VALUES")) {
      return c.token(1).kind() == Kind.OPEN_PAREN;
    }
    return c.isAny("SELECT", "WITH", "TABLE");
  }

  /** A whole query, which may stand in parentheses. */
  public static QueryTree read(Cursor c) {
    List<Expression> outer = c.gather(null);
    Mentions.Mark before = c.mentions().mark();
    int mark = c.mark();
    List<QueryTree.CommonTable> with = c.is("WITH") ? WithReader.read(c) : List.of();
    QueryTree query = readAfterWith(c, mark, with);
    c.mentions().leave(before);
    c.gather(outer);
    return query;
  }

  /**
   * A query whose WITH, if it has one, was read.
   *
   * @param mark where it begins
   */
  static QueryTree readAfterWith(Cursor c, int mark, List<QueryTree.CommonTable> with) {
    int start = c.mentions().readSoFar();
    QueryTree.Part first = term(c);
    QueryTree query = readRest(c, mark, start, first);
    return with.isEmpty()
        ? query
        : new QueryTree(query.span(), with, query.parts(), query.others());
  }

  /** A query whose SELECT, or the word in its place, was read. */
  public static QueryTree readAfterSelect(Cursor c) {
    int start = c.mentions().readSoFar();
    int mark = c.mark();
    return readRest(c, mark, start, select(c));
  }

  /** Whether what follows a query in parentheses makes both of them one query. */
  static boolean goesOn(Cursor c) {
    return c.isAny("UNION", "INTERSECT", "EXCEPT", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR");
  }

  /**
   * What follows the first part of a query: set operations, order, limits and row locks.
   *
   * @param mark where the query begins
   * @param start how many relations had been read before the query
   */
  static QueryTree readRest(Cursor c, int mark, int start, QueryTree.Part first) {
    List<QueryTree.Part> parts = new ArrayList<>(List.of(first));
    while (c.acceptAny("UNION", "INTERSECT", "EXCEPT")) {
      c.acceptAny("ALL", "DISTINCT");
      parts.add(term(c));
    }
    List<Expression> others = new ArrayList<>();
    List<Expression> outer = c.gather(others);
    if (c.accept("ORDER", "BY")) {
      CallReader.sortKeys(c);
    }
    int end = c.mentions().readSoFar();
    limits(c, start, end);
    c.gather(outer);
    return new QueryTree(c.since(mark), List.of(), parts, others);
  }

  /** LIMIT and OFFSET stand together, each once, before or behind the row locks. */
  private static void limits(Cursor c, int start, int end) {
    boolean locked = locks(c);
    boolean limited = false;
    boolean offset = false;
    while (c.isAny("LIMIT", "FETCH", "OFFSET")) {
      boolean repeated = c.is("OFFSET") ? offset : limited;
      if (repeated) {
        throw new Refusal("a query has one LIMIT or FETCH and one OFFSET");
      }
      offset |= c.is("OFFSET");
      limited |= !c.is("OFFSET");
      limit(c, start, end);
    }
    if (!locked) {
      locks(c);
    }
  }

  private static boolean locks(Cursor c) {
    boolean any = c.is("FOR");
    while (c.accept("FOR")) {
      lock(c);
    }
    return any;
  }

  private static void limit(Cursor c, int start, int end) {
    if (c.accept("LIMIT")) {
      if (!c.accept("ALL")) {
        Expression most = ExpressionReader.any(c);
        if (!c.text().substring(most.span().start(), most.span().end()).equals("1")) {
          c.mentions().limit();
        }
        c.mentions().narrow(start, end);
      }
    } else if (c.accept("OFFSET")) {
      ExpressionReader.any(c);
      c.acceptAny("ROW", "ROWS");
    } else {
      c.expect("FETCH");
      c.expectAny("FIRST", "NEXT");
      c.mentions().narrow(start, end);
      if (!c.isAny("ROW", "ROWS")) {
        ExpressionReader.basic(c);
      }
      c.expectAny("ROW", "ROWS");
      if (!c.accept("ONLY")) {
        c.expect("WITH", "TIES");
      }
    }
  }

  private static void lock(Cursor c) {
    if (c.accept("READ", "ONLY")) {
      return;
    }
    if (!c.accept("NO", "KEY", "UPDATE") && !c.accept("KEY", "SHARE")) {
      c.expectAny("UPDATE", "SHARE");
    }
    List<ObjectName> names = c.accept("OF") ? c.objectNames() : List.of();
    c.mentions().lockRows(names.stream().map(ObjectName::name).toList());
    if (!c.accept("NOWAIT") && c.accept("SKIP")) {
      c.expect("LOCKED");
    }
  }

  /** One part of a set operation. */
  private static QueryTree.Part term(Cursor c) {
    if (c.is(Kind.OPEN_PAREN)) {
      return inParentheses(c);
    }
    if (c.accept("VALUES")) {
      return rows(c);
    }
    if (c.accept("TABLE")) {
      ObjectName relation = c.readRelation();
      c.mentions().relation(relation);
      return new QueryTree.Table(relation);
    }
    c.expect("SELECT");
    return select(c);
  }

  /** A query in its parentheses; one that is nested too deeply gives no rows. */
  private static QueryTree.Part inParentheses(Cursor c) {
    if (!c.enter()) {
      c.parenthesised();
      return new QueryTree.Values(List.of());
    }
    c.expect(Kind.OPEN_PAREN);
    QueryTree query = read(c);
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
    return new QueryTree.Nested(query);
  }

  /** The rows after VALUES. */
  private static QueryTree.Values rows(Cursor c) {
    List<List<Expression>> rows = new ArrayList<>();
    do {
      c.expect(Kind.OPEN_PAREN);
      List<Expression> row = ExpressionReader.list(c);
      if (rows.size() < MAX_ROWS) {
        rows.add(row);
      }
      c.expect(Kind.CLOSE_PAREN);
    } while (c.accept(Kind.COMMA));
    return new QueryTree.Values(rows);
  }

  private static QueryTree.Select select(Cursor c) {
    List<Expression> others = new ArrayList<>();
    boolean distinct = c.accept("DISTINCT");
    if (distinct) {
      if (c.accept("ON")) {
        c.expect(Kind.OPEN_PAREN);
        others.addAll(ExpressionReader.list(c));
        c.expect(Kind.CLOSE_PAREN);
      }
    } else {
      c.accept("ALL");
    }
    List<QueryTree.Target> targets = distinct || !endsTargets(c) ? targets(c) : List.of();
    if (c.accept("INTO")) {
      c.mentions().into(into(c));
    }
    int start = c.mentions().readSoFar();
    FromReader.Items from = c.accept("FROM") ? FromReader.list(c) : FromReader.Items.NONE;
    int end = c.mentions().readSoFar();
    Optional<Expression> where =
        c.accept("WHERE") ? Optional.of(ExpressionReader.any(c)) : Optional.empty();
    if (!from.alone() || where.isPresent()) {
      c.mentions().narrow(start, end);
    }
    List<Expression> outer = c.gather(others);
    if (c.accept("GROUP", "BY")) {
      c.acceptAny("ALL", "DISTINCT");
      do {
        group(c);
      } while (c.accept(Kind.COMMA));
    }
    if (c.accept("HAVING")) {
      ExpressionReader.any(c);
    }
    if (c.accept("WINDOW")) {
      do {
        c.name();
        c.expect("AS");
        CallReader.window(c);
      } while (c.accept(Kind.COMMA));
    }
    c.gather(outer);
    c.mentions().from(start, end);
    return new QueryTree.Select(targets, from.from(), where, others);
  }

  /** What follows INTO in a SELECT. */
  private static Mentions.Into into(Cursor c) {
    c.acceptAny("LOCAL", "GLOBAL");
    Persistence persistence = persistence(c);
    c.accept("TABLE");
    return new Mentions.Into(c.objectName(), persistence);
  }

  /** TEMPORARY or UNLOGGED, or neither. */
  public static Persistence persistence(Cursor c) {
    if (c.acceptAny("GLOBAL", "LOCAL")) {
      c.expectAny("TEMPORARY", "TEMP");
      return Persistence.TEMPORARY;
    }
    return c.acceptAny("TEMPORARY", "TEMP")
        ? Persistence.TEMPORARY
        : c.accept("UNLOGGED") ? Persistence.UNLOGGED : Persistence.PERMANENT;
  }

  private static boolean endsTargets(Cursor c) {
    return c.atEnd()
        || c.is(Kind.CLOSE_PAREN)
        || c.isAny("INTO", "FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "RETURNING")
        || goesOn(c);
  }

  /** What a query or RETURNING gives: expressions with labels, or an asterisk. */
  static List<QueryTree.Target> targets(Cursor c) {
    List<QueryTree.Target> targets = new ArrayList<>();
    do {
      if (c.isOperator("*")) {
        Span star = c.next().span();
        targets.add(
            new QueryTree.Target(new Expression.AllColumns(star, List.of()), Optional.empty()));
        continue;
      }
      Expression value = ExpressionReader.any(c);
      boolean labelled =
          c.accept("AS")
              || c.is(Kind.QUOTED_NAME)
              || (c.is(Kind.WORD) && !Keywords.needsAs(c.folded()));
      targets.add(
          new QueryTree.Target(value, labelled ? Optional.of(c.anyWord()) : Optional.empty()));
    } while (c.accept(Kind.COMMA));
    return targets;
  }

  private static void group(Cursor c) {
    if (c.is(Kind.OPEN_PAREN) && c.token(1).kind() == Kind.CLOSE_PAREN) {
      c.next();
      c.next();
    } else if (c.isAny("ROLLUP", "CUBE") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.next();
      c.next();
      ExpressionReader.list(c);
      c.expect(Kind.CLOSE_PAREN);
    } else if (c.accept("GROUPING", "SETS")) {
      if (!c.enter()) {
        throw new Refusal(Cause.DEPTH, "GROUPING SETS are nested too deeply");
      }
      c.expect(Kind.OPEN_PAREN);
      do {
        group(c);
      } while (c.accept(Kind.COMMA));
      c.expect(Kind.CLOSE_PAREN);
      c.leave();
    } else {
      ExpressionReader.any(c);
    }
  }
}
