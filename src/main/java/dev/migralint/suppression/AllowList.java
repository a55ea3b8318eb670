package dev.migralint.suppression;

import dev.migralint.finding.Finding;
import dev.migralint.settings.ObjectPattern;
import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet;
import dev.migralint.sql.ObjectName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code allow:} entries of the settings, and which of them something was found for; and what
 * commits allow in their messages.
 */
public final class AllowList {
  private final List<Settings.Allow> entries;
  private final Terms terms;
  private final CommitAllowances commits;
  private final Set<Integer> used = new HashSet<>();

  /**
   * The entries of these settings, none used yet.
   *
   * @param names the ids of all rules, present and former, and the present id that each stands for
   * @param today by which entries and comments expire
   */
  public AllowList(Settings settings, Map<String, String> names, LocalDate today) {
    this(settings, names, today, List.of());
  }

  /** The same, with what commits allow. */
  public AllowList(
      Settings settings,
      Map<String, String> names,
      LocalDate today,
      List<ChangeSet.Allowance> commits) {
    this.entries = settings.allow();
    this.terms = Terms.of(settings, names, today);
    this.commits = CommitAllowances.read(commits, terms);
  }

  /** What commits tried to allow and could not, in words. */
  public List<String> misread() {
    return commits.misread(terms);
  }

  /** What a suppression needs to count. */
  public Terms terms() {
    return terms;
  }

  /**
   * The first entry that allows the rule in the file, which from now on counts as used. An entry's
   * object covers that object with or without its schema; one with a schema covers only that.
   */
  public Optional<Finding.Allowed> covers(String ruleId, String path, Optional<ObjectName> object) {
    for (int i = 0; i < entries.size(); i++) {
      Settings.Allow entry = entries.get(i);
      if (counts(entry)
          && entry.rule().equals(ruleId)
          && entry.path().covers(path)
          && entry
              .object()
              .map(wanted -> object.filter(new ObjectPattern(wanted)::covers).isPresent())
              .orElse(true)) {
        used.add(i);
        return Optional.of(new Finding.Allowed(Finding.Allowed.Kind.SETTINGS, entry.because()));
      }
    }
    return commits.covers(ruleId, path);
  }

  /** The entries whose last day is over, so that they allow nothing. */
  public List<Settings.Allow> expired() {
    return entries.stream().filter(entry -> terms.isOver(entry.until())).toList();
  }

  /** The entries that the settings of their rule do not accept, in words. */
  public List<String> refused() {
    List<String> refused = new ArrayList<>();
    for (Settings.Allow entry : entries) {
      terms
          .refusal(entry.rule(), entry.because())
          .ifPresent(
              why ->
                  refused.add(
                      entry.at() + ": has no effect: " + why.message() + ". " + why.nextStep()));
    }
    return List.copyOf(refused);
  }

  private boolean counts(Settings.Allow entry) {
    return !terms.isOver(entry.until()) && terms.refusal(entry.rule(), entry.because()).isEmpty();
  }

  /**
   * The entries that could have allowed something and did not; worth a note only where the whole
   * history was judged.
   */
  public List<Settings.Allow> unused() {
    List<Settings.Allow> unused = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (!used.contains(i) && counts(entries.get(i))) {
        unused.add(entries.get(i));
      }
    }
    return List.copyOf(unused);
  }
}
