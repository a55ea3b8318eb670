package dev.migralint.cli;

import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migralint rules}. */
@Command(
    name = "rules",
    description = "Lists the rules with their severities in the settings of this repository.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  migralint rules", "  migralint rules --markdown docs/rules"})
final class RulesCommand implements Callable<Integer> {
  private final Environment environment;
  private final Rulebooks rules;

  @Option(
      names = "--markdown",
      paramLabel = "DIR",
      description =
          "Writes README.md, VOCABULARY.md and a page for each rule in pages/ into the folder.")
  private @Nullable Path markdown;

  @Option(
      names = {"-C", "--repo"},
      paramLabel = "DIR",
      description = "Works in this folder instead of the current one.")
  private @Nullable Path repo;

  RulesCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    Path cwd = repo == null ? environment.cwd() : environment.cwd().resolve(repo);
    Configuration here = WorkingTree.configuration(cwd, environment, rules);
    List<Rule> all = here.book().rules();
    if (markdown != null) {
      int pages = RulePages.write(environment.cwd().resolve(markdown), all);
      environment.out().println("Wrote " + pages + " pages to " + markdown + ".");
      return ExitCode.CLEAN;
    }
    int width = all.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    for (Rule rule : all) {
      String severity = here.settings().severity(rule).map(Severity::word).orElse("off");
      environment
          .out()
          .println(
              rule.id()
                  + " ".repeat(width + 2 - rule.id().length())
                  + severity
                  + " ".repeat(9 - severity.length())
                  + rule.title());
    }
    return ExitCode.CLEAN;
  }
}
