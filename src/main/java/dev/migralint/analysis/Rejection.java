package dev.migralint.analysis;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Subjects;
import dev.migralint.source.Span;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TypeOperation;
import java.util.Set;

/**
 * A statement that PostgreSQL refuses, whatever the rows are.
 *
 * @param span the part of the statement that it refuses
 * @param sqlstate its error code, from
 *     https://www.postgresql.org/docs/current/errcodes-appendix.html
 * @param message what is wrong, as a sentence without a period
 * @param nextStep what to do about it, as a sentence without a period
 */
public record Rejection(Span span, String sqlstate, String message, String nextStep) {
  /** The codes of what is there already. */
  private static final Set<String> DUPLICATES = Set.of("42P06", "42P07", "42701", "42710", "42723");

  /**
   * Whether later statements are judged as if the statement had not been there: it would make what
   * is there already, or change what is not there. Any other is taken for what its author meant, so
   * that one mistake is not reported for each statement that builds on it.
   *
   * @param catalog the catalog just before the statement
   */
  public boolean leavesNothing(Statement statement, Catalog catalog) {
    Operation first = statement.operations().getFirst();
    return switch (first) {
      case CreateTable create -> DUPLICATES.contains(sqlstate);
      case CreateView create -> DUPLICATES.contains(sqlstate);
      case TypeOperation type -> DUPLICATES.contains(sqlstate);
      case ObjectOperation object -> DUPLICATES.contains(sqlstate);
      case Operation other ->
          Subjects.table(other, catalog)
              .filter(table -> catalog.relation(table).isEmpty())
              .isPresent();
    };
  }
}
