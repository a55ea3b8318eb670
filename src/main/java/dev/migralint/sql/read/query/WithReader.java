package dev.migralint.sql.read.query;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.QueryTree.CommonTable;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads WITH and its queries; data changed in one is changed as if by a statement of its own.
 * https://www.postgresql.org/docs/current/queries-with.html
 */
final class WithReader {
  private WithReader() {}

  static List<CommonTable> read(Cursor c) {
    c.expect("WITH");
    boolean recursive = c.accept("RECURSIVE");
    return c.list(() -> commonTable(c, recursive));
  }

  private static CommonTable commonTable(Cursor c, boolean recursive) {
    Name name = c.name();
    List<Name> columns = c.is(Kind.OPEN_PAREN) ? c.columns() : List.of();
    c.expect("AS");
    if (c.accept("NOT")) {
      c.expect("MATERIALIZED");
    } else {
      c.accept("MATERIALIZED");
    }
    if (recursive) {
      c.mentions().commonTable(name);
    }
    Optional<QueryTree> query = Optional.empty();
    if (c.enter()) {
      c.expect(Kind.OPEN_PAREN);
      query = statement(c);
      c.expect(Kind.CLOSE_PAREN);
      c.leave();
    } else {
      c.parenthesised();
    }
    if (!recursive) {
      c.mentions().commonTable(name);
    }
    // SEARCH and CYCLE add columns.
    boolean adds = searchAndCycle(c);
    return new CommonTable(name, columns, adds ? Optional.empty() : query);
  }

  private static Optional<QueryTree> statement(Cursor c) {
    int start = c.mark();
    Mentions.Mark before = c.mentions().mark();
    List<CommonTable> with = c.is("WITH") ? read(c) : List.of();
    Optional<QueryTree> query = Optional.empty();
    if (ChangeReader.starts(c)) {
      List<CommonTable> all = new ArrayList<>(outside(c));
      all.addAll(with);
      c.mentions().change(ChangeReader.read(c, start, before, List.copyOf(all)));
    } else {
      query = Optional.of(QueryReader.readAfterWith(c, start, with));
    }
    c.mentions().leave(before);
    return query;
  }

  /** The queries of outer WITHs that a data change names, without what is known of them. */
  private static List<CommonTable> outside(Cursor c) {
    Set<Name> names = new LinkedHashSet<>();
    int nesting = 0;
    for (int i = 0; nesting >= 0; i++) {
      Token token = c.token(i);
      switch (token.kind()) {
        case OPEN_PAREN -> nesting++;
        case CLOSE_PAREN -> nesting--;
        case END -> nesting = -1;
        case WORD, QUOTED_NAME ->
            Optional.of(c.nameOf(token))
                .filter(name -> c.mentions().isCommonTable(ObjectName.of(name)))
                .ifPresent(names::add);
        default -> {}
      }
    }
    return names.stream().map(name -> new CommonTable(name, List.of(), Optional.empty())).toList();
  }

  private static boolean searchAndCycle(Cursor c) {
    boolean adds = c.is("SEARCH") || c.is("CYCLE");
    if (adds) {
      c.mentions().since(14);
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
        ExpressionReader.basic(c);
        c.expect("DEFAULT");
        ExpressionReader.basic(c);
      }
      c.expect("USING");
      c.name();
    }
    return adds;
  }
}
