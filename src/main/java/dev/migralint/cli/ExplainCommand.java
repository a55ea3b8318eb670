package dev.migralint.cli;

import dev.migralint.report.RulePage;
import dev.migralint.rule.Rule;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.yaml.Nearest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code migralint explain RULE}. */
@Command(
    name = "explain",
    description = "Shows a rule's page: why, examples, the safe way.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Environment environment;
  private final Rulebooks rules;

  @Option(names = "--markdown", description = "Writes the page as Markdown.")
  private boolean markdown;

  @Parameters(paramLabel = "RULE", description = "A rule's id, as findings print it.")
  private String id = "";

  ExplainCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    Rule rule = rules.own().find(id).orElseGet(this::ofTeam);
    environment.out().print(markdown ? RulePage.markdown(rule) : RulePage.text(rule));
    return ExitCode.CLEAN;
  }

  private Rule ofTeam() {
    RuleBook book = WorkingTree.configuration(environment.cwd(), environment, rules).book();
    return book.find(id)
        .orElseThrow(
            () ->
                Failure.usage(
                    "There is no rule `" + id + "`.",
                    Nearest.word(id, book.ids())
                        .map(near -> "Did you mean `" + near + "`?")
                        .orElse("`migralint rules` lists them.")));
  }
}
