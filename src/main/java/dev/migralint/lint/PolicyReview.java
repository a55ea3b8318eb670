package dev.migralint.lint;

import static java.util.stream.Collectors.partitioningBy;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Fingerprint;
import dev.migralint.layout.Runner;
import dev.migralint.layout.Transaction;
import dev.migralint.policy.Loosening;
import dev.migralint.policy.Loosenings;
import dev.migralint.policy.Passage;
import dev.migralint.policy.Policy;
import dev.migralint.postgres.Effect;
import dev.migralint.rule.FileOperation.LoosenedPolicy;
import dev.migralint.rule.Matched;
import dev.migralint.rule.Site;
import dev.migralint.schema.Origin;
import dev.migralint.schema.change.Replacements;
import dev.migralint.settings.SettingsReader;
import dev.migralint.settings.SinceRequest;
import dev.migralint.sizes.TableSizes;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Position;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Statement;
import dev.migralint.suppression.AllowList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a change makes of the policy that judges it: the change is judged under the policy of
 * its base, too, and what only that reports is hidden by one of the differences between the two.
 * How such a finding counts is for the policy of the base to say.
 */
public final class PolicyReview {
  private static final int SHOWN = 10;

  private final Policy base;
  private final Policy own;
  private final ChangeSet changes;
  private final AllowList allowList;
  private final Judge judge;

  private PolicyReview(Policy base, Policy own, ChangeSet changes, LocalDate today) {
    this.base = base;
    this.own = own;
    this.changes = changes;
    this.allowList =
        new AllowList(base.settings(), base.book().names(), today, changes.allowances());
    this.judge = new Judge(base.book().rules(), base.settings());
  }

  /**
   * The findings on what a change loosens.
   *
   * @param outcome of the change under its own policy
   */
  public static List<Finding> of(
      Policy base,
      Policy own,
      ChangeSet changes,
      SinceRequest since,
      Outcome outcome,
      LocalDate today) {
    Outcome before = new Linter(base, today).lint(changes, since);
    return new PolicyReview(base, own, changes, today).compare(before, outcome);
  }

  /**
   * A finding of the base's policy that the change's own leaves out or takes less seriously.
   *
   * @param left what is left of it
   */
  private record Milder(Finding found, Optional<Finding> left) {}

  private List<Finding> compare(Outcome before, Outcome now) {
    List<Milder> milder = milder(before, now);
    List<Loosening> loosenings = new ArrayList<>(Loosenings.between(base, own));
    loosenings.add(Loosenings.unexplained(base, own, SettingsReader.FILE_NAMES));
    Optional<Passage> top = loosenings.getLast().passage();
    List<Finding> findings = new ArrayList<>();
    for (Loosening loosening : loosenings) {
      Map<Boolean, List<Milder>> hidden =
          milder.stream()
              .collect(partitioningBy(one -> loosening.hides().covers(one.found(), one.left())));
      List<Finding> hides =
          hidden.getOrDefault(true, List.of()).stream().map(Milder::found).toList();
      milder = hidden.getOrDefault(false, List.of());
      Optional<Passage> passage = loosening.passage().or(() -> top);
      boolean speaks =
          passage.isPresent()
              && (!hides.isEmpty()
                  || (loosening.certain() && isTouched(passage.get().file().path())));
      if (speaks) {
        findings.addAll(judged(passage.get(), loosening, hides));
      }
    }
    return findings;
  }

  private List<Milder> milder(Outcome before, Outcome now) {
    Map<Fingerprint, Finding> left = new HashMap<>();
    now.findings().forEach(f -> left.merge(f.fingerprint(), f, PolicyReview::graver));
    List<Milder> milder = new ArrayList<>();
    for (Finding finding : before.open()) {
      Optional<Finding> same = Optional.ofNullable(left.get(finding.fingerprint()));
      boolean fails = base.settings().threshold().fails(finding.severity());
      boolean asGrave =
          same.filter(
                  f ->
                      weight(f) >= finding.severity().ordinal()
                          && (!fails || own.settings().threshold().fails(f.severity())))
              .isPresent();
      if (!asGrave) {
        milder.add(new Milder(finding, same));
      }
    }
    return milder;
  }

  private static Finding graver(Finding one, Finding other) {
    return weight(one) >= weight(other) ? one : other;
  }

  private static int weight(Finding finding) {
    return finding.allowed().isPresent() ? -1 : finding.severity().ordinal();
  }

  private boolean isTouched(String path) {
    return changes.review() instanceof Review.Diff diff
        && diff.changes().stream()
            .anyMatch(
                change ->
                    change.path().equals(path)
                        || change.before().stream().anyMatch(v -> v.path().equals(path)));
  }

  private List<Finding> judged(Passage passage, Loosening loosening, List<Finding> hides) {
    LoosenedPolicy operation = new LoosenedPolicy(passage.span(), loosening.what(), words(hides));
    return judge.judge(site(passage.file(), operation), passage.span()).stream()
        .map(Judge.Judged::finding)
        .map(
            finding ->
                allowList
                    .covers(finding.rule().id(), passage.file().path(), finding.table())
                    .map(finding::allowed)
                    .orElse(finding))
        .toList();
  }

  private static String words(List<Finding> hidden) {
    if (hidden.isEmpty()) {
      return "hides no finding of this change";
    }
    List<String> shown = new ArrayList<>();
    for (Finding finding : hidden.subList(0, Math.min(SHOWN, hidden.size()))) {
      SourceFile file = finding.file();
      Position at = file.position(finding.span().start());
      shown.add(finding.rule().id() + " at " + file.path() + ":" + at.line() + ":" + at.column());
    }
    int more = hidden.size() - shown.size();
    return "hides or weakens "
        + hidden.size()
        + (hidden.size() == 1 ? " finding" : " findings")
        + " of this change: "
        + String.join(", ", shown)
        + (more > 0 ? " and " + more + " more" : "");
  }

  private Site site(SourceFile file, LoosenedPolicy operation) {
    Database unknown = new Database(base.settings());
    String nobody = "no migration tool";
    return new Site(
        file,
        new Runner(nobody, Optional.empty(), Optional.empty()),
        Transaction.UNKNOWN,
        new Statement(operation.span(), List.of()),
        new Matched.File(operation),
        Effect.NONE,
        unknown.catalog(),
        unknown.session(),
        Replacements.NONE,
        new Origin.Moment(0, 0),
        TableSizes.NONE,
        base.settings().serverVersion(),
        base.settings().postgres().isPresent());
  }
}
