package dev.migralint.truth;

import dev.migralint.baseline.Baseline;
import dev.migralint.finding.Finding;
import dev.migralint.layout.Placement;
import dev.migralint.lint.Linter;
import dev.migralint.plan.Plan;
import dev.migralint.plan.Planner;
import dev.migralint.postgres.LockMode;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.MapTree;
import dev.migralint.sql.Name;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What migralint says of pending migrations, as one change. */
record Said(Plan plan, List<Finding> findings) {
  private static final RuleBook RULES =
      RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book();
  private static final String REFUSED = "concurrently-in-transaction";
  private static final String NEW_VALUE = "enum-value-used-in-transaction";
  private static final String VALIDATED = "validated-in-same-transaction";

  /**
   * A statement of the plan, in its migration.
   *
   * @param kept the strongest lock of the migration on the table account, while it is kept
   * @param released the same lock at the first statement after that
   */
  record Step(
      Plan.Migration migration,
      Plan.Statement statement,
      Optional<LockMode> kept,
      Optional<LockMode> released) {
    /** Whether the locks that a session holds are as the plan says. */
    boolean agrees(Optional<LockMode> held) {
      boolean keeps = kept.isEmpty() || held.filter(m -> m.compareTo(kept.get()) >= 0).isPresent();
      return keeps
          && (released.isEmpty() || held.filter(m -> m.compareTo(released.get()) >= 0).isEmpty());
    }
  }

  static Said of(RunnerSetup setup, RunnerCase one, int version) {
    List<String> all = Stream.concat(Stream.of(one.given()), one.migrations().stream()).toList();
    List<Change> added = new ArrayList<>();
    for (int i = 0; i < one.migrations().size(); i++) {
      added.add(new Change(Change.Kind.ADDED, setup.path(i + 2), List.of()));
    }
    ChangeSet changes =
        new ChangeSet(
            one.title(),
            MapTree.of(setup.files(all)),
            new ChangeSet.Review.Diff(added, added, Optional.empty()));
    Settings settings = settings(setup.placement(), version);
    List<Finding> findings =
        new Linter(RULES, settings, Baseline.none(""), LocalDate.EPOCH)
            .lint(changes, SinceRequest.SETTINGS).findings().stream()
                .filter(f -> List.of(REFUSED, NEW_VALUE, VALIDATED).contains(f.rule().id()))
                .toList();
    return new Said(new Planner(settings).plan(changes), findings);
  }

  private static Settings settings(Optional<Placement> placement, int version) {
    return new Settings(
        Optional.of(version),
        placement
            .map(p -> new Settings.MigrationFolder(p, Optional.empty(), Optional.empty()))
            .stream()
            .toList(),
        Settings.NONE.exclude(),
        Settings.NONE.preset(),
        Settings.NONE.rules(),
        Settings.NONE.overrides(),
        Settings.NONE.ruleFolders(),
        Settings.NONE.failOn(),
        Settings.NONE.base(),
        Settings.NONE.searchPath(),
        Settings.NONE.harnessSets(),
        Settings.NONE.allow(),
        Settings.NONE.since(),
        Settings.NONE.baseline(),
        Settings.NONE.sizes(),
        Settings.NONE.minVersion(),
        Settings.NONE.policyFrom(),
        Settings.NONE.releases(),
        Settings.NONE.locks());
  }

  /** The same but for findings that depend on a transaction that is not known. */
  Said withoutConditions() {
    return new Said(
        plan,
        findings.stream().filter(f -> !f.message().contains(" if one transaction ")).toList());
  }

  /** The rule that tells of the error. */
  static String rule(String state) {
    return switch (state) {
      case "25001" -> REFUSED;
      case "55P04" -> NEW_VALUE;
      default -> state;
    };
  }

  /** The first statement that it says to fail. */
  Optional<Finding> failing() {
    return findings.stream().filter(f -> !f.rule().id().equals(VALIDATED)).findFirst();
  }

  boolean isValidatedTooEarly(Step step) {
    return findings.stream()
        .filter(f -> f.rule().id().equals(VALIDATED))
        .filter(f -> f.file().path().equals(step.migration.path()))
        .anyMatch(f -> f.file().line(f.span().start()) == step.statement.startLine());
  }

  /** The statements at which a server tells how it is, in their order. */
  List<Step> telling() {
    return plan.migrations().stream()
        .flatMap(migration -> migration.statements().stream().map(s -> step(migration, s)))
        .filter(step -> Deployment.tells(step.statement.sql()))
        .toList();
  }

  private static Step step(Plan.Migration migration, Plan.Statement statement) {
    int index = migration.statements().indexOf(statement);
    Optional<LockMode> kept = Optional.empty();
    Optional<LockMode> released = Optional.empty();
    for (Plan.Held held : migration.held()) {
      if (held.table().qualified().name().equals(Name.quoted("account"))) {
        int from = 0;
        while (migration.statements().get(from).startLine() != held.line()) {
          from++;
        }
        int last = from + held.statements();
        kept = from < index && index <= last ? Optional.of(held.mode()) : kept;
        released = index == last + 1 ? Optional.of(held.mode()) : released;
      }
    }
    return new Step(migration, statement, kept, released);
  }
}
