package dev.migralint.cli;

import dev.migralint.git.HookFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code migralint hook uninstall}. */
@Command(
    name = "uninstall",
    description = {
      "Removes what `hook install` wrote, and the file if nothing else is in it.",
      "Exit codes: 0 nothing of it is left, 2 a line that you added yourself is, 3 a file could not"
          + " be written."
    },
    mixinStandardHelpOptions = true)
final class HookUninstallCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin private HookOptions options = new HookOptions();

  HookUninstallCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return options.each(environment, this::uninstall);
  }

  private int uninstall(HookFile file) {
    String did = file.uninstall() ? " no longer runs migralint." : " does not run migralint.";
    environment.out().println(file.path() + did);
    return ExitCode.CLEAN;
  }
}
