package dev.migralint.lint;

import dev.migralint.baseline.Baseline;
import dev.migralint.finding.Finding;
import dev.migralint.finding.Finding.Allowed;
import dev.migralint.policy.Policy;
import dev.migralint.rule.Lifecycle;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.RuleSetting;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SettingsReader;
import dev.migralint.sizes.SizesFile;
import dev.migralint.sizes.TableSizes;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.suppression.AllowList;
import dev.migralint.suppression.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Words the notes on what decides the findings: settings, rules, suppressions and the baseline. */
final class LintNotes {
  private static final int SHOWN = 3;

  private final Settings settings;
  private final Baseline baseline;
  private final SizesFile sizes;

  LintNotes(Policy policy) {
    this.settings = policy.settings();
    this.baseline = policy.baseline();
    this.sizes = policy.sizes();
  }

  /** What the change alters of that itself. */
  List<String> altered(Review review) {
    List<String> notes = new ArrayList<>();
    if (review instanceof Review.Diff diff) {
      for (String name : SettingsReader.FILE_NAMES) {
        if (alters(diff, name::equals)) {
          notes.add("this change alters " + name + ", which decides what is found");
        }
      }
      if (alters(diff, this::isOwnRule)) {
        notes.add("this change alters rules of this repository, which decide what is found");
      }
      if (alters(diff, baseline.path()::equals)) {
        notes.add("this change alters " + baseline.path() + ", which decides what is allowed");
      }
      if (alters(diff, sizes.path()::equals)) {
        notes.add(
            "this change alters " + sizes.path() + ", which decides how much findings matter");
      }
    }
    return notes;
  }

  private static boolean alters(Review.Diff diff, Predicate<String> path) {
    return diff.changes().stream()
        .anyMatch(
            change ->
                path.test(change.path())
                    || change.before().stream().anyMatch(version -> path.test(version.path())));
  }

  private boolean isOwnRule(String path) {
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    return path.endsWith(".yml")
        && settings.ruleFolders().stream()
            .anyMatch(f -> f.origin() == Settings.Origin.REPOSITORY && f.path().equals(folder));
  }

  /** How many findings of which rules are suppressed. */
  List<String> allowed(List<Finding> findings) {
    List<String> notes = new ArrayList<>();
    List<Finding> before = findings.stream().filter(LintNotes::isInBaseline).toList();
    List<Finding> reasons =
        findings.stream().filter(f -> f.allowed().isPresent() && !isInBaseline(f)).toList();
    if (!reasons.isEmpty()) {
      notes.add(suppressed(reasons) + " with a reason: " + byRule(reasons));
    }
    if (!before.isEmpty()) {
      notes.add(suppressed(before) + " by " + baseline.path() + ": " + byRule(before));
    }
    return notes;
  }

  private static boolean isInBaseline(Finding finding) {
    return finding.allowed().filter(by -> by.kind() == Allowed.Kind.BASELINE).isPresent();
  }

  private static String suppressed(List<Finding> findings) {
    return count(findings.size(), "finding")
        + (findings.size() == 1 ? " is" : " are")
        + " suppressed";
  }

  private static String byRule(List<Finding> findings) {
    return Outcome.suppressed(findings).entrySet().stream()
        .map(rule -> rule.getValue() + " " + rule.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Entries of the baseline that have no effect. */
  List<String> notInBaseline(Terms terms) {
    int without = baseline.lines().size() - baseline.withoutRules(terms::forbids).lines().size();
    return without == 0
        ? List.of()
        : List.of(
            baseline.path()
                + ": "
                + (without == 1 ? "1 entry has" : without + " entries have")
                + " no effect, because the settings say `suppress: never` for the rule");
  }

  /** The file of sizes, where it is too old to make a note of a finding. */
  List<String> outdated(TableSizes tables, List<Finding> findings) {
    boolean matters =
        tables.outdated()
            && findings.stream()
                .filter(finding -> finding.allowed().isEmpty())
                .flatMap(finding -> finding.sizes().stream())
                .anyMatch(FindingSizes::isOutdated);
    String when =
        sizes.taken().map(day -> "is of " + day + ", which is not within the last ").orElse("");
    return matters
        ? List.of(
            sizes.path()
                + " "
                + when
                + SizesFile.DAYS
                + " days, so that no finding about a small table becomes a note; write it again"
                + " with `migralint sizes`")
        : List.of();
  }

  /** New rules with findings that are notes until a later release. */
  List<String> coming(RuleBook book, List<Finding> findings) {
    Set<String> notes =
        findings.stream()
            .filter(f -> f.allowed().isEmpty() && f.severity() == Severity.NOTE)
            .map(f -> f.rule().id())
            .collect(Collectors.toSet());
    return book.rules().stream()
        .filter(rule -> notes.contains(rule.id()))
        .flatMap(rule -> rule.lifecycle().coming().stream().map(c -> coming(rule, c)))
        .toList();
  }

  private static String coming(Rule rule, Lifecycle.Coming coming) {
    return "findings of "
        + rule.id()
        + " are notes until migralint "
        + coming.release()
        + ", then each is "
        + (coming.severity() == Severity.ERROR ? "an " : "a ")
        + coming.severity().word();
  }

  /** Rules whose errors are warnings for some time. */
  List<String> notEnforced(RuleBook book, List<Finding> findings) {
    List<String> notes = new ArrayList<>();
    for (Rule rule : book.rules()) {
      RuleSetting set = settings.rules().get(rule.id());
      long open =
          findings.stream()
              .filter(f -> f.allowed().isEmpty() && f.rule().id().equals(rule.id()))
              .count();
      if (set != null && set.enforceFrom().isPresent() && open > 0) {
        notes.add(
            count(open, "finding")
                + " of "
                + rule.id()
                + (open == 1 ? " is a warning" : " are warnings")
                + " until "
                + set.enforceFrom().get()
                + ", and an error from then on ("
                + set.at()
                + ")");
      }
    }
    return notes;
  }

  /** The entries of the settings whose last day is over. */
  List<String> expired(AllowList allowList) {
    return allowList.expired().stream()
        .map(
            entry ->
                entry.at()
                    + ": allowed findings until "
                    + entry.until().map(until -> until.day().toString()).orElse("")
                    + " and allows nothing any more; remove it, or give it a new day")
        .toList();
  }

  /** The entries of the settings that allow nothing in a whole history. */
  List<String> unused(AllowList allowList, Judge judge) {
    return allowList.unused().stream()
        .filter(entry -> judge.isOn(entry.rule()))
        .map(entry -> entry.at() + ": allows nothing that is found; remove it")
        .toList();
  }

  /** The entries of the baseline for which nothing is found. */
  List<String> unused(List<Baseline.Line> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    String first =
        lines.stream()
            .limit(SHOWN)
            .map(
                line ->
                    line.number() + " (" + line.entry().rule() + ", " + line.entry().path() + ")")
            .collect(Collectors.joining(", "));
    return List.of(
        baseline.path()
            + ": nothing is found any more for "
            + (lines.size() == 1 ? "line " : lines.size() + " lines: ")
            + first
            + (lines.size() > SHOWN ? " and others" : "")
            + "; `migralint baseline --prune` removes "
            + (lines.size() == 1 ? "it" : "them"));
  }
}
