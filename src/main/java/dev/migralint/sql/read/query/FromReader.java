package dev.migralint.sql.read.query;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.QueryTree.From;
import dev.migralint.sql.QueryTree.Source;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads what stands after FROM: relations, functions, queries and joins of them.
 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-FROM
 */
public final class FromReader {
  private final Cursor c;
  private final List<Source> sources = new ArrayList<>();
  private final List<Expression> conditions = new ArrayList<>();
  private final List<Name> shared = new ArrayList<>();
  private boolean natural;

  private FromReader(Cursor c) {
    this.c = c;
  }

  /**
   * The items of a FROM.
   *
   * @param alone whether they are one relation alone, or a query
   */
  record Items(From from, boolean alone) {
    static final Items NONE = new Items(From.NONE, false);
  }

  /** A name in FROM, and the names that are given to its columns. */
  private record Alias(Optional<Name> name, List<Name> columns) {
    static final Alias NONE = new Alias(Optional.empty(), List.of());
  }

  /** All items. */
  public static void pass(Cursor c) {
    list(c);
  }

  /** All items. */
  static Items list(Cursor c) {
    FromReader reader = new FromReader(c);
    boolean alone = reader.item();
    while (c.accept(Kind.COMMA)) {
      reader.item();
      alone = false;
    }
    return new Items(reader.from(), alone);
  }

  /** One item with all that is joined to it. */
  static Items item(Cursor c) {
    FromReader reader = new FromReader(c);
    boolean alone = reader.item();
    return new Items(reader.from(), alone);
  }

  private From from() {
    return new From(sources, conditions, shared, natural);
  }

  private boolean item() {
    boolean alone = operand();
    while (isJoin()) {
      join();
      alone = false;
    }
    return alone;
  }

  private boolean isJoin() {
    return c.isAny("JOIN", "CROSS", "NATURAL", "INNER", "LEFT", "RIGHT", "FULL");
  }

  private void join() {
    if (!c.enter()) {
      throw new Refusal(Cause.DEPTH, "joins are nested too deeply");
    }
    boolean cross = c.accept("CROSS");
    boolean naturally = !cross && c.accept("NATURAL");
    natural |= naturally;
    if (!cross && !c.accept("INNER") && c.acceptAny("LEFT", "RIGHT", "FULL")) {
      c.accept("OUTER");
    }
    c.expect("JOIN");
    operand();
    if (!cross && !naturally) {
      while (isJoin()) {
        join();
      }
      condition();
    }
    c.leave();
  }

  private void condition() {
    if (c.accept("ON")) {
      conditions.add(ExpressionReader.any(c));
      return;
    }
    c.expect("USING");
    shared.addAll(c.columns());
    if (c.accept("AS")) {
      c.mentions().since(14);
      sources.add(new QueryTree.Functions(List.of(), Optional.of(c.name()), List.of()));
    }
  }

  /** Whether it is one relation, or a query. */
  private boolean operand() {
    boolean lateral = c.accept("LATERAL");
    if (c.is(Kind.OPEN_PAREN)) {
      return parenthesised();
    }
    if (c.is("ROWS") && c.is(1, "FROM")) {
      functions(FromReader::rowsFrom);
    } else if (c.is("XMLTABLE") && c.token(1).kind() == Kind.OPEN_PAREN) {
      functions(XmlReader::table);
    } else if (c.is("JSON_TABLE") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.mentions().since(17);
      functions(JsonTableReader::read);
    } else if (lateral || isCall(c)) {
      functions(call -> call.gathered(CallReader.read(call)));
    } else {
      ObjectName relation = c.readRelation();
      Alias alias = alias();
      c.mentions().relation(relation, alias.name().orElse(relation.name()));
      sources.add(new QueryTree.Relation(relation, alias.name(), alias.columns()));
      return !sample();
    }
    return false;
  }

  private void functions(Consumer<Cursor> reader) {
    List<Expression> calls = CallReader.gather(c, reader);
    ordinality(c);
    Alias alias = functionAlias();
    sources.add(new QueryTree.Functions(calls, alias.name(), alias.columns()));
  }

  private static boolean isCall(Cursor c) {
    int ahead = 0;
    while (c.token(ahead + 1).kind() == Kind.DOT) {
      ahead += 2;
    }
    return (c.token(ahead + 1).kind() == Kind.OPEN_PAREN && !c.is("ONLY"))
        || c.is("CURRENT_SCHEMA")
        || (c.is("COLLATION") && c.is(1, "FOR"))
        || (ahead == 0 && c.is(Kind.WORD) && Keywords.isValue(c.folded()));
  }

  /** A query, or joins that belong together; whether it is one relation, or a query. */
  private boolean parenthesised() {
    if (!c.enter()) {
      c.parenthesised();
      Alias alias = alias();
      sources.add(new QueryTree.Functions(List.of(), alias.name(), alias.columns()));
      return false;
    }
    int mark = c.mark();
    c.expect(Kind.OPEN_PAREN);
    int start = c.mentions().readSoFar();
    Optional<QueryTree> query = Optional.empty();
    Items items = Items.NONE;
    if (QueryReader.starts(c)) {
      query = Optional.of(QueryReader.read(c));
    } else {
      boolean nested = c.is(Kind.OPEN_PAREN);
      items = item(c);
      Optional<QueryTree> only = onlyQuery(items.from());
      if (nested && QueryReader.goesOn(c) && only.isPresent()) {
        QueryTree.Part first = new QueryTree.Nested(only.get());
        query = Optional.of(QueryReader.readRest(c, mark + 1, start, first));
      } else if (only.isPresent()) {
        query = only;
      } else if (isNoJoin(items.from())) {
        throw c.refuse("JOIN");
      }
    }
    c.expect(Kind.CLOSE_PAREN);
    c.leave();
    Alias alias = alias();
    if (query.isPresent()) {
      if (alias.name().isEmpty()) {
        c.mentions().since(16);
      }
      sources.add(new QueryTree.Derived(query.get(), alias.name(), alias.columns()));
    } else {
      sources.add(new QueryTree.Joined(items.from(), alias.name(), alias.columns()));
    }
    return query.isPresent() || items.alone();
  }

  /** Whether it is a single relation or function, which takes no parentheses; unread ones may. */
  private static boolean isNoJoin(From from) {
    return from.sources().size() == 1
        && switch (from.sources().getFirst()) {
          case QueryTree.Joined joined -> joined.alias().isPresent();
          case QueryTree.Functions functions -> !functions.calls().isEmpty();
          case QueryTree.Relation relation -> true;
          case QueryTree.Derived derived -> true;
        };
  }

  /** The query that parentheses in parentheses hold, and nothing else. */
  private static Optional<QueryTree> onlyQuery(From from) {
    return from.sources().size() == 1
            && from.sources().getFirst() instanceof QueryTree.Derived derived
            && derived.alias().isEmpty()
        ? Optional.of(derived.query())
        : Optional.empty();
  }

  private static void rowsFrom(Cursor c) {
    c.skip(2);
    c.expect(Kind.OPEN_PAREN);
    do {
      c.gathered(CallReader.read(c));
      if (c.accept("AS")) {
        definitions(c);
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void ordinality(Cursor c) {
    if (c.accept("WITH")) {
      c.expect("ORDINALITY");
    }
  }

  /** {@code AS t (a, b)} */
  public static void alias(Cursor c) {
    new FromReader(c).alias();
  }

  private Alias alias() {
    if (!c.accept("AS") && !c.isName()) {
      return Alias.NONE;
    }
    Name alias = c.name();
    List<Name> columns = c.is(Kind.OPEN_PAREN) ? c.columns() : List.of();
    return new Alias(Optional.of(alias), columns);
  }

  /** Of a function also {@code AS (a int, b text)} and {@code AS t (a int, b text)}. */
  private Alias functionAlias() {
    boolean as = c.accept("AS");
    if (as && c.is(Kind.OPEN_PAREN)) {
      return new Alias(Optional.empty(), definitions(c));
    }
    if (!as && !c.isName()) {
      return Alias.NONE;
    }
    Name alias = c.name();
    List<Name> columns = c.is(Kind.OPEN_PAREN) ? definitions(c) : List.of();
    return new Alias(Optional.of(alias), columns);
  }

  /** Names in parentheses, with a type behind each of them or none. */
  private static List<Name> definitions(Cursor c) {
    List<Name> names = new ArrayList<>();
    c.expect(Kind.OPEN_PAREN);
    Kind next = c.token(1).kind();
    boolean typed = next != Kind.COMMA && next != Kind.CLOSE_PAREN;
    do {
      names.add(c.name());
      if (typed) {
        TypeReader.type(c);
        if (c.accept("COLLATE")) {
          c.anyObjectName();
        }
      }
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
    return names;
  }

  private boolean sample() {
    boolean sampled = c.accept("TABLESAMPLE");
    if (sampled) {
      c.anyObjectName();
      conditions.addAll(CallReader.gather(c, CallReader::arguments));
      if (c.accept("REPEATABLE")) {
        conditions.add(ExpressionReader.inParentheses(c));
      }
    }
    return sampled;
  }
}
