package dev.migralint.cli;

import dev.migralint.git.GitFailure;
import dev.migralint.git.Repository;
import dev.migralint.source.Folder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The files around a folder, as they are on this computer. */
final class WorkingTree {
  private WorkingTree() {}

  /** The top of the working tree that a folder lies in; nothing where there is none. */
  static Optional<Path> top(Path folder, Map<String, String> env) {
    try (Repository repository = Repository.open(folder, env)) {
      return repository.workTree();
    } catch (GitFailure none) {
      return Optional.empty();
    }
  }

  /** The files of a folder that has to be there. */
  static Folder folder(Path path) {
    return Folder.open(path)
        .orElseThrow(() -> Failure.usage(path + " is no folder.", "Correct the path."));
  }

  /** The settings and rules that lint would take for the working tree around a folder. */
  static Configuration configuration(Path folder, Environment environment, Rulebooks rules) {
    Map<String, String> env = environment.env();
    return Configuration.read(
        folder(top(folder, env).orElse(folder)),
        SettingsOption.organization(environment, () -> configuredSettings(folder, env)),
        rules,
        environment.today());
  }

  private static Optional<Path> configuredSettings(Path folder, Map<String, String> env) {
    try (Repository repository = Repository.open(folder, env)) {
      return repository.configuredSettings();
    } catch (GitFailure none) {
      return Optional.empty();
    }
  }
}
