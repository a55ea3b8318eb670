package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.fact;
import static dev.migralint.rule.SiteFact.optional;

import dev.migralint.postgres.Blocked;
import dev.migralint.postgres.Failure;
import dev.migralint.postgres.Lock;
import dev.migralint.postgres.LockMode;
import dev.migralint.postgres.Loss;
import dev.migralint.rule.FactKind.Values;
import dev.migralint.words.EffectWords;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Facts about what PostgreSQL does for an operation. */
final class EffectFacts {
  private EffectFacts() {}

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "effect.lock",
              "The strongest table lock that the operation takes.",
              new Values.Words(
                  Arrays.stream(LockMode.values()).map(LockMode::kebab).toList(), true),
              site ->
                  optional(
                      site.effect().tableLocks().stream()
                          .map(Lock::mode)
                          .max(Comparator.naturalOrder())
                          .map(LockMode::kebab))),
          SiteFact.of(
              "effect.noticed-lock",
              "The strongest lock that the operation takes on a table that other sessions use.",
              new Values.Words(
                  Arrays.stream(LockMode.values()).map(LockMode::kebab).toList(), true),
              site -> optional(noticed(site).map(LockMode::kebab))),
          SiteFact.of(
              "effect.locked-tables",
              "The tables that other sessions use and on which the operation takes that lock.",
              TEXT,
              site ->
                  new Fact.Words(
                      site.effect().noticed().tableLocks().stream()
                          .filter(lock -> noticed(site).filter(lock.mode()::equals).isPresent())
                          .map(lock -> lock.on().name().sql())
                          .distinct()
                          .toList())),
          SiteFact.of(
              "effect.who-waits",
              "Which statements wait for the locks, as \"blocks writes on account\"; a table that"
                  + " the migration itself made does not count.",
              TEXT,
              site -> Fact.of(EffectWords.blocks(site.effect().noticed()))),
          SiteFact.of(
              "effect.blocked-statements",
              "Which statements on the operation's table wait for the locks, as \"INSERT, UPDATE,"
                  + " DELETE and MERGE\".",
              TEXT,
              site ->
                  Fact.of(
                      (site.effect().noticed().waits().values().stream().anyMatch(Blocked::reads)
                              ? "SELECT, "
                              : "")
                          + "INSERT, UPDATE, DELETE and MERGE")),
          SiteFact.of(
              "effect.work",
              "What PostgreSQL does to the rows meanwhile, as \"scans account\".",
              TEXT,
              site -> Fact.of(EffectWords.work(site.effect().noticed()))),
          SiteFact.of(
              "effect.rewrites",
              "Whether a table is rewritten.",
              YES_NO,
              site -> fact(site.effect().rewrites())),
          SiteFact.of(
              "effect.scans",
              "Whether all rows are read while the lock is held, to check them.",
              YES_NO,
              site -> fact(site.effect().scans())),
          SiteFact.of(
              "effect.builds-index",
              "Whether an index over all rows is built while the lock is held.",
              YES_NO,
              site -> fact(site.effect().buildsIndex())),
          SiteFact.of(
              "effect.loses",
              "Whether rows or columns of existing tables are lost.",
              YES_NO,
              site ->
                  Fact.of(
                      site.effect().noticed().losses().stream()
                          .anyMatch(loss -> loss.kind() != Loss.Kind.VIEW))),
          SiteFact.of(
              "effect.losses",
              "What is lost, each in words, as \"all rows of account\".",
              TEXT,
              site ->
                  new Fact.Words(
                      site.effect().noticed().losses().stream()
                          .map(EffectWords::loss)
                          .distinct()
                          .toList())),
          SiteFact.of(
              "effect.duplicates",
              "What stands behind the work for a key, if rows can have the same one.",
              TEXT,
              site ->
                  Fact.of(
                      site.effect().failures().stream()
                              .map(Failure::kind)
                              .anyMatch(EffectFacts::isSameKey)
                          ? ", and two equal rows make it fail"
                          : "")),
          SiteFact.of(
              "effect.refuses-transaction",
              "Whether PostgreSQL refuses the statement in a transaction block.",
              YES_NO,
              site -> Fact.of(site.effect().refusesTransaction())),
          SiteFact.of(
              "locks",
              "The table locks that the operation takes.",
              new Values.Elements(LockFacts.KINDS),
              site ->
                  new Fact.Elements(
                      site.effect().tableLocks().stream()
                          .<Facts>map(lock -> new LockFacts(site, lock))
                          .toList())));

  private static Optional<LockMode> noticed(Site site) {
    return site.effect().noticed().tableLocks().stream()
        .map(Lock::mode)
        .max(Comparator.naturalOrder());
  }

  private static boolean isSameKey(Failure.Kind kind) {
    return kind == Failure.Kind.SAME_KEY || kind == Failure.Kind.SAME_PARTIAL_KEY;
  }
}
