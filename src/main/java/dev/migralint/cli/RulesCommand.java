package dev.migralint.cli;

import dev.migralint.rule.Rule;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migralint rules}. */
@Command(
    name = "rules",
    description = "Lists the rules with their severities; `explain RULE` tells more.",
    mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
  private final Environment environment;
  private final Rulebooks rules;

  @Option(names = "--markdown", description = "Writes every rule's page, as in rules/README.md.")
  private boolean markdown;

  RulesCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    List<Rule> all = rules.own().rules();
    if (markdown) {
      environment.out().print(dev.migralint.report.RulePage.index(all));
      return ExitCode.CLEAN;
    }
    int width = all.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    for (Rule rule : all) {
      String severity = rule.enabled() ? rule.severity().word() : "off";
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
