package dev.migralint.cli;

import dev.migralint.proof.ShownFinding;
import dev.migralint.report.RulePage;
import dev.migralint.report.VocabularyPage;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.yaml.Nearest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code migralint explain RULE}. */
@Command(
    name = "explain",
    description = "Shows the page of a rule: why it reports, examples, and the safe way.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  migralint explain dropped-column",
      "  migralint explain --vocabulary"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Environment environment;
  private final Rulebooks rules;

  @Option(names = "--markdown", description = "Writes the page as Markdown.")
  private boolean markdown;

  @Option(
      names = "--vocabulary",
      description = "Shows every operation, fact and value that a rule can use.")
  private boolean vocabulary;

  @Parameters(
      paramLabel = "RULE",
      arity = "0..1",
      description = "A rule's id, as findings print it.")
  private String id = "";

  ExplainCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    if (vocabulary != id.isEmpty()) {
      throw Failure.usage(
          vocabulary ? "--vocabulary takes no RULE." : "No RULE given.",
          "`migralint rules` lists the rules; try `migralint explain --help`.");
    }
    if (vocabulary) {
      environment.out().print(VocabularyPage.markdown(Vocabulary.standard()));
      return ExitCode.CLEAN;
    }
    RuleBook own = rules.own();
    Rule rule = own.find(id).orElseGet(this::ofTeam);
    Optional<ShownFinding> shown = ShownFinding.of(rule, own.rules());
    environment
        .out()
        .print(
            markdown
                ? RulePage.markdown(rule, shown)
                : RulePage.text(rule, shown, environment.width()));
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
