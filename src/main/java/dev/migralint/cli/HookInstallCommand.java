package dev.migralint.cli;

import dev.migralint.git.HookFile;
import dev.migralint.git.Repository;
import dev.migralint.source.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migralint hook install}. */
@Command(
    name = "install",
    description = "Lints what is staged before every commit; never overwrites a hook.",
    mixinStandardHelpOptions = true)
final class HookInstallCommand implements Callable<Integer> {
  private final Environment environment;

  @Option(
      names = {"-C", "--repo"},
      paramLabel = "DIR",
      description = "The repository; that of the current folder otherwise.")
  private @Nullable Path repo;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "An organization's settings, which the hook passes to lint.")
  private @Nullable Path settings;

  HookInstallCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path cwd = repo == null ? environment.cwd() : environment.cwd().resolve(repo);
    Path launcher =
        environment
            .launcher()
            .orElseThrow(
                () ->
                    Failure.couldNotRun(
                        "",
                        "migralint was not started by its launcher, so the hook can't name it.",
                        "Run bin/migralint hook install."));
    try (Repository repository = Repository.open(cwd, environment.env())) {
      HookFile hook = repository.preCommitHook();
      boolean before = hook.isInstalled();
      Optional<Problem> problem = hook.install(launcher, settings());
      if (problem.isPresent()) {
        throw Failure.usage(List.of(problem.get()));
      }
      environment
          .out()
          .println(
              hook.path()
                  + (before ? " already lints what is staged." : " now lints what is staged."));
      return ExitCode.CLEAN;
    }
  }

  private Optional<Path> settings() {
    Optional<Path> file =
        Optional.ofNullable(settings).map(named -> environment.cwd().resolve(named).normalize());
    file.ifPresent(Configuration::check);
    return file;
  }
}
