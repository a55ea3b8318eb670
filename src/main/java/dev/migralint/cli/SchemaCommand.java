package dev.migralint.cli;

import dev.migralint.layout.Layout;
import dev.migralint.layout.find.Layouts;
import dev.migralint.report.JsonSchemas;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.rule.read.RuleSchema;
import dev.migralint.settings.SettingsSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migralint schema}. */
@Command(
    name = "schema",
    description =
        "Prints a JSON Schema: of the settings or of rule files for editors, of the JSON report of"
            + " lint, or of that of plan.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  migralint schema settings > .migralint.schema.json",
      "  migralint schema report"
    })
final class SchemaCommand implements Callable<Integer> {
  private final Environment environment;
  private final Rulebooks rules;

  /** What there is a schema of. */
  enum Subject {
    SETTINGS,
    REPORT,
    PLAN,
    RULE
  }

  @Parameters(paramLabel = "settings|report|plan|rule", description = "What the schema is of.")
  private Subject subject = Subject.SETTINGS;

  SchemaCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    environment
        .out()
        .println(
            switch (subject) {
              case SETTINGS -> {
                RuleBook book = rules.own();
                yield JsonSchemas.print(
                    SettingsSchema.settings(
                        Layouts.ALL.stream().map(Layout::name).toList(), book.ids()));
              }
              case REPORT -> JsonSchemas.report();
              case PLAN -> JsonSchemas.plan();
              case RULE -> JsonSchemas.print(RuleSchema.of(Vocabulary.standard()));
            });
    return ExitCode.CLEAN;
  }
}
