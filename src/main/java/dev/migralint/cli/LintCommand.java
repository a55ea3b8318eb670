package dev.migralint.cli;

import dev.migralint.git.GitFailure;
import dev.migralint.lint.Linter;
import dev.migralint.lint.Outcome;
import dev.migralint.lint.Settings;
import dev.migralint.lint.Settings.Threshold;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Problem;
import java.nio.file.Path;
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
    description = {
      "Lints migrations: what is staged (in a hook and by default), what a branch changed"
          + " (--base), a whole history (--all), or files and folders. In GitHub Actions it finds"
          + " the commits itself."
    },
    mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
  private final Environment environment;
  private final Rulebooks rules;

  @Mixin private Selection selection = new Selection();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "An organisation's settings; the repository's .migralint.yml comes on top.")
  private @Nullable Path settingsFile;

  @Option(
      names = "--format",
      paramLabel = "FORMAT[=FILE]",
      description = "text, sarif, github or json; with =FILE into that file. May be repeated.")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the format without a file goes; the standard output otherwise.")
  private @Nullable String output;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "note, warning, error or never: from which severity the exit code is 1.")
  private @Nullable Threshold failOn;

  @Option(names = "--show-suppressed", description = "Shows findings that are allowed, too.")
  private boolean showSuppressed;

  LintCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    Outputs outputs = Outputs.parse(formats, Optional.ofNullable(output), environment.cwd());
    try {
      return lint(outputs);
    } catch (Failure failed) {
      outputs.writeFailure(failed.problems(), environment);
      throw failed;
    } catch (GitFailure failed) {
      outputs.writeFailure(List.of(failed.problem()), environment);
      throw failed;
    }
  }

  private int lint(Outputs outputs) {
    try (Selected selected = selection.select(environment)) {
      Configuration configuration =
          Configuration.read(
              selected.head(),
              Optional.ofNullable(settingsFile).map(environment.cwd()::resolve),
              rules);
      Settings settings = configuration.settings();
      ChangeSet changes = selected.changes(settings.base());
      Outcome outcome = new Linter(configuration.book(), settings).lint(changes);
      outcome = withWhatIsMissing(outcome, selected, changes.review(), settings);
      List<Problem> unwritten =
          outputs.write(outcome, environment, showSuppressed, selected.isHistory());
      unwritten.forEach(problem -> Cli.say(problem, environment.err()));
      Threshold threshold = failOn == null ? settings.threshold() : failOn;
      return unwritten.isEmpty() ? exitCode(outcome, threshold) : ExitCode.COULD_NOT_RUN;
    }
  }

  /** Who names files or asks for all and gets nothing is told what was looked for. */
  private static Outcome withWhatIsMissing(
      Outcome outcome, Selected selected, Review review, Settings settings) {
    List<Problem> errors = new ArrayList<>(outcome.errors());
    errors.addAll(selected.missing());
    boolean nothing = outcome.coverage().files() == 0 && errors.isEmpty();
    if (selected.isNamed() && nothing && !areExcluded(review, settings)) {
      errors.add(nothingFound(outcome.description()));
    }
    return new Outcome(
        outcome.description(),
        outcome.rules(),
        outcome.findings(),
        outcome.coverage(),
        outcome.histories(),
        outcome.notes(),
        errors);
  }

  /** What to tell who names files or asks for all where there is nothing. */
  static Problem nothingFound(String description) {
    return new Problem(
        "",
        "No PostgreSQL migrations were found in "
            + description
            + ". migralint looks for the folders of Prisma, Drizzle, Supabase, Flyway and"
            + " golang-migrate, and for folders of numbered .sql files.",
        "Name the files themselves (`migralint lint FILE…`), or list their folder under"
            + " `migrations:` in .migralint.yml.");
  }

  /** An editor or a script may name files that the settings exclude: that is no mistake. */
  static boolean areExcluded(Review review, Settings settings) {
    List<String> paths =
        switch (review) {
          case Review.Diff diff -> List.of();
          case Review.Each each -> each.paths();
          case Review.One one -> List.of(one.path());
        };
    return !paths.isEmpty() && paths.stream().allMatch(settings::excludes);
  }

  private static int exitCode(Outcome outcome, Threshold threshold) {
    if (!outcome.errors().isEmpty()) {
      return ExitCode.COULD_NOT_RUN;
    }
    boolean fails = outcome.open().stream().anyMatch(f -> threshold.fails(f.severity()));
    return fails ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }
}
