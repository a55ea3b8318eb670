package dev.migralint.cli;

import dev.migralint.git.HookFile;
import dev.migralint.git.HookFile.State;
import dev.migralint.git.HookProgram;
import dev.migralint.git.HookScript.IfMissing;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migralint hook install}. */
@Command(
    name = "install",
    description = {
      "Lints what is staged before every commit and merge, and what is pushed before every push."
          + " Updates hooks of earlier releases; never overwrites a hook of another program.",
      "Exit codes: 0 all hooks are in place, 2 one needs a line that you add yourself, 3 one could"
          + " not be written."
    },
    mixinStandardHelpOptions = true)
final class HookInstallCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin private HookOptions options = new HookOptions();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "An organization's settings, which the hook passes to lint.")
  private @Nullable Path settings;

  @Option(
      names = "--if-missing",
      paramLabel = "fail|warn",
      description =
          "What the hook does when migralint is gone: stop with exit code 3 (the default), or print"
              + " a warning and go on.")
  private @Nullable IfMissing ifMissing;

  HookInstallCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path launcher =
        environment
            .launcher()
            .orElseThrow(
                () ->
                    Failure.couldNotRun(
                        "",
                        "migralint was not started by its launcher, so the hook can't name it.",
                        "Run bin/migralint hook install."));
    HookProgram program = HookProgram.of(launcher, environment.env());
    Optional<Path> passed = settings();
    return options.each(environment, file -> install(file, program, passed));
  }

  private int install(HookFile file, HookProgram program, Optional<Path> passed) {
    State before = file.state();
    file.install(program, passed, Optional.ofNullable(ifMissing));
    String does =
        switch (before) {
          case INSTALLED, BY_HAND -> " already lints ";
          case OUTDATED -> " was updated and lints ";
          case NOT_INSTALLED, FOREIGN -> " now lints ";
        };
    environment.out().println(file.path() + does + file.hook().linted() + ".");
    if (file.lacks(program)) {
      environment
          .out()
          .println(
              "  It starts the migralint on the PATH, and there is none: put its folder there.");
    }
    return ExitCode.CLEAN;
  }

  private Optional<Path> settings() {
    Optional<Path> file =
        Optional.ofNullable(settings).map(named -> environment.cwd().resolve(named).normalize());
    file.ifPresent(Configuration::check);
    return file;
  }
}
