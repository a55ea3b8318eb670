package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;

import dev.migralint.rule.Matched.Sql;
import dev.migralint.sql.IndexOperation;
import java.util.List;

/** Facts about how an operation is written. */
final class WrittenFacts {
  private WrittenFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "written-text",
              "The operation as it was written.",
              TEXT,
              site -> Fact.of(site.written())),
          SiteFact.of(
              "written-text.concurrently",
              "An operation on an index as it was written, with CONCURRENTLY in its place.",
              TEXT,
              site -> Fact.of(concurrently(site))));

  /** CONCURRENTLY takes one index at a time, so of several that are dropped each gets its own. */
  private static String concurrently(Site site) {
    return site.matched() instanceof Sql(IndexOperation.DropIndex drop)
        ? "DROP INDEX CONCURRENTLY " + (drop.ifExists() ? "IF EXISTS " : "") + drop.index().sql()
        : site.written().replaceFirst("(?i)\\bINDEX\\b(?!\\s+CONCURRENTLY)", "INDEX CONCURRENTLY");
  }
}
