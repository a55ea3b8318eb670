package dev.migralint.cli;

import dev.migralint.finding.Finding;
import dev.migralint.lint.Outcome;
import dev.migralint.policy.Policy;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings.Threshold;
import dev.migralint.settings.Severities;
import dev.migralint.yaml.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say which findings are shown. All are found first, so that suppressions, the
 * baseline and the comparison of policies stay what they are.
 */
final class ShownOption {
  @Option(
      names = "--rule",
      paramLabel = "ID",
      split = ",",
      description =
          "Reports only findings of this rule. The others do not count for the exit code. May be"
              + " repeated.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--exclude-rule",
      paramLabel = "ID",
      split = ",",
      description = "Reports no findings of this rule. May be repeated.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description =
          "The least severity that is printed: note (the default), warning or error. Findings below"
              + " it are counted. The exit code depends on --fail-on alone.")
  private @Nullable Severity least;

  /** What is asked for, with present ids of rules. */
  final class Choice {
    private final Set<String> these;
    private final Set<String> notThese;

    private Choice(RuleBook book) {
      these = current(only, "--rule", book);
      notThese = current(without, "--exclude-rule", book);
      for (String id : these) {
        if (notThese.contains(id)) {
          throw Failure.usage(
              "--rule and --exclude-rule both name `" + id + "`.", "Keep one of them.");
        }
      }
    }

    /** Whether the finding counts for the exit code. */
    boolean counts(Finding finding) {
      String id = finding.rule().id();
      return (these.isEmpty() || these.contains(id)) && !notThese.contains(id);
    }

    private boolean isShown(Finding finding) {
      return counts(finding) && (least == null || finding.severity().compareTo(least) >= 0);
    }

    /** The outcome with what is asked for, and notes on what is not shown. */
    Outcome of(Outcome outcome, Policy policy, Threshold threshold) {
      if (these.isEmpty() && notThese.isEmpty() && least == null) {
        return outcome;
      }
      List<String> notes = new ArrayList<>(off(policy));
      Outcome shown = outcome.showing(this::isShown);
      if (!shown.notShown().isEmpty()) {
        notes.add(notShown(shown, outcome, threshold));
      }
      return shown.with(List.of(), notes);
    }

    private String notShown(Outcome shown, Outcome whole, Threshold threshold) {
      int all = shown.notShown().values().stream().mapToInt(Integer::intValue).sum();
      List<String> options = new ArrayList<>();
      if (!these.isEmpty()) {
        options.add("--rule");
      }
      if (!notThese.isEmpty()) {
        options.add("--exclude-rule");
      }
      if (least != null) {
        options.add("--severity " + least.word());
      }
      String rules =
          shown.notShown().entrySet().stream()
              .map(rule -> rule.getValue() + " " + rule.getKey())
              .collect(Collectors.joining(", "));
      long failing =
          whole.open().stream()
              .filter(f -> counts(f) && !isShown(f) && threshold.fails(f.severity()))
              .count();
      String exit =
          failing == 0 ? "" : "; " + failing + " of them " + (failing == 1 ? "makes" : "make");
      return all
          + (all == 1 ? " finding is" : " findings are")
          + " not shown because of "
          + String.join(" and ", options)
          + ": "
          + rules
          + exit
          + (failing == 0 ? "" : " the exit code 1, because `fail-on` is " + threshold.word());
    }

    private List<String> off(Policy policy) {
      Severities severities = new Severities(policy.settings());
      return these.stream()
          .flatMap(id -> policy.book().find(id).stream())
          .filter(rule -> !severities.isOn(rule))
          .map(Rule::id)
          .map(id -> "the rule " + id + " is off in the settings, so it reports nothing")
          .toList();
    }
  }

  /**
   * Reads the options.
   *
   * @param book the rules that there are
   * @throws Failure (usage) where an id is unknown
   */
  Choice choice(RuleBook book) {
    return new Choice(book);
  }

  private static Set<String> current(List<String> ids, String option, RuleBook book) {
    Set<String> all = new HashSet<>();
    for (String written : ids) {
      String id = written.strip();
      if (book.find(id).isEmpty()) {
        throw Failure.usage(
            option + ": there is no rule `" + id + "`.",
            Nearest.word(id, book.names().keySet())
                .map(near -> "Did you mean `" + near + "`?")
                .orElse("`migralint rules` lists them."));
      }
      all.add(book.current(id));
    }
    return all;
  }
}
