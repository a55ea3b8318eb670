package dev.migralint.cli;

import dev.migralint.git.GitFailure;
import dev.migralint.git.Hook;
import dev.migralint.git.HookFile;
import dev.migralint.git.Repository;
import dev.migralint.yaml.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which hooks of which repository a command is about. */
final class HookOptions {
  @Option(
      names = {"-C", "--repo"},
      paramLabel = "DIR",
      description = "The repository; that of the current folder by default.")
  private @Nullable Path repo;

  @Option(
      names = "--hook",
      paramLabel = "NAME",
      split = ",",
      description =
          "pre-commit, pre-merge-commit or pre-push; may be repeated. All three by default.")
  private List<String> names = new ArrayList<>();

  /**
   * Does the same for each hook; one that fails does not keep the others from their turn.
   *
   * @return the highest exit code
   */
  int each(Environment environment, ToIntFunction<HookFile> action) {
    List<Hook> hooks = hooks();
    Path cwd = repo == null ? environment.cwd() : environment.cwd().resolve(repo);
    try (Repository repository = Repository.open(cwd, environment.env())) {
      int worst = ExitCode.CLEAN;
      for (Hook hook : hooks) {
        worst = Math.max(worst, one(repository.hook(hook), environment, action));
      }
      return worst;
    }
  }

  private static int one(HookFile file, Environment environment, ToIntFunction<HookFile> action) {
    try {
      return action.applyAsInt(file);
    } catch (GitFailure failed) {
      return Cli.failed(failed, environment);
    }
  }

  private List<Hook> hooks() {
    if (names.isEmpty()) {
      return List.of(Hook.values());
    }
    return names.stream().map(HookOptions::named).distinct().toList();
  }

  private static Hook named(String name) {
    return Hook.named(name)
        .orElseThrow(
            () ->
                Failure.usage(
                    "`" + name + "` is not a hook that migralint installs.",
                    Nearest.word(name, Hook.names())
                        .map(near -> "Did you mean `" + near + "`?")
                        .orElse("Name one of " + String.join(", ", Hook.names()) + ".")));
  }
}
