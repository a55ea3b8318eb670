package dev.migralint.truth;

import dev.migralint.plan.Plan;
import dev.migralint.plan.Planner;
import dev.migralint.postgres.Blocked;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Lock;
import dev.migralint.postgres.Target;
import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.MapTree;
import dev.migralint.words.EffectWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What migralint says of a case, all statements of the migration together. */
final class Planned {
  private static final String RUN = "migrations/0002_run.sql";

  private static final Pattern RENAME = Pattern.compile("(?is)ALTER TABLE (\\w+) RENAME TO (\\w+)");

  private final List<Plan.Statement> statements;

  private Planned(List<Plan.Statement> statements) {
    this.statements = statements;
  }

  /** Plans {@code run} after {@code given} for a server. */
  static Planned of(String given, String run, int version) {
    Settings settings = Settings.NONE.withPostgres(Optional.of(version));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("migrations/0001_given.sql", given);
    files.put(RUN, run);
    ChangeSet changes =
        new ChangeSet("a case", MapTree.of(files), new ChangeSet.Review.Each(List.of(RUN)));
    return new Planned(
        new Planner(settings)
            .plan(changes).migrations().stream().flatMap(m -> m.statements().stream()).toList());
  }

  /**
   * The same in the form of what is observed: at each statement of an open transaction, what it
   * holds by then under the names that the tables have by then.
   */
  Observed observed() {
    Observed all = new Observed();
    Observed held = new Observed();
    boolean open = false;
    for (Plan.Statement one : statements) {
      if (Observer.opens(one.sql()) || Observer.closes(one.sql())) {
        open = Observer.opens(one.sql());
      }
      held = open ? held : new Observed();
      Effect effect = one.effect();
      for (Lock lock : effect.tableLocks()) {
        held.lock(lock.on().qualified().sql(), lock.mode());
      }
      for (Map.Entry<Target, Blocked> waits : effect.waits().entrySet()) {
        held.waiting(
            waits.getKey().qualified().sql(),
            new Observed.Waits(waits.getValue().reads(), waits.getValue().writes()));
      }
      held.locks.forEach(all::lock);
      held.waits.forEach(all::waiting);
      Matcher rename = RENAME.matcher(one.sql());
      if (rename.matches()) {
        held.rename("public." + rename.group(1), "public." + rename.group(2));
      }
      names(effect.rewritten()).forEach(all.rewrites::add);
      names(effect.scanned()).forEach(all.scans::add);
      names(effect.builtIndexes()).forEach(all.indexBuilds::add);
      all.refusesTransaction |= effect.refusesTransaction();
    }
    return all;
  }

  /** Whether rows can make a statement fail. */
  boolean failsIfRows() {
    return statements.stream().anyMatch(one -> !one.effect().failures().isEmpty());
  }

  /** What it is not sure of, or did not understand. */
  List<String> doubts() {
    return statements.stream()
        .flatMap(
            one ->
                Stream.concat(
                    one.understood() ? Stream.of() : Stream.of("did not understand " + one.sql()),
                    EffectWords.uncertain(one.effect()).stream()))
        .toList();
  }

  private static Stream<String> names(List<Target> names) {
    return names.stream().map(target -> target.qualified().sql());
  }
}
