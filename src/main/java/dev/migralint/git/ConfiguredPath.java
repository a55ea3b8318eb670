package dev.migralint.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/**
 * A path that Git's configuration names: that of the computer, the user, the repository or the
 * working tree, the last of which holds (<a
 * href="https://git-scm.com/docs/git-config#FILES">git-config</a>). Only reads files.
 */
final class ConfiguredPath {
  private ConfiguredPath() {}

  static Optional<Path> of(
      String section, String name, Location location, Map<String, String> env) {
    Path home = Path.of(env.getOrDefault("HOME", System.getProperty("user.home", "/")));
    FS fs = FS.DETECTED.newInstance().setUserHome(home.toFile());
    Config settings = new Config();
    for (Path file : files(location, env, home)) {
      settings = above(settings, file, fs);
    }
    if (settings.getBoolean("extensions", "worktreeConfig", false)) {
      settings = above(settings, location.gitDir().resolve("config.worktree"), fs);
    }
    String named = settings.getString(section, null, name);
    return named == null || named.isEmpty()
        ? Optional.empty()
        : Optional.of(resolve(section + "." + name, named, location, home));
  }

  private static Config above(Config below, Path file, FS fs) {
    FileBasedConfig settings = new FileBasedConfig(below, file.toFile(), fs);
    try {
      settings.load();
      return settings;
    } catch (IOException | ConfigInvalidException failed) {
      throw GitFailure.couldNotRun(
          file.toString(),
          "is a settings file of git that can't be read (" + failed.getMessage() + ").",
          "Correct it: `git config --list` shows where it fails.");
    }
  }

  private static Path resolve(String key, String named, Location location, Path home) {
    if (named.equals("~") || named.startsWith("~/")) {
      return home.resolve(named.substring(Math.min(2, named.length()))).normalize();
    }
    if (named.startsWith("~") || named.startsWith("%(prefix)")) {
      throw GitFailure.couldNotRun(
          "",
          key + " is " + named + ", which migralint does not look up.",
          "Write it as an absolute path, or one that starts with ~/.");
    }
    return location.workTree().orElse(location.gitDir()).resolve(named).normalize();
  }

  private static List<Path> files(Location location, Map<String, String> env, Path home) {
    List<Path> files = new ArrayList<>();
    if (!isTrue(env.getOrDefault("GIT_CONFIG_NOSYSTEM", ""))) {
      files.add(Path.of(env.getOrDefault("GIT_CONFIG_SYSTEM", "/etc/gitconfig")));
    }
    String global = env.get("GIT_CONFIG_GLOBAL");
    if (global != null) {
      files.add(Path.of(global));
    } else {
      String xdg = env.getOrDefault("XDG_CONFIG_HOME", "");
      files.add((xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg)).resolve("git/config"));
      files.add(home.resolve(".gitconfig"));
    }
    files.add(location.commonDir().resolve("config"));
    return files;
  }

  private static boolean isTrue(String value) {
    return List.of("1", "true", "yes", "on").contains(value.toLowerCase(Locale.ROOT));
  }
}
