package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Source;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.QueryTree.CommonTable;
import dev.migralint.sql.QueryTree.From;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads INSERT, UPDATE, DELETE and MERGE, whose WITH has been read.
 * https://www.postgresql.org/docs/current/dml.html
 */
public final class ChangeReader {
  private final Cursor c;
  private final int start;
  private final Mentions.Mark before;
  private final List<CommonTable> with;

  private ChangeReader(Cursor c, int start, Mentions.Mark before, List<CommonTable> with) {
    this.c = c;
    this.start = start;
    this.before = before;
    this.with = with;
  }

  public static boolean starts(Cursor c) {
    return c.isAny("INSERT", "UPDATE", "DELETE", "MERGE");
  }

  /** The change that stands here; its range begins at the first mark. */
  static Operation read(Cursor c, int start, Mentions.Mark before, List<CommonTable> with) {
    ChangeReader reader = new ChangeReader(c, start, before, with);
    if (c.accept("INSERT")) {
      return reader.insert();
    }
    if (c.accept("UPDATE")) {
      return reader.update();
    }
    if (c.accept("DELETE")) {
      return reader.delete();
    }
    c.expect("MERGE");
    return reader.merge();
  }

  /** What PostgreSQL 18 calls the row before and after a change. */
  private static final List<Name> OLD_AND_NEW = List.of(Name.quoted("old"), Name.quoted("new"));

  /** The columns of ON CONFLICT, as far as only names stand there. */
  private Optional<List<Name>> conflictColumns = Optional.empty();

  private Insert insert() {
    c.expect("INTO");
    ObjectName table = c.objectName();
    Name alias = c.accept("AS") ? c.name() : table.name();
    List<Name> columns = insertedColumns();
    Optional<QueryTree> query = Optional.empty();
    Source source = Source.DEFAULT_VALUES;
    if (!c.accept("DEFAULT", "VALUES")) {
      overriding();
      source = c.is("VALUES") ? Source.VALUES : Source.QUERY;
      query = Optional.of(behindWith(QueryReader.read(c)));
    }
    List<Assignment> conflict = c.accept("ON") ? conflict() : List.of();
    returning();
    Mentions mentions = c.mentions();
    return new Insert(
        c.since(start),
        table,
        columns,
        source,
        mentions.reads(before),
        mentions.functions(before),
        query,
        conflictColumns,
        conflict,
        alias);
  }

  /** The query in sight of the common tables of the statement. */
  private QueryTree behindWith(QueryTree query) {
    if (with.isEmpty()) {
      return query;
    }
    List<CommonTable> all = new ArrayList<>(with);
    all.addAll(query.with());
    return new QueryTree(query.span(), all, query.parts(), query.others());
  }

  /** A query of the table's rows, joined with others. */
  private QueryTree rows(
      ObjectName table,
      Name alias,
      Optional<From> joined,
      Optional<Expression> where,
      List<Expression> values) {
    List<QueryTree.Source> sources = new ArrayList<>();
    boolean hidden =
        table.schema().isEmpty()
            && with.stream().anyMatch(common -> common.name().equals(table.name()));
    // The table that is changed is never a common table of its name.
    sources.add(
        hidden
            ? new QueryTree.Functions(List.of(), Optional.of(alias), List.of())
            : new QueryTree.Relation(table, Optional.of(alias), List.of()));
    From from = joined.orElse(From.NONE);
    sources.addAll(from.sources());
    From all = new From(sources, from.conditions(), from.shared(), from.natural());
    List<QueryTree.Target> targets =
        values.stream().map(value -> new QueryTree.Target(value, Optional.empty())).toList();
    QueryTree.Select select = new QueryTree.Select(targets, all, where, List.of());
    return new QueryTree(c.since(start), with, List.of(select), List.of());
  }

  private List<Name> insertedColumns() {
    return c.is(Kind.OPEN_PAREN) && !opensQuery() ? assignedColumns() : List.of();
  }

  private void overriding() {
    if (c.accept("OVERRIDING")) {
      c.expectAny("USER", "SYSTEM");
      c.expect("VALUE");
    }
  }

  private boolean opensQuery() {
    int ahead = 1;
    while (c.token(ahead).kind() == Kind.OPEN_PAREN) {
      ahead++;
    }
    return c.is(ahead, "SELECT")
        || c.is(ahead, "WITH")
        || c.is(ahead, "TABLE")
        || (c.is(ahead, "VALUES") && c.token(ahead + 1).kind() == Kind.OPEN_PAREN);
  }

  private List<Name> assignedColumns() {
    c.expect(Kind.OPEN_PAREN);
    List<Name> columns = c.list(this::target);
    c.expect(Kind.CLOSE_PAREN);
    return columns;
  }

  /** A column, or a part of one: {@code a.b}, {@code a[1]}. */
  private Name target() {
    Name column = c.name();
    while (true) {
      if (c.accept(Kind.DOT)) {
        c.anyWord();
      } else if (c.is(Kind.OPEN_BRACKET)) {
        c.passOver();
      } else {
        return column;
      }
    }
  }

  /** What ON CONFLICT assigns. */
  private List<Assignment> conflict() {
    c.expect("CONFLICT");
    if (c.accept("ON", "CONSTRAINT")) {
      c.name();
    } else if (c.accept(Kind.OPEN_PAREN)) {
      List<Name> columns = new ArrayList<>();
      boolean plain = true;
      do {
        Expression key = ExpressionReader.any(c);
        if (key instanceof Expression.Column column && column.qualifiers().isEmpty()) {
          columns.add(column.name());
        } else {
          plain = false;
        }
        if (c.is(Kind.WORD) && !c.isAny("ASC", "DESC", "NULLS")) {
          c.anyObjectName();
          plain = false;
        }
        c.acceptAny("ASC", "DESC");
        if (c.accept("NULLS")) {
          c.expectAny("FIRST", "LAST");
        }
      } while (c.accept(Kind.COMMA));
      c.expect(Kind.CLOSE_PAREN);
      if (c.accept("WHERE")) {
        ExpressionReader.any(c);
        plain = false;
      }
      conflictColumns = plain ? Optional.of(List.copyOf(columns)) : Optional.empty();
    }
    c.expect("DO");
    if (c.accept("NOTHING")) {
      return List.of();
    }
    if (c.accept("SELECT")) {
      selected();
      return List.of();
    }
    c.expect("UPDATE", "SET");
    List<Assignment> assignments = assignments();
    if (c.accept("WHERE")) {
      ExpressionReader.any(c);
    }
    return assignments;
  }

  /** DO SELECT gives back the row that is there (PostgreSQL 19). */
  private void selected() {
    c.mentions().since(19);
    if (c.accept("FOR")) {
      if (c.accept("NO")) {
        c.expect("KEY", "UPDATE");
      } else if (c.accept("KEY")) {
        c.expect("SHARE");
      } else {
        c.expectAny("UPDATE", "SHARE");
      }
    }
    if (c.accept("WHERE")) {
      ExpressionReader.any(c);
    }
  }

  private List<Assignment> assignments() {
    return c.list(this::assignment);
  }

  private Assignment assignment() {
    List<Name> columns = c.is(Kind.OPEN_PAREN) ? assignedColumns() : List.of(target());
    if (!c.acceptOperator("=")) {
      throw c.refuse("=");
    }
    return new Assignment(columns, ExpressionReader.any(c));
  }

  private Update update() {
    ObjectName table = c.relation();
    Name alias = c.accept("AS") || (c.isName() && !c.is("SET")) ? c.name() : table.name();
    c.expect("SET");
    List<Assignment> assignments = assignments();
    Optional<From> from = joined("FROM");
    Optional<Expression> where = where();
    List<Expression> values = new ArrayList<>(assignments.stream().map(Assignment::value).toList());
    values.addAll(returning());
    Mentions mentions = c.mentions();
    return new Update(
        c.since(start),
        table,
        assignments.stream().flatMap(a -> a.columns().stream()).toList(),
        from.isPresent(),
        where,
        mentions.reads(before),
        mentions.functions(before),
        assignments,
        from.flatMap(joined -> new SelfJoin(table, alias, with).key(joined, where)),
        rows(table, alias, from, where, values));
  }

  /** What the changed rows are joined with. */
  private Optional<From> joined(String word) {
    int start = c.mentions().readSoFar();
    if (!c.accept(word)) {
      return Optional.empty();
    }
    From from = FromReader.list(c).from();
    c.mentions().narrow(start, c.mentions().readSoFar());
    return Optional.of(from);
  }

  private Delete delete() {
    c.expect("FROM");
    ObjectName table = c.relation();
    Name alias = c.accept("AS") || c.isName() ? c.name() : table.name();
    Optional<From> using = joined("USING");
    Optional<Expression> where = where();
    List<Expression> returned = returning();
    Mentions mentions = c.mentions();
    return new Delete(
        c.since(start),
        table,
        using.isPresent(),
        where,
        mentions.reads(before),
        mentions.functions(before),
        rows(table, alias, using, where, returned));
  }

  private Optional<Expression> where() {
    if (!c.accept("WHERE")) {
      return Optional.empty();
    }
    int mark = c.mark();
    if (c.accept("CURRENT", "OF")) {
      c.name();
      Span span = c.since(mark);
      return Optional.of(new Expression.Unread(span, c.text(span)));
    }
    return Optional.of(ExpressionReader.any(c));
  }

  private Merge merge() {
    c.expect("INTO");
    ObjectName table = c.relation();
    Name alias = c.accept("AS") || c.isName() ? c.name() : table.name();
    c.expect("USING");
    int start = c.mentions().readSoFar();
    From source = FromReader.item(c).from();
    c.mentions().narrow(start, c.mentions().readSoFar());
    c.expect("ON");
    Expression condition = ExpressionReader.any(c);
    List<Assignment> assignments = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    do {
      when(assignments, values);
    } while (c.is("WHEN"));
    if (c.is("RETURNING")) {
      c.mentions().since(17);
    }
    returning();
    assignments.forEach(assigned -> values.add(assigned.value()));
    Mentions mentions = c.mentions();
    return new Merge(
        c.since(this.start),
        table,
        mentions.reads(before),
        mentions.functions(before),
        assignments.stream().flatMap(assigned -> assigned.columns().stream()).toList(),
        rows(table, alias, Optional.of(source), Optional.of(condition), values));
  }

  /**
   * WHEN of MERGE.
   *
   * @param assignments takes what it sets or inserts
   * @param values takes its other expressions
   */
  private void when(List<Assignment> assignments, List<Expression> values) {
    c.expect("WHEN");
    boolean inserts = c.accept("NOT");
    c.expect("MATCHED");
    if (inserts && c.accept("BY")) {
      c.mentions().since(17);
      inserts = c.accept("TARGET");
      if (!inserts) {
        c.expect("SOURCE");
      }
    }
    if (c.accept("AND")) {
      values.add(ExpressionReader.any(c));
    }
    c.expect("THEN");
    if (c.accept("DO", "NOTHING")) {
      return;
    }
    if (inserts) {
      c.expect("INSERT");
      insertedRow(assignments, values);
    } else if (c.accept("UPDATE")) {
      c.expect("SET");
      assignments.addAll(assignments());
    } else {
      c.expect("DELETE");
    }
  }

  private void insertedRow(List<Assignment> assignments, List<Expression> values) {
    if (c.accept("DEFAULT", "VALUES")) {
      return;
    }
    List<Name> columns = c.is(Kind.OPEN_PAREN) ? assignedColumns() : List.of();
    overriding();
    c.expect("VALUES");
    c.expect(Kind.OPEN_PAREN);
    List<Expression> row = ExpressionReader.list(c);
    c.expect(Kind.CLOSE_PAREN);
    for (int i = 0; i < row.size(); i++) {
      if (i < columns.size()) {
        assignments.add(new Assignment(List.of(columns.get(i)), row.get(i)));
      } else {
        values.add(row.get(i));
      }
    }
  }

  /** What RETURNING gives; nothing where it may name rows as old and new. */
  private List<Expression> returning() {
    if (!c.accept("RETURNING")) {
      return List.of();
    }
    boolean renames = false;
    if (c.is("WITH") && c.token(1).kind() == Kind.OPEN_PAREN) {
      c.mentions().since(18);
      c.next();
      c.next();
      do {
        c.expectAny("OLD", "NEW");
        c.expect("AS");
        c.name();
      } while (c.accept(Kind.COMMA));
      c.expect(Kind.CLOSE_PAREN);
      renames = true;
    }
    List<Expression> values = QueryReader.targets(c).stream().map(QueryTree.Target::value).toList();
    boolean plain =
        values.stream()
            .flatMap(value -> value.all(Expression.Column.class))
            .noneMatch(column -> column.qualifiers().stream().anyMatch(OLD_AND_NEW::contains));
    return plain && !renames ? values : List.of();
  }
}
