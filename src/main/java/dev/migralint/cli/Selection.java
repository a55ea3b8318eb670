package dev.migralint.cli;

import dev.migralint.git.GitFailure;
import dev.migralint.git.Push;
import dev.migralint.git.Repository;
import dev.migralint.report.GithubEvent;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Content;
import dev.migralint.source.Folder;
import dev.migralint.source.MapTree;
import dev.migralint.source.Overlay;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what to lint. */
final class Selection {
  private static final String STDIN_NAME = "stdin.sql";

  @Option(
      names = "--staged",
      description = "What is staged, read from the index and compared with HEAD.")
  private boolean staged;

  @Option(
      names = "--base",
      paramLabel = "REV",
      description = "What the head changes since its merge base with this revision.")
  private @Nullable String base;

  @Option(
      names = "--head",
      paramLabel = "REV",
      description = "The head of --base, or the commit of --all. The default is HEAD.")
  private @Nullable String head;

  @Option(names = "--all", description = "Every migration of HEAD, each judged as its own change.")
  private boolean all;

  @Option(
      names = "--since",
      paramLabel = "VERSION|REV",
      description =
          "With --all or paths: only migrations after this version, or that differ from this Git"
              + " revision. The others count as applied. Also `since` in the settings.")
  private @Nullable String since;

  @Option(
      names = {"-C", "--repo"},
      paramLabel = "DIR",
      description = "Works in this folder instead of the current one.")
  private @Nullable Path repo;

  @Option(
      names = "--stdin-path",
      paramLabel = "NAME",
      description = "With -: the path under which the standard input is linted.")
  private @Nullable String stdinPath;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files or folders of the working tree, or - for the standard input.")
  private List<String> paths = new ArrayList<>();

  /** What the options and the surroundings ask for. */
  Selected select(Environment environment) {
    refuseContradictions(environment.env());
    Path cwd = folder(environment);
    Map<String, String> env = environment.env();
    if (paths.equals(List.of("-"))) {
      return standardInput(environment, cwd);
    }
    if (all) {
      return history(cwd, Optional.ofNullable(head), env);
    }
    if (!paths.isEmpty() && !env.containsKey("PRE_COMMIT")) {
      return named(cwd, env, true);
    }
    if (base != null) {
      Repository repository = Repository.open(cwd, env);
      String from = base;
      String to = head == null ? "HEAD" : head;
      return Selected.ofRepository(
          repository, repository.tree(to), branch -> repository.between(from, to, branch));
    }
    return ofSurroundings(cwd, environment);
  }

  /** The refs of the push that git tells of on the standard input, and that have to be linted. */
  List<Push> pushes(Environment environment) {
    refuseContradictions(environment.env());
    if (staged || base != null || all || !paths.isEmpty()) {
      throw Failure.usage(
          "--pushed excludes --staged, --base, --all and paths.", "Keep one of them.");
    }
    String lines = new String(readStandardInput(environment), StandardCharsets.UTF_8);
    try (Repository repository = Repository.open(folder(environment), environment.env())) {
      return repository.toLint(Push.read(lines));
    }
  }

  /** One of these refs. */
  Selected pushed(Push push, Environment environment) {
    Repository repository = Repository.open(folder(environment), environment.env());
    return Selected.ofRepository(
        repository, repository.tree(push.id()), branch -> repository.pushed(push, branch));
  }

  private Path folder(Environment environment) {
    if (repo == null) {
      return environment.cwd();
    }
    Path folder = environment.cwd().resolve(repo).normalize();
    if (!Files.isDirectory(folder)) {
      throw Failure.usage(repo + " is no folder.", "Correct the path after --repo.");
    }
    return folder;
  }

  /** Up to where migrations count as deployed. */
  SinceRequest since(Selected selected) {
    return new SinceRequest(Optional.ofNullable(since), selected::at);
  }

  private void refuseContradictions(Map<String, String> env) {
    // The pre-commit framework adds names to whatever its hook says.
    boolean named = !paths.isEmpty() && !(staged && env.containsKey("PRE_COMMIT"));
    int ways = (staged ? 1 : 0) + (base != null ? 1 : 0) + (all ? 1 : 0) + (named ? 1 : 0);
    if (ways > 1) {
      throw Failure.usage(
          "--staged, --base, --all and paths exclude each other.", "Keep one of them.");
    }
    if (head != null && base == null && !all) {
      throw Failure.usage("--head needs --base or --all.", "Say what to compare it with.");
    }
    if (since != null && (!(all || named) || paths.contains("-"))) {
      throw Failure.usage(
          "--since needs --all or folders: elsewhere only what changes is judged.",
          "Drop it, or add --all.");
    }
    if (since != null && since.isBlank()) {
      throw Failure.usage("--since names nothing.", "Give it a version or a revision.");
    }
    if (paths.contains("-") && paths.size() > 1) {
      throw Failure.usage("- stands for one text, without other paths.", "Keep one of them.");
    }
    if (stdinPath != null && !paths.equals(List.of("-"))) {
      throw Failure.usage("--stdin-path needs -.", "Write: migralint lint - --stdin-path NAME");
    }
  }

  // What a hook or CI asks for

  private Selected ofSurroundings(Path cwd, Environment environment) {
    Map<String, String> env = environment.env();
    Repository repository = Repository.open(cwd, env);
    Optional<CiRefs> range = CiRefs.preCommit(env);
    if (range.isPresent()) {
      return ofRefs(repository, range.get());
    }
    if (!staged && !env.containsKey("PRE_COMMIT") && CiRefs.isCi(env)) {
      return CiRefs.of(env, () -> event(env))
          .map(refs -> ofRefs(repository, refs))
          .orElseGet(
              () ->
                  Selected.ofRepository(
                      repository, repository.tree("HEAD"), repository::sinceBaseBranch));
    }
    Selected found =
        Selected.ofRepository(
            repository,
            repository.stagedTree(),
            branch -> {
              ChangeSet changes = repository.staged(branch);
              return CiRefs.isCi(env) && isEmpty(changes)
                  ? changes.noting(
                      "nothing is staged, so nothing was compared; without --staged, CI compares"
                          + " with the base branch")
                  : changes;
            });
    return paths.isEmpty() ? found : namedByPreCommit(found, cwd, env);
  }

  private static Selected ofRefs(Repository repository, CiRefs refs) {
    String from = repository.firstKnown(refs.bases());
    return Selected.ofRepository(
        repository,
        repository.tree(refs.head()),
        branch ->
            refs.request()
                ? repository.pullRequest(from, refs.head(), refs.mergeCommit())
                : repository.between(from, refs.head(), branch));
  }

  private static GithubEvent event(Map<String, String> env) {
    String path = env.get("GITHUB_EVENT_PATH");
    return path == null ? GithubEvent.none() : GithubEvent.read(Path.of(path));
  }

  /** With --all-files nothing is staged, and the framework's file names are what was asked for. */
  private Selected namedByPreCommit(Selected found, Path cwd, Map<String, String> env) {
    if (!isEmpty(found.changes(Optional.empty()))) {
      return found;
    }
    found.close();
    return named(cwd, env, false);
  }

  private static boolean isEmpty(ChangeSet changes) {
    return changes.review() instanceof Review.Diff diff && diff.changes().isEmpty();
  }

  // A whole history

  /** Every migration of a commit, HEAD unless said otherwise; without Git those of the folder. */
  static Selected history(Path cwd, Optional<String> head, Map<String, String> env) {
    Optional<Repository> repository = repository(cwd, env);
    if (repository.isEmpty()) {
      if (head.isPresent()) {
        throw Failure.usage(
            cwd + " is in no Git repository, so there is no revision.", "Drop --head.");
      }
      return Selected.ofFolder(WorkingTree.folder(cwd));
    }
    Repository found = repository.get();
    return Selected.ofHistory(found, found.everything(head.orElse("HEAD")));
  }

  private static Optional<Repository> repository(Path cwd, Map<String, String> env) {
    try {
      return Optional.of(Repository.open(cwd, env));
    } catch (GitFailure failure) {
      return switch (failure.kind()) {
        case USAGE -> Optional.empty();
        case COULD_NOT_RUN -> throw failure;
      };
    }
  }

  // Files and folders

  private Selected named(Path cwd, Map<String, String> env, boolean byPerson) {
    List<Path> absolute = paths.stream().map(path -> resolve(cwd, path)).toList();
    Path first = absolute.stream().filter(Files::exists).findFirst().orElse(cwd);
    Path root = root(cwd, first, env);
    Folder tree = WorkingTree.folder(root);
    List<String> inside = new ArrayList<>();
    List<Problem> missing = new ArrayList<>();
    for (int i = 0; i < absolute.size(); i++) {
      Path real = real(absolute.get(i));
      if (!Files.exists(real, LinkOption.NOFOLLOW_LINKS)) {
        missing.add(new Problem(paths.get(i), "does not exist.", "Check the path."));
      } else if (!real.startsWith(tree.root())) {
        missing.add(
            new Problem(
                paths.get(i),
                "is outside of " + tree.root() + ".",
                "Lint it in a run of its own."));
      } else {
        inside.add(slashes(tree.root().relativize(real)));
      }
    }
    return Selected.ofNamed(tree, () -> around(tree, env), inside, byPerson, missing);
  }

  /** The repository whose working tree it is. */
  private static Optional<Repository> around(Folder tree, Map<String, String> env) {
    return repository(tree.root(), env)
        .filter(
            found ->
                found
                    .workTree()
                    .flatMap(Folder::open)
                    .map(Folder::root)
                    .equals(Optional.of(tree.root())));
  }

  static Path resolve(Path cwd, String path) {
    try {
      return cwd.resolve(path).normalize();
    } catch (InvalidPathException invalid) {
      throw Failure.usage("\"" + path + "\" is no path.", "Check the arguments.");
    }
  }

  /** The path with its folders' links resolved, but not its own: a link is judged, not followed. */
  private static Path real(Path path) {
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null) {
      return path;
    }
    try {
      return (Files.exists(parent) ? parent.toRealPath() : real(parent)).resolve(name);
    } catch (IOException unreadable) {
      return path;
    }
  }

  /**
   * The working tree that holds the path; else the current folder; else a folder above the path.
   */
  private static Path root(Path cwd, Path path, Map<String, String> env) {
    Path folder = Files.isDirectory(path) ? path : path.getParent();
    if (folder != null && Files.isDirectory(folder)) {
      Optional<Path> workTree = WorkingTree.top(folder, env);
      if (workTree.isPresent()) {
        return workTree.get();
      }
    }
    if (path.startsWith(cwd)) {
      return cwd;
    }
    Path above = path.getParent();
    Path twoAbove = above == null ? null : above.getParent();
    return twoAbove != null ? twoAbove : above != null ? above : path;
  }

  private static String slashes(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }

  // The standard input

  private Selected standardInput(Environment environment, Path cwd) {
    Content content = new Content.Bytes(readStandardInput(environment));
    Path root = WorkingTree.top(cwd, environment.env()).orElse(cwd);
    Folder below = WorkingTree.folder(root);
    Supplier<Optional<Repository>> around = () -> around(below, environment.env());
    if (stdinPath == null) {
      Tree alone = MapTree.ofContents(Map.of(STDIN_NAME, content));
      return Selected.ofText("the standard input", below, around, alone, STDIN_NAME);
    }
    Path path = real(resolve(cwd, stdinPath));
    if (!path.startsWith(below.root()) || Files.isDirectory(path)) {
      throw Failure.usage(stdinPath + " is no file in " + root + ".", "Name a path inside of it.");
    }
    String name = slashes(below.root().relativize(path));
    Tree replaced = new Overlay(below, name, content);
    return Selected.ofText("the standard input as " + name, replaced, around, replaced, name);
  }

  private static byte[] readStandardInput(Environment environment) {
    try {
      byte[] bytes = environment.in().readNBytes((int) Folder.LIMIT + 1);
      if (bytes.length > Folder.LIMIT) {
        throw Failure.couldNotRun("", "The standard input is larger than 256 MB.", "Split it.");
      }
      return bytes;
    } catch (IOException failed) {
      throw Failure.couldNotRun("", "The standard input can't be read.", "Check the pipe.");
    }
  }
}
