package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;

/** What reads or writes rows. */
public sealed interface DataOperation extends Operation {
  /** Where inserted rows come from. */
  enum Source {
    VALUES,
    QUERY,
    DEFAULT_VALUES
  }

  /**
   * INSERT.
   *
   * @param columns the columns that are named; without any it fills them in their order
   * @param reads the relations that it reads, once each, as named
   * @param calls the functions that it calls, once each, as named
   * @param query what gives the rows, unless DEFAULT VALUES does
   * @param conflictColumns the columns behind ON CONFLICT, where these are all that stands there
   * @param onConflict what ON CONFLICT DO UPDATE assigns
   * @param alias what ON CONFLICT calls the table
   */
  record Insert(
      Span span,
      ObjectName table,
      List<Name> columns,
      Source source,
      List<Read> reads,
      List<ObjectName> calls,
      Optional<QueryTree> query,
      Optional<List<Name>> conflictColumns,
      List<Assignment> onConflict,
      Name alias)
      implements DataOperation {}

  /**
   * What SET gives to a column, or a row or query to several.
   *
   * @param value a row, a query or DEFAULT where there are several columns
   */
  record Assignment(List<Name> columns, Expression value) {}

  /**
   * UPDATE of some columns; the row filter is what stands after WHERE.
   *
   * @param selfJoin the column by which WHERE joins each row with itself, where it does nothing
   *     else: rows that hold NULL in it are left as they are
   * @param rows the query that finds the rows and gives what is assigned
   */
  record Update(
      Span span,
      ObjectName table,
      List<Name> columns,
      boolean joins,
      Optional<Expression> where,
      List<Read> reads,
      List<ObjectName> calls,
      List<Assignment> assignments,
      Optional<Name> selfJoin,
      QueryTree rows)
      implements DataOperation {}

  /**
   * DELETE; the row filter is what stands after WHERE.
   *
   * @param rows the query that finds the rows
   */
  record Delete(
      Span span,
      ObjectName table,
      boolean joins,
      Optional<Expression> where,
      List<Read> reads,
      List<ObjectName> calls,
      QueryTree rows)
      implements DataOperation {}

  /**
   * MERGE.
   *
   * @param columns the columns that it sets or inserts by name
   * @param rows a query of both tables that gives all its values
   */
  record Merge(
      Span span,
      ObjectName table,
      List<Read> reads,
      List<ObjectName> calls,
      List<Name> columns,
      QueryTree rows)
      implements DataOperation {}

  /** SELECT, VALUES, TABLE, or a WITH that ends in one. */
  record Query(Span span, List<Read> reads, List<ObjectName> calls, Optional<QueryTree> query)
      implements DataOperation {}

  /** COPY; a query that is copied has no table, but relations that it reads. */
  record Copy(Span span, Optional<ObjectName> table, boolean from, List<Read> reads)
      implements DataOperation {}

  /** A DO block; what its body does is not known. */
  record DoBlock(Span span, String language) implements DataOperation {}

  record Call(Span span, ObjectName procedure) implements DataOperation {}
}
