package dev.migralint.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository's parts are, found as git finds them (<a
 * href="https://git-scm.com/docs/git#_environment_variables">environment</a>, <a
 * href="https://git-scm.com/docs/gitrepository-layout">layout</a>).
 *
 * @param gitDir what belongs to this working tree: HEAD, index, MERGE_HEAD
 * @param commonDir what linked working trees share: objects, refs, settings, hooks
 * @param workTree the top of the working tree, or nothing for a bare repository
 * @param index the index file
 * @param objects the folder of objects
 * @param alternates further folders of objects, from the environment
 */
record Location(
    Path gitDir,
    Path commonDir,
    Optional<Path> workTree,
    Path index,
    Path objects,
    List<Path> alternates) {

  /** Finds the repository that a git command run in {@code cwd} would work on. */
  static Location find(Path cwd, Map<String, String> env) {
    try {
      Path here = cwd.toAbsolutePath().normalize();
      if (!Files.isDirectory(here)) {
        throw GitFailure.usage(cwd.toString(), "is not a folder.", "Name a folder.");
      }
      String named = env.get("GIT_DIR");
      if (named != null) {
        return locate(here, here, named(here, named), env, true);
      }
      for (Path at = here; at != null; at = at.getParent()) {
        if (!at.equals(here) && isCeiling(at, env)) {
          break;
        }
        Optional<Path> gitDir = gitDirAt(at);
        if (gitDir.isPresent()) {
          return locate(here, at, gitDir.get(), env, false);
        }
      }
    } catch (IOException | InvalidPathException | ConfigInvalidException failed) {
      throw GitFailure.couldNotRun(
          cwd.toString(),
          "has a repository that can't be read: " + failed.getMessage() + ".",
          "See whether `git status` works there.");
    }
    throw GitFailure.usage(
        cwd.toString(),
        "is not inside a Git repository.",
        "Run in one, name one with --repo, or lint files by naming their paths.");
  }

  private static Path named(Path cwd, String gitDir) throws IOException {
    Path place = cwd.resolve(gitDir).normalize();
    Path followed = Files.isRegularFile(place) ? pointedAt(place) : place;
    if (!isGitDir(followed)) {
      throw GitFailure.usage(
          gitDir, "is what GIT_DIR names, but is no Git repository.", "Correct or unset GIT_DIR.");
    }
    return followed;
  }

  private static Optional<Path> gitDirAt(Path folder) throws IOException {
    Path dotGit = folder.resolve(".git");
    if (Files.isRegularFile(dotGit)) {
      Path followed = pointedAt(dotGit);
      if (!isGitDir(followed)) {
        throw GitFailure.couldNotRun(
            dotGit.toString(),
            "points at " + followed + ", which is no Git repository.",
            "Run `git worktree repair` or `git submodule update` in the main repository.");
      }
      return Optional.of(followed);
    }
    if (isGitDir(dotGit)) {
      return Optional.of(dotGit);
    }
    return isGitDir(folder) ? Optional.of(folder) : Optional.empty();
  }

  private static Path pointedAt(Path gitFile) throws IOException {
    String text = firstLine(gitFile);
    if (!text.startsWith("gitdir: ")) {
      throw GitFailure.couldNotRun(
          gitFile.toString(),
          "is no `gitdir:` file.",
          "Remove it, or restore what git wrote there.");
    }
    String target = text.substring("gitdir: ".length());
    return folderOf(gitFile).resolve(target).normalize();
  }

  private static boolean isGitDir(Path folder) throws IOException {
    if (!Files.exists(folder.resolve("HEAD")) && !Files.isSymbolicLink(folder.resolve("HEAD"))) {
      return false;
    }
    Path common = commonDir(folder);
    return Files.isDirectory(common.resolve("objects"))
        && Files.isDirectory(common.resolve("refs"));
  }

  private static Path commonDir(Path gitDir) throws IOException {
    Path file = gitDir.resolve("commondir");
    return Files.isRegularFile(file) ? gitDir.resolve(firstLine(file)).normalize() : gitDir;
  }

  private static boolean isCeiling(Path folder, Map<String, String> env) {
    for (String ceiling :
        env.getOrDefault("GIT_CEILING_DIRECTORIES", "").split(File.pathSeparator)) {
      if (!ceiling.isEmpty() && real(Path.of(ceiling)).equals(real(folder))) {
        return true;
      }
    }
    return false;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static Location locate(
      Path cwd, Path foundAt, Path gitDir, Map<String, String> env, boolean named)
      throws IOException, ConfigInvalidException {
    String common = env.get("GIT_COMMON_DIR");
    Path commonDir = common == null ? commonDir(gitDir) : cwd.resolve(common).normalize();
    Optional<Path> workTree = workTree(cwd, foundAt, gitDir, commonDir, env, named);
    Path base = workTree.orElse(cwd);
    String index = env.get("GIT_INDEX_FILE");
    String objects = env.get("GIT_OBJECT_DIRECTORY");
    List<Path> alternates = new ArrayList<>();
    for (String alternate :
        env.getOrDefault("GIT_ALTERNATE_OBJECT_DIRECTORIES", "").split(File.pathSeparator)) {
      if (!alternate.isEmpty()) {
        alternates.add(base.resolve(alternate));
      }
    }
    return new Location(
        gitDir,
        commonDir,
        workTree,
        index == null || index.isEmpty() ? gitDir.resolve("index") : base.resolve(index),
        objects == null ? commonDir.resolve("objects") : base.resolve(objects),
        List.copyOf(alternates));
  }

  private static Optional<Path> workTree(
      Path cwd, Path foundAt, Path gitDir, Path commonDir, Map<String, String> env, boolean named)
      throws IOException, ConfigInvalidException {
    String given = env.get("GIT_WORK_TREE");
    if (given != null) {
      return Optional.of(cwd.resolve(given).normalize());
    }
    boolean linked = !gitDir.equals(commonDir);
    Config settings =
        linked ? parsed(gitDir.resolve("config.worktree"), null) : settings(gitDir, commonDir);
    String configured = settings.getString("core", null, "worktree");
    if (configured != null) {
      return Optional.of(gitDir.resolve(configured).normalize());
    }
    if (settings.getBoolean("core", "bare", false) || (!named && gitDir.equals(foundAt))) {
      return Optional.empty();
    }
    Path backPointer = gitDir.resolve("gitdir");
    if (named && linked && Files.isRegularFile(backPointer)) {
      Path top = folderOf(gitDir.resolve(firstLine(backPointer)).normalize());
      return Optional.of(real(cwd).startsWith(real(top)) ? top : cwd);
    }
    return Optional.of(foundAt);
  }

  /** The repository's own settings, with those of this working tree where it has its own. */
  static Config settings(Path gitDir, Path commonDir) throws IOException, ConfigInvalidException {
    Config shared = parsed(commonDir.resolve("config"), null);
    return shared.getBoolean("extensions", "worktreeConfig", false)
        ? parsed(gitDir.resolve("config.worktree"), shared)
        : shared;
  }

  private static Config parsed(Path file, @Nullable Config below)
      throws IOException, ConfigInvalidException {
    Config config = below == null ? new Config() : new Config(below);
    if (Files.isRegularFile(file)) {
      config.fromText(Files.readString(file));
    }
    return config;
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private static String firstLine(Path file) throws IOException {
    if (Files.size(file) > 1 << 16) {
      throw new IOException(file + " is too large for what it should hold");
    }
    return Files.readString(file).strip();
  }
}
