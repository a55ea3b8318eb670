package dev.migralint.cli;

import dev.migralint.baseline.Baseline;
import dev.migralint.git.GitFailure;
import dev.migralint.git.Push;
import dev.migralint.lint.Linter;
import dev.migralint.lint.Outcome;
import dev.migralint.lint.PolicyReview;
import dev.migralint.policy.Policy;
import dev.migralint.report.Printable;
import dev.migralint.scope.UnknownSince;
import dev.migralint.settings.Settings;
import dev.migralint.settings.Settings.Threshold;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migralint lint}. */
@Command(
    name = "lint",
    description =
        "Lints migrations: a change, a whole history, files or folders. The default is what is"
            + " staged; in CI, what the branch or push changes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  migralint lint                                 # what is staged",
      "  migralint lint --base origin/main              # what this branch changes",
      "  migralint lint --all --rule dropped-column -q  # the whole history, for one rule",
      "  migralint lint db/migrations --format text --format sarif=out.sarif",
      "",
      "Exit codes: 0 clean, 1 findings, 2 wrong usage or settings, 3 could not run or read a file."
    })
final class LintCommand implements Callable<Integer> {
  private static final String ALLOW = "MIGRALINT_ALLOW";

  private final Environment environment;
  private final Rulebooks rules;

  @Mixin private Selection selection = new Selection();

  @Mixin private SettingsOption settingsOption = new SettingsOption();
  @Mixin private PolicyOption policyOption = new PolicyOption();
  @Mixin private BaselineOption baselineOption = new BaselineOption();
  @Mixin private SizesOption sizesOption = new SizesOption();
  @Mixin private ShownOption shownOption = new ShownOption();
  @Mixin private TalkOption talkOption = new TalkOption();
  @Mixin private ColorOption colorOption = new ColorOption();

  @Option(
      names = "--pushed",
      description =
          "What a push changes, for a pre-push hook: git names the refs on the standard input.")
  private boolean pushed;

  @Option(
      names = "--no-baseline",
      description = "Ignores the baseline: also reports what it covers.")
  private boolean noBaseline;

  @Option(
      names = "--format",
      paramLabel = "FORMAT[=FILE]",
      description =
          "text (the default), sarif, github, json, gitlab, junit, checkstyle, sonar, markdown or"
              + " oneline. FORMAT=FILE writes it to a file. May be repeated.")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Writes the format that names no file to this file instead of the standard output.")
  private @Nullable String output;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "The least severity that makes the exit code 1: note, warning, error or never. Overrides"
              + " `fail-on` of the settings; the default is error.")
  private @Nullable Threshold failOn;

  @Option(names = "--show-suppressed", description = "Also prints suppressed findings.")
  private boolean showSuppressed;

  LintCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    Outputs outputs = Outputs.parse(formats, Optional.ofNullable(output), environment.cwd());
    try {
      if (pushed) {
        return pushed(outputs);
      }
      Progress progress = talkOption.progress(environment);
      try (Selected selected = selection.select(environment)) {
        return lint(selected, outputs, progress);
      }
    } catch (Failure failed) {
      outputs.writeFailure(failed.problems(), environment);
      throw failed;
    } catch (GitFailure failed) {
      outputs.writeFailure(List.of(failed.problem()), environment);
      throw failed;
    } catch (UnknownSince failed) {
      outputs.writeFailure(List.of(failed.problem()), environment);
      throw failed;
    }
  }

  /** Each ref is a change of its own, and one that can't be linted does not hide another. */
  private int pushed(Outputs outputs) {
    if (!formats.isEmpty() || output != null) {
      throw Failure.usage(
          "--pushed prints a text for each ref, without --format and --output.",
          "Drop them, or use --base and --head.");
    }
    List<Push> pushes = selection.pushes(environment);
    if (pushes.isEmpty() && !talkOption.isQuiet()) {
      environment.out().println("Nothing to lint: this push adds no commits.");
    }
    int worst = ExitCode.CLEAN;
    for (Push push : pushes) {
      if (pushes.size() > 1) {
        environment.out().println(Printable.line(push.name() + " to " + push.remote() + ":"));
      }
      try (Selected selected = selection.pushed(push, environment)) {
        worst = Math.max(worst, lint(selected, outputs, talkOption.progress(environment)));
      } catch (Failure | GitFailure | UnknownSince failed) {
        worst = Math.max(worst, Cli.failed(failed, environment));
      }
    }
    return worst;
  }

  private int lint(Selected selected, Outputs outputs, Progress progress) {
    progress.done("repository");
    Configuration configuration = settingsOption.read(selected, environment, rules);
    Policy own = whole(selected.head(), configuration, true);
    ShownOption.Choice shown = shownOption.choice(own.book());
    progress.done("settings and rules");
    ChangeSet changes = selected.changes(own.settings().base()).allowing(allowances());
    PolicyOption.Chosen chosen =
        policyOption.choose(
            own,
            changes,
            tree -> whole(tree, settingsOption.read(tree, selected, environment, rules), false));
    Settings settings = chosen.policy().settings();
    Threshold threshold = failOn == null ? settings.threshold() : failOn;
    progress.policy(chosen.policy(), configuration.organization(), threshold);
    progress.done("changes");
    Outcome outcome = lint(chosen, changes, selection.since(selected));
    outcome = outcome.with(List.of(), configuration.notes());
    progress.done("lint");
    outcome = new CodeUses(selected, changes, settings, environment).addedTo(outcome);
    progress.done("uses in code");
    outcome = withWhatIsMissing(outcome, selected, changes, settings);
    progress.outcome(outcome, settings);
    int exitCode = exitCode(outcome.showing(shown::counts), threshold);
    Outcome asked = shown.of(outcome, chosen.policy(), threshold);
    List<Problem> unwritten = write(asked, outputs, selected, exitCode);
    progress.done("report");
    progress.times();
    return unwritten.isEmpty() ? exitCode : ExitCode.COULD_NOT_RUN;
  }

  private List<Problem> write(Outcome outcome, Outputs outputs, Selected selected, int exitCode) {
    Outputs.Look look =
        new Outputs.Look(
            colorOption.isOn(environment),
            talkOption.isQuiet(),
            showSuppressed,
            selected.isHistory());
    // The note on what is not shown is the last one.
    boolean failsUnseen = exitCode == ExitCode.FINDINGS && outcome.open().isEmpty();
    if (!outcome.notShown().isEmpty()
        && !outputs.holdNotes(look)
        && (failsUnseen || !talkOption.isQuiet())) {
      environment.err().println("migralint: " + Printable.line(outcome.notes().getLast()));
    }
    List<Problem> unwritten = outputs.write(outcome.joined(), environment, look);
    unwritten.forEach(problem -> Cli.say(problem, environment.err()));
    return unwritten;
  }

  /** A hook runs before there is a commit message. */
  private List<ChangeSet.Allowance> allowances() {
    return environment
        .env()
        .getOrDefault(ALLOW, "")
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> new ChangeSet.Allowance(line.strip(), ALLOW, Optional.empty()))
        .toList();
  }

  private Outcome lint(PolicyOption.Chosen chosen, ChangeSet changes, SinceRequest since) {
    LocalDate today = environment.today();
    Outcome outcome =
        new Linter(chosen.policy(), today).lint(changes, since).with(List.of(), chosen.notes());
    if (chosen.base().isEmpty()) {
      return outcome;
    }
    Policy base = chosen.base().get();
    return outcome.with(
        PolicyReview.of(base, chosen.policy(), changes, since, outcome, today), List.of());
  }

  /** The policy with what other files of a tree say. */
  private Policy whole(Tree tree, Configuration configuration, boolean isLinted) {
    if (noBaseline && baselineOption.isNamed()) {
      throw Failure.usage("--baseline and --no-baseline exclude each other.", "Keep one of them.");
    }
    Policy policy = sizesOption.read(tree, configuration.policy(), environment, isLinted);
    return noBaseline
        ? policy.with(Baseline.none(policy.settings().baselineFile()), Optional.empty())
        : baselineOption.read(tree, policy, isLinted);
  }

  private static Outcome withWhatIsMissing(
      Outcome outcome, Selected selected, ChangeSet changes, Settings settings) {
    Outcome.Coverage read = outcome.coverage();
    boolean nothing =
        read.files() + read.notReviewed() + read.deployed() == 0 && outcome.errors().isEmpty();
    return outcome.withErrors(selected.missing(nothing, changes, settings));
  }

  private static int exitCode(Outcome outcome, Threshold threshold) {
    if (!outcome.errors().isEmpty()) {
      return ExitCode.COULD_NOT_RUN;
    }
    boolean fails = outcome.open().stream().anyMatch(f -> threshold.fails(f.severity()));
    return fails ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }
}
