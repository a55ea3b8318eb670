package dev.migralint.cli;

import dev.migralint.proof.RuleProofs;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.source.Folder;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migralint test-rules DIR}. */
@Command(
    name = "test-rules",
    description =
        "Tests the rules of a folder by their examples. Other rules are not used, except for"
            + " migralint's own rules, which are tested together.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  migralint test-rules db/rules"})
final class TestRulesCommand implements Callable<Integer> {
  private final Environment environment;
  private final Rulebooks rules;

  @Parameters(paramLabel = "DIR", description = "The folder with the rules' .yml files.")
  private Path folder = Path.of("");

  TestRulesCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    Folder tree =
        Folder.open(environment.cwd().resolve(folder))
            .orElseThrow(
                () -> Failure.usage(folder + " is no folder.", "Name a folder with rules."));
    List<SourceFile> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    if (tree.list("").stream().noneMatch(entry -> entry.name().endsWith(".yml"))) {
      throw Failure.usage(folder + " holds no rules.", "Name a folder with rules (.yml files).");
    }
    Configuration.readRules(
        tree, List.of(new Settings.RuleFolder("", Settings.Origin.ORGANIZATION)), files, problems);
    Set<String> builtIn =
        BuiltInRules.files().stream().map(TestRulesCommand::name).collect(Collectors.toSet());
    long known = files.stream().filter(file -> builtIn.contains(name(file))).count();
    boolean migralints = known > builtIn.size() / 2;
    RuleBook.Loaded loaded =
        migralints ? RuleBook.load(files, Vocabulary.standard()) : rules.with(files);
    problems.addAll(loaded.problems());
    int proven = 0;
    int examples = 0;
    for (SourceFile file : files) {
      for (Rule rule : loaded.book().rules()) {
        if (problems.isEmpty() && name(file).equals(rule.id() + ".yml")) {
          problems.addAll(
              migralints ? RuleProofs.of(rule, loaded.book().rules()) : RuleProofs.alone(rule));
          proven++;
          examples += rule.bad().size() + rule.good().size();
        }
      }
    }
    if (!problems.isEmpty()) {
      throw Failure.usage(problems);
    }
    environment.out().println("Proven: " + proven + " rules by " + examples + " examples.");
    return ExitCode.CLEAN;
  }

  private static String name(SourceFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }
}
