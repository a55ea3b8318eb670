package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.none;

import dev.migralint.postgres.RowWork;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Operation;
import java.util.List;

/** Facts about work on rows while the transaction holds locks of earlier statements. */
final class HeldFacts {
  private HeldFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "work.over-rows",
              "Whether the operation goes through rows of an existing table, so that it takes long"
                  + " if that is large: not where it finds single rows by a key.",
              YES_NO,
              site -> Fact.of(isOverRows(site))),
          SiteFact.of(
              "work.first",
              "Whether it is the first such operation since the transaction took the lock on the"
                  + " operation's table.",
              YES_NO,
              site ->
                  site.tableName()
                      .map(t -> Fact.of(site.session().locks().isIdle(t)))
                      .orElse(none())),
          SiteFact.of(
              "work.reported",
              "Whether another rule reports the operation wherever it stands: an UPDATE or DELETE"
                  + " of all rows, VALIDATE of a constraint that the transaction added.",
              YES_NO,
              site -> Fact.of(isReported(site))),
          SiteFact.of(
              "work.statement",
              "What the operation is, in a word: \"UPDATE\".",
              TEXT,
              site -> Fact.of(word(site))));

  private static boolean isOverRows(Site site) {
    return site.matched() instanceof Sql(Operation operation)
        && new RowWork(site.catalog(), site.moment()).isIn(operation, site.effect());
  }

  private static boolean isReported(Site site) {
    return switch (site.matched()) {
      case Sql(Update update) -> !TableFacts.filters(site, update);
      case Sql(Delete delete) -> !TableFacts.filters(site, delete.where());
      case Sql(ValidateConstraint validate) ->
          site.constraintBorn(validate) == Born.THIS_TRANSACTION;
      default -> false;
    };
  }

  private static String word(Site site) {
    return switch (site.matched()) {
      case Sql(Update update) -> "UPDATE";
      case Sql(Delete delete) -> "DELETE";
      case Sql(Insert insert) -> "INSERT";
      case Sql(Merge merge) -> "MERGE";
      case Sql(ValidateConstraint validate) -> "VALIDATE CONSTRAINT";
      default -> "statement";
    };
  }
}
