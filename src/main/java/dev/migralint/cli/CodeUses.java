package dev.migralint.cli;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Uses;
import dev.migralint.finding.Uses.Moment;
import dev.migralint.finding.Uses.Search;
import dev.migralint.layout.Migration;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import dev.migralint.settings.Glob;
import dev.migralint.settings.Settings;
import dev.migralint.settings.Severities;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Tree;
import dev.migralint.uses.UseSearch;
import dev.migralint.uses.UseSearch.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Adds to findings on what is dropped or renamed where code uses it. */
final class CodeUses {
  private static final long MOST_MILLISECONDS = 10_000;

  private final Selected selected;
  private final ChangeSet changes;
  private final Settings settings;
  private final Environment environment;

  CodeUses(Selected selected, ChangeSet changes, Settings settings, Environment environment) {
    this.selected = selected;
    this.changes = changes;
    this.settings = settings;
    this.environment = environment;
  }

  /** The outcome of a change with the uses; of anything else as it is. */
  Outcome addedTo(Outcome outcome) {
    List<Uses> wanted = UseSearch.wanted(outcome.findings());
    if (wanted.isEmpty() || !(changes.review() instanceof Review.Diff)) {
      return outcome;
    }
    List<String> notes = new ArrayList<>();
    List<Snapshot> moments = moments(notes);
    long end = environment.clock().millis() + MOST_MILLISECONDS;
    BooleanSupplier late = () -> environment.clock().millis() > end;
    Set<String> migrations =
        outcome.histories().stream()
            .flatMap(history -> history.migrations().stream())
            .map(Migration::path)
            .collect(Collectors.toSet());
    List<Search> found =
        UseSearch.search(wanted, moments, settings.schemas(), migrations::contains, late);
    Map<Uses, Search> results = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      results.put(wanted.get(i), found.get(i));
    }
    return outcome.with(finding -> with(finding, results)).with(List.of(), notes);
  }

  private List<Snapshot> moments(List<String> notes) {
    List<Snapshot> moments = new ArrayList<>();
    moments.add(new Snapshot(new Moment.Head(), changes.head()));
    changes.base().ifPresent(base -> moments.add(new Snapshot(new Moment.MergeBase(), base)));
    Optional<String> commit = changes.base().flatMap(Tree::commit);
    if (!settings.releases().isEmpty() && commit.isPresent()) {
      List<Glob> patterns = settings.releases().stream().map(Glob::new).toList();
      Optional<String> tag =
          selected.newestTag(
              name -> patterns.stream().anyMatch(pattern -> pattern.fits(name)), commit.get());
      tag.flatMap(name -> selected.at("refs/tags/" + name))
          .ifPresentOrElse(
              tree -> moments.add(new Snapshot(new Moment.Release(tag.orElseThrow()), tree)),
              () ->
                  notes.add(
                      "no tag that `releases` names is on the merge base or before it in this"
                          + " clone, so no release was searched for uses; fetch the tags"
                          + " (actions/checkout: fetch-depth: 0)"));
    }
    return moments;
  }

  private Finding with(Finding finding, Map<Uses, Search> results) {
    Optional<Uses> uses =
        finding.uses().flatMap(asked -> Optional.ofNullable(results.get(asked)).map(asked::found));
    if (uses.isEmpty() || finding.allowed().isPresent()) {
      return finding;
    }
    Uses found = uses.get();
    boolean set =
        new Severities(settings).isSet(finding.rule(), finding.file().path(), finding.table());
    boolean raised = found.any() && !set;
    return finding.used(found, raised ? Severity.ERROR : finding.severity());
  }
}
