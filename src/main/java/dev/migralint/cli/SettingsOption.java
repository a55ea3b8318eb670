package dev.migralint.cli;

import dev.migralint.source.Tree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names settings below those of the repository. */
final class SettingsOption {
  private static final String VARIABLE = "MIGRALINT_SETTINGS";

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Settings of an organization. Those of the repository (.migralint.yml) override them."
              + " Also "
              + VARIABLE
              + " or `git config migralint.settings`.")
  private @Nullable Path file;

  /** Settings and rules for what was selected. */
  Configuration read(Selected selected, Environment environment, Rulebooks rules) {
    return read(selected.head(), selected, environment, rules);
  }

  /** Settings and rules that another tree of the selected repository holds. */
  Configuration read(Tree tree, Selected selected, Environment environment, Rulebooks rules) {
    Optional<Path> organization =
        file == null
            ? organization(environment, selected::configuredSettings)
            : Optional.of(environment.cwd().resolve(file));
    return Configuration.read(tree, organization, rules, environment.today());
  }

  /** The organization's settings where no option names them. */
  static Optional<Path> organization(Environment environment, Supplier<Optional<Path>> configured) {
    String named = environment.env().getOrDefault(VARIABLE, "");
    try {
      return named.isBlank() ? configured.get() : Optional.of(environment.cwd().resolve(named));
    } catch (InvalidPathException invalid) {
      throw Failure.usage(VARIABLE + " names no file: \"" + named + "\".", "Correct the path.");
    }
  }
}
