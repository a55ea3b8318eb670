package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.YES_NO;

import dev.migralint.layout.Between;
import dev.migralint.layout.Layout;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.schema.change.Later;
import dev.migralint.schema.change.Repeats;
import dev.migralint.sql.Operation;
import dev.migralint.sql.SessionOperation.SetParameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Facts about what a file leaves behind for a second run, or for the files after it. */
final class RepeatFacts {
  private RepeatFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "statement.repeatable",
              "Whether the operation can be run again after it succeeded: it has IF [NOT] EXISTS or"
                  + " OR REPLACE, or the file drops before, with IF EXISTS, what it makes.",
              YES_NO,
              site ->
                  !fails(site) ? Fact.of(true) : later(site, later -> Fact.of(later.makesWay()))),
          SiteFact.of(
              "object.dropped-before",
              "Whether the file drops before, with IF EXISTS, what the operation makes.",
              YES_NO,
              site -> later(site, later -> Fact.of(later.makesWay()))),
          SiteFact.of(
              "file.has-next-statement",
              "Whether the file has another statement behind this one that does more than begin and"
                  + " end transactions.",
              YES_NO,
              site -> later(site, later -> Fact.of(later.hasNextStatement()))),
          SiteFact.of(
              "parameter.set-later",
              "Whether the file sets the parameter again, or resets it.",
              YES_NO,
              site ->
                  site.matched() instanceof Sql(SetParameter set)
                      ? later(site, later -> Fact.of(later.setsParameter(set.parameter())))
                      : SiteFact.none()),
          SiteFact.of(
              "runner.keeps-settings",
              "Whether the runner goes on with the next file in the same session, and resets no"
                  + " settings.",
              YES_NO,
              site ->
                  site.runner()
                      .layout()
                      .map(Layout::between)
                      .map(
                          between ->
                              Fact.of(
                                  between == Between.SAME_SESSION
                                      || between == Between.RESTORED_SEARCH_PATH))
                      .orElse(Fact.UNKNOWN)));

  private static boolean fails(Site site) {
    return site.matched() instanceof Sql(Operation operation) && Repeats.fail(operation);
  }

  private static Fact later(Site site, Function<Later, Fact> fact) {
    Optional<Later> later = site.change().position().map(ChangePosition::later);
    return later.map(fact).orElse(Fact.UNKNOWN);
  }
}
