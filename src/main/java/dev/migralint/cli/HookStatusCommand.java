package dev.migralint.cli;

import dev.migralint.git.HookFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code migralint hook status}. */
@Command(
    name = "status",
    description = {
      "Prints for each hook whether it runs migralint, and its path.",
      "Exit codes: 0 all of them do, 1 one does not or is outdated."
    },
    mixinStandardHelpOptions = true)
final class HookStatusCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin private HookOptions options = new HookOptions();

  HookStatusCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return options.each(environment, this::show);
  }

  private int show(HookFile file) {
    HookFile.State state = file.state();
    String words =
        switch (state) {
          case INSTALLED -> "installed";
          case BY_HAND -> "installed by hand";
          case OUTDATED -> "outdated; `migralint hook install` updates it";
          case NOT_INSTALLED -> "not installed";
          case FOREIGN -> "another program's hook";
        };
    environment.out().printf("%-16s  %s (%s)%n", file.hook().file(), words, file.path());
    return switch (state) {
      case INSTALLED, BY_HAND -> ExitCode.CLEAN;
      case OUTDATED, NOT_INSTALLED, FOREIGN -> ExitCode.FINDINGS;
    };
  }
}
