package dev.migralint.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code migralint hook}. */
@Command(
    name = "hook",
    description = "Installs migralint into a repository's Git hooks, and removes it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class HookCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "No command given. Try `migralint hook install`.");
  }
}
