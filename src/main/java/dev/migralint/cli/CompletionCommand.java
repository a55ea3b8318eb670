package dev.migralint.cli;

import dev.migralint.cli.help.FishCompletion;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code migralint completion SHELL}. */
@Command(
    name = "completion",
    description = "Prints a script with which a shell completes commands and options.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  source <(migralint completion bash)     # in ~/.bashrc",
      "  source <(migralint completion zsh)      # in ~/.zshrc",
      "  migralint completion fish > ~/.config/fish/completions/migralint.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Environment environment;

  /** The shells that a script can be written for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    CommandLine line = spec.root().commandLine();
    String name = spec.root().name();
    environment
        .out()
        .print(
            switch (shell) {
              // One script for both.
              case BASH, ZSH -> AutoComplete.bash(name, line);
              case FISH -> FishCompletion.of(line);
            });
    return ExitCode.CLEAN;
  }
}
