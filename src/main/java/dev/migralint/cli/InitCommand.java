package dev.migralint.cli;

import dev.migralint.git.Hook;
import dev.migralint.git.Repository;
import dev.migralint.layout.find.Layouts;
import dev.migralint.report.Printable;
import dev.migralint.settings.SettingsReader;
import dev.migralint.setup.CiService;
import dev.migralint.setup.HookManager;
import dev.migralint.setup.PostgresVersion;
import dev.migralint.setup.Proposal;
import dev.migralint.source.Folder;
import dev.migralint.source.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migralint init}. */
@Command(
    name = "init",
    description = {
      "Sets migralint up in a repository: settings, Git hooks, a workflow and a baseline. Prints"
          + " what it found and each file before it asks whether to write it; never changes a file"
          + " that is there."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  migralint init", "  migralint init --yes -C ../shop"})
final class InitCommand implements Callable<Integer> {
  private final Environment environment;
  private final Rulebooks rules;
  private @Nullable BufferedReader answers;

  @Option(names = "--yes", description = "Writes everything without asking.")
  private boolean yes;

  @Option(
      names = {"-C", "--repo"},
      paramLabel = "DIR",
      description = "The repository; that of the current folder by default.")
  private @Nullable Path repo;

  InitCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    if (!yes && !environment.terminal()) {
      throw Failure.usage(
          "`migralint init` asks before it writes, and this is not a terminal.",
          "Run it in a terminal, or write everything with --yes.");
    }
    Path cwd = repo == null ? environment.cwd() : environment.cwd().resolve(repo).normalize();
    Path top;
    Path hooks;
    Optional<String> base;
    try (Repository repository = Repository.open(cwd, environment.env())) {
      top =
          repository
              .workTree()
              .orElseThrow(
                  () ->
                      Failure.usage(
                          cwd + " is a bare repository, in which no file can be written.",
                          "Run it in a working tree."));
      base = repository.baseBranch();
      hooks = repository.hook(Hook.PRE_COMMIT).path();
    }
    Folder tree = WorkingTree.folder(top);
    Proposal proposal =
        new Proposal(
            Layouts.everywhere(tree).stream().filter(Proposal::isLinted).toList(),
            PostgresVersion.in(tree),
            base,
            CiService.in(tree));
    proposal.found().forEach(this::print);
    int exit = ExitCode.CLEAN;
    exit = Math.max(exit, settings(top, proposal));
    exit = Math.max(exit, hooks(top, hooks, HookManager.in(tree)));
    exit = Math.max(exit, ci(top, proposal));
    exit = Math.max(exit, baseline(top, proposal));
    print("");
    print("Next: commit these files, then try `migralint lint --all`.");
    return exit;
  }

  private int settings(Path top, Proposal proposal) {
    if (SettingsReader.FILE_NAMES.stream().anyMatch(name -> isThere(top, name))) {
      return ExitCode.CLEAN;
    }
    return offer(top, SettingsReader.FILE_NAME, proposal.settings());
  }

  /** A manager whose own hook is not where Git looks has yet to take over. */
  private int hooks(Path top, Path hook, Optional<HookManager> manager) {
    print("");
    boolean manages =
        manager
            .filter(one -> one != HookManager.HUSKY || !hook.startsWith(top.resolve(one.path())))
            .isPresent();
    if (manages) {
      HookManager one = manager.get();
      print("Git hooks are managed by " + one.title() + " (" + one.path() + ").");
      print("  " + one.advice(release()));
      return ExitCode.CLEAN;
    }
    return agreed("Install Git hooks that lint what is staged, merged and pushed?")
        ? new HookInstallCommand(environment.in(top)).call()
        : ExitCode.CLEAN;
  }

  /** The version to install; a build between releases is taken for the next one. */
  private static String release() {
    return Version.semantic().replaceFirst("-.*", "");
  }

  private int ci(Path top, Proposal proposal) {
    String version = release();
    CiService ci = proposal.ci().orElse(CiService.GITHUB);
    if (proposal.ci().isEmpty()) {
      return ExitCode.CLEAN;
    }
    if (ci == CiService.GITHUB) {
      String path = Proposal.workflowPath();
      return isThere(top, path) ? ExitCode.CLEAN : offer(top, path, Proposal.workflow(version));
    }
    print("");
    print("Add to " + ci.path() + ":");
    Proposal.job(ci, version).lines().forEach(line -> print("  " + line));
    return ExitCode.CLEAN;
  }

  private int baseline(Path top, Proposal proposal) {
    if (proposal.histories().isEmpty() || isThere(top, ".migralint-baseline")) {
      return ExitCode.CLEAN;
    }
    print("");
    return agreed("Write a baseline, so that only new findings are reported?")
        ? new BaselineCommand(environment.in(top), rules).call()
        : ExitCode.CLEAN;
  }

  private boolean isThere(Path top, String path) {
    boolean there = Files.exists(top.resolve(path), LinkOption.NOFOLLOW_LINKS);
    if (there) {
      print("");
      print(path + " is there already and stays as it is.");
    }
    return there;
  }

  private int offer(Path top, String path, String text) {
    print("");
    print("New file " + path + ":");
    text.lines().forEach(line -> print("  + " + line));
    if (!agreed("Write it?")) {
      return ExitCode.CLEAN;
    }
    Path file = top.resolve(path);
    Optional<Problem> problem = WholeFile.write(file, top, writer -> writer.write(text));
    problem.ifPresent(one -> Cli.say(one, environment.err()));
    return problem.isPresent() ? ExitCode.COULD_NOT_RUN : ExitCode.CLEAN;
  }

  /** Enter means yes; an end of the input means no. */
  private boolean agreed(String question) {
    environment.out().print(question + (yes ? " yes" : " [Y/n] "));
    environment.out().flush();
    if (yes) {
      print("");
      return true;
    }
    try {
      if (answers == null) {
        answers =
            new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
      }
      String answer = answers.readLine();
      return answer != null
          && (answer.isBlank() || answer.strip().toLowerCase(Locale.ROOT).startsWith("y"));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private void print(String line) {
    environment.out().println(Printable.line(line));
  }
}
