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
import picocli.CommandLine.ArgGroup;
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

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Subject subject = new Subject();

  /** What is shown. */
  static final class Subject {
    @Option(
        names = "--vocabulary",
        description = "Shows every operation, fact and value that a rule can use.")
    private boolean vocabulary;

    @Parameters(paramLabel = "RULE", description = "A rule's id, as findings print it.")
    private String id = "";
  }

  ExplainCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    if (subject.vocabulary) {
      environment.out().print(VocabularyPage.markdown(Vocabulary.standard()));
      return ExitCode.CLEAN;
    }
    String id = subject.id;
    RuleBook own = rules.own();
    Rule rule = own.find(id).orElseGet(() -> ofTeam(id));
    Optional<ShownFinding> shown = ShownFinding.of(rule, own.rules());
    environment.out().print(markdown ? RulePage.markdown(rule, shown) : RulePage.text(rule, shown));
    return ExitCode.CLEAN;
  }

  private Rule ofTeam(String id) {
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
