package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query as a tree, as far as it matters which columns it reads.
 *
 * @param with its common table expressions
 * @param parts what set operations combine; one part where there are none
 * @param others the expressions in ORDER BY, LIMIT and OFFSET
 */
public record QueryTree(
    Span span, List<CommonTable> with, List<Part> parts, List<Expression> others) {

  /**
   * A query of WITH.
   *
   * @param columns the names that are given to its columns, where they are
   * @param query empty for a data change, whose columns are not told
   */
  public record CommonTable(Name name, List<Name> columns, Optional<QueryTree> query) {}

  /** What a set operation combines. */
  public sealed interface Part {}

  /**
   * SELECT.
   *
   * @param others the expressions in DISTINCT ON, GROUP BY, HAVING and WINDOW
   */
  public record Select(
      List<Target> targets, From from, Optional<Expression> where, List<Expression> others)
      implements Part {}

  /**
   * VALUES.
   *
   * @param rows of very many rows only the first ones
   */
  public record Values(List<List<Expression>> rows) implements Part {}

  /** TABLE. */
  public record Table(ObjectName relation) implements Part {}

  /** A query in parentheses. */
  public record Nested(QueryTree query) implements Part {}

  /** An expression that a query gives, with the label that was written behind it. */
  public record Target(Expression value, Optional<Name> label) {}

  /**
   * What stands behind FROM, joined or not.
   *
   * @param conditions what stands behind ON, and in a TABLESAMPLE
   * @param shared the columns behind USING, which both sides of a join have
   * @param natural whether a NATURAL JOIN compares all columns of equal names
   */
  public record From(
      List<Source> sources, List<Expression> conditions, List<Name> shared, boolean natural) {
    /** No FROM. */
    public static final From NONE = new From(List.of(), List.of(), List.of(), false);
  }

  /** What gives rows. */
  public sealed interface Source {
    /** The name that qualifies its columns. */
    Optional<Name> alias();

    /** New names for its first columns. */
    List<Name> columns();
  }

  /** A table, a view or a common table expression. */
  public record Relation(ObjectName name, Optional<Name> alias, List<Name> columns)
      implements Source {}

  /** A query in parentheses. */
  public record Derived(QueryTree query, Optional<Name> alias, List<Name> columns)
      implements Source {}

  /** Functions that give rows. */
  public record Functions(List<Expression> calls, Optional<Name> alias, List<Name> columns)
      implements Source {}

  /** Joins in parentheses; with an alias, the names inside are out of sight. */
  public record Joined(From from, Optional<Name> alias, List<Name> columns) implements Source {}

  /** A query that gives one value. */
  public static QueryTree giving(Expression value) {
    Select select =
        new Select(
            List.of(new Target(value, Optional.empty())), From.NONE, Optional.empty(), List.of());
    return new QueryTree(value.span(), List.of(), List.of(select), List.of());
  }

  /** The same query, whose first columns have other names. */
  public QueryTree named(List<Name> columns) {
    Source derived = new Derived(this, Optional.empty(), columns);
    From from = new From(List.of(derived), List.of(), List.of(), false);
    Target all = new Target(new Expression.AllColumns(span, List.of()), Optional.empty());
    Select select = new Select(List.of(all), from, Optional.empty(), List.of());
    return new QueryTree(span, List.of(), List.of(select), List.of());
  }

  /**
   * Every expression in it, those in queries of FROM and WITH included, but not what is in them.
   */
  public List<Expression> expressions() {
    List<Expression> all = new ArrayList<>();
    List<QueryTree> queries = new ArrayList<>(List.of(this));
    for (int i = 0; i < queries.size(); i++) {
      QueryTree query = queries.get(i);
      query.with.forEach(table -> table.query().ifPresent(queries::add));
      query.parts.forEach(part -> collect(part, all, queries));
      all.addAll(query.others);
    }
    return all;
  }

  private static void collect(Part part, List<Expression> all, List<QueryTree> queries) {
    switch (part) {
      case Select select -> {
        select.targets().forEach(target -> all.add(target.value()));
        collect(select.from(), all, queries);
        select.where().ifPresent(all::add);
        all.addAll(select.others());
      }
      case Values values -> values.rows().forEach(all::addAll);
      case Table table -> {}
      case Nested nested -> queries.add(nested.query());
    }
  }

  private static void collect(From from, List<Expression> all, List<QueryTree> queries) {
    all.addAll(from.conditions());
    for (Source source : from.sources()) {
      switch (source) {
        case Relation relation -> {}
        case Derived derived -> queries.add(derived.query());
        case Functions functions -> all.addAll(functions.calls());
        case Joined joined -> collect(joined.from(), all, queries);
      }
    }
  }
}
