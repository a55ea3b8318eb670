package dev.migralint.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names settings below those of the repository. */
final class SettingsOption {
  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "An organization's settings; the repository's .migralint.yml comes on top.")
  private @Nullable Path file;

  /** Settings and rules for what was selected. */
  Configuration read(Selected selected, Environment environment, Rulebooks rules) {
    return Configuration.read(
        selected.head(), Optional.ofNullable(file).map(environment.cwd()::resolve), rules);
  }
}
