package dev.migralint.cli;

import dev.migralint.plan.Plan;
import dev.migralint.plan.Planner;
import dev.migralint.report.Options;
import dev.migralint.report.plan.PlanFormat;
import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migralint plan}. */
@Command(
    name = "plan",
    description =
        "Shows what PostgreSQL does when migrations run: locks, rewrites, scans and lost data."
            + " Takes the same migrations as lint, and judges nothing.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  migralint plan                         # what is staged",
      "  migralint plan --base origin/main --format markdown",
      "  migralint plan db/migrations/V12__email.sql"
    })
final class PlanCommand implements Callable<Integer> {
  private final Environment environment;
  private final Rulebooks rules;

  @Mixin private Selection selection = new Selection();

  @Mixin private SettingsOption settingsOption = new SettingsOption();
  @Mixin private ColorOption colorOption = new ColorOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, markdown or json.")
  private String format = "text";

  PlanCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    PlanFormat written =
        PlanFormat.parse(format)
            .orElseThrow(() -> Failure.usage(List.of(PlanFormat.unknown(format))));
    try (Selected selected = selection.select(environment)) {
      Settings settings = settingsOption.read(selected, environment, rules).settings();
      ChangeSet changes = selected.changes(settings.base());
      Plan plan = new Planner(settings).plan(changes, selection.since(selected));
      plan = withWhatIsMissing(plan, selected, changes, settings);
      write(plan, written);
      return plan.errors().isEmpty() ? ExitCode.CLEAN : ExitCode.COULD_NOT_RUN;
    }
  }

  private static Plan withWhatIsMissing(
      Plan plan, Selected selected, ChangeSet changes, Settings settings) {
    boolean nothing = plan.files() == 0 && plan.errors().isEmpty();
    List<Problem> errors = new ArrayList<>(plan.errors());
    errors.addAll(selected.missing(nothing, changes, settings));
    return new Plan(plan.description(), plan.files(), plan.migrations(), plan.notes(), errors);
  }

  private void write(Plan plan, PlanFormat written) {
    Options options =
        new Options(
            Version.semantic(),
            Optional.empty(),
            colorOption.isOn(environment),
            environment.charset(),
            environment.width(),
            false,
            false,
            false);
    Writer out =
        new BufferedWriter(new OutputStreamWriter(environment.out(), environment.charset()));
    try {
      written.reporter().write(plan, out, options);
      out.flush();
    } catch (IOException failed) {
      throw Failure.couldNotRun("", "The output can't be written.", "Is the pipe closed?");
    }
    if (written != PlanFormat.TEXT) {
      plan.errors().forEach(problem -> Cli.say(problem, environment.err()));
    }
  }
}
