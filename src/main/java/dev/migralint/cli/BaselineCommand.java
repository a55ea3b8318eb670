package dev.migralint.cli;

import dev.migralint.baseline.Baseline;
import dev.migralint.git.GitFailure;
import dev.migralint.git.Repository;
import dev.migralint.lint.Linter;
import dev.migralint.lint.Outcome;
import dev.migralint.report.Printable;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SettingsReader;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.Content;
import dev.migralint.source.Folder;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import dev.migralint.suppression.Terms;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migralint baseline}. */
@Command(
    name = "baseline",
    description = {
      "Writes the baseline: a file with all open findings of `lint --all` in HEAD. lint suppresses"
          + " what the file lists until its statement, file or object changes. Commit the file:"
          + " lint reads it from the commit or index that it lints.",
      "",
      "Running it again accepts what is found by then; --prune only removes entries. If nothing is"
          + " found, no file is written, and an existing one is emptied."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  migralint baseline                  # accept what is found today",
      "  migralint baseline --prune          # drop what is no longer found",
      "  migralint baseline --check --prune  # in CI: exit 1 if it could shrink"
    })
final class BaselineCommand implements Callable<Integer> {
  private static final int SHOWN = 10;

  private final Environment environment;
  private final Rulebooks rules;

  @Mixin private SettingsOption settingsOption = new SettingsOption();
  @Mixin private BaselineOption baselineOption = new BaselineOption();

  @Option(names = "--prune", description = "Only removes entries that no longer match a finding.")
  private boolean prune;

  @Option(
      names = "--upgrade",
      description =
          "Only rewrites entries in the form of this release: present ids of rules, one entry for a"
              + " finding about several objects.")
  private boolean upgrade;

  @Option(
      names = "--check",
      description =
          "Writes nothing. Exits with 1 if the file would change in more than order and comments.")
  private boolean check;

  @Option(
      names = {"-C", "--repo"},
      paramLabel = "DIR",
      description = "Works in this folder instead of the current one.")
  private @Nullable Path repo;

  BaselineCommand(Environment environment, Rulebooks rules) {
    this.environment = environment;
    this.rules = rules;
  }

  @Override
  public Integer call() {
    if (prune && upgrade) {
      throw Failure.usage(
          "--prune and --upgrade can't be combined.",
          "Run `migralint baseline --upgrade` first, then with --prune.");
    }
    Path cwd = repo == null ? environment.cwd() : environment.cwd().resolve(repo).normalize();
    if (!Files.isDirectory(cwd)) {
      throw Failure.usage(cwd + " is no folder.", "Correct the path after --repo.");
    }
    Folder root = WorkingTree.folder(root(cwd));
    try (Selected selected = Selection.history(cwd, Optional.empty(), environment.env())) {
      Configuration configuration = settingsOption.read(selected, environment, rules);
      Settings settings = configuration.settings();
      BaselineFile file = new BaselineFile(root, baselineOption.path(settings));
      Optional<Baseline> before = file.read();
      String path = baselineOption.path(settings);
      Outcome outcome =
          new Linter(configuration.book(), settings, Baseline.none(path), environment.today())
              .lint(
                  selected.changes(settings.base()),
                  new SinceRequest(Optional.empty(), selected::at));
      List<Problem> unread = unread(outcome, selected, settings);
      if (!unread.isEmpty()) {
        unread.forEach(problem -> Cli.say(problem, environment.err()));
        return ExitCode.COULD_NOT_RUN;
      }
      notes(outcome, selected.head(), root).forEach(note -> print("note: " + note));
      Terms terms = Terms.of(settings, configuration.book().names(), environment.today());
      Baseline found = Baseline.of(path, outcome.open()).withoutRules(terms::forbids);
      int left = outcome.open().size() - found.lines().size();
      if (left > 0) {
        print(
            "note: "
                + count(left, "finding")
                + " can't be in it, because the settings say `suppress: never` for the rule");
      }
      Baseline written = before.orElse(Baseline.none(path));
      Baseline old = written.withIds(configuration.book()::current);
      Baseline after = prune ? old.within(found) : upgrade ? old.upgraded(found) : found;
      return write(file, before.isPresent(), written, after);
    }
  }

  private Path root(Path cwd) {
    try (Repository repository = Repository.open(cwd, environment.env())) {
      return repository
          .workTree()
          .orElseThrow(
              () ->
                  Failure.usage(
                      cwd + " is a bare repository, in which no file can be written.",
                      "Run it in a working tree."));
    } catch (GitFailure failure) {
      return switch (failure.kind()) {
        case USAGE -> cwd;
        case COULD_NOT_RUN -> throw failure;
      };
    }
  }

  private static List<Problem> unread(Outcome outcome, Selected selected, Settings settings) {
    Outcome.Coverage read = outcome.coverage();
    boolean nothing =
        read.files() + read.notReviewed() + read.deployed() == 0 && outcome.errors().isEmpty();
    ChangeSet changes = selected.changes(settings.base());
    List<Problem> problems = new ArrayList<>(outcome.errors());
    problems.addAll(selected.missing(nothing, changes, settings));
    return problems;
  }

  private static List<String> notes(Outcome outcome, Tree head, Folder root) {
    List<String> notes = new ArrayList<>(outcome.notes());
    for (String settings : SettingsReader.FILE_NAMES) {
      if (!same(head.content(settings), root.content(settings))) {
        notes.add(settings + " is not committed as it is here; what HEAD has of it was taken");
      }
    }
    return notes;
  }

  private static boolean same(Content one, Content other) {
    if (one instanceof Content.Bytes(byte[] first)
        && other instanceof Content.Bytes(byte[] second)) {
      return Arrays.equals(first, second);
    }
    return one.getClass().equals(other.getClass());
  }

  private int write(BaselineFile file, boolean exists, Baseline before, Baseline after) {
    String path = after.path();
    if (before.entries().equals(after.entries())) {
      print(exists ? unchanged(after) : unwritten(path));
      return ExitCode.CLEAN;
    }
    Baseline added = after.without(before);
    Baseline removed = before.without(after);
    if (check) {
      print(path + " is not what would be written:");
    } else {
      file.write(after);
      String end = exists ? ":" : ".";
      print(path + " now holds " + count(after.lines().size(), "finding") + end);
    }
    if (exists || check) {
      list(upgrade ? "rewritten" : "new in it", "+", added);
    }
    list(upgrade ? "as they were" : "no longer found", "-", removed);
    if (check) {
      print(
          "Next: `migralint baseline"
              + (prune ? " --prune" : upgrade ? " --upgrade" : "")
              + "`, and commit the file.");
      return ExitCode.FINDINGS;
    }
    print("Next: commit " + path + "; lint then reports only what is not in it.");
    return ExitCode.CLEAN;
  }

  private static String unchanged(Baseline baseline) {
    return baseline.path() + " stays as it is: " + count(baseline.lines().size(), "finding") + ".";
  }

  private String unwritten(String path) {
    return upgrade
        ? "There is no " + path + " to upgrade. Run `migralint baseline` to write one."
        : "Nothing is found, so no " + path + " is needed; none was written.";
  }

  private void list(String what, String sign, Baseline entries) {
    if (entries.lines().isEmpty()) {
      return;
    }
    print("  " + sign + " " + entries.lines().size() + " " + what);
    Map<String, Integer> places = new TreeMap<>();
    entries.entries().forEach(e -> places.merge(e.path() + "  " + e.rule(), 1, Integer::sum));
    places.entrySet().stream()
        .limit(SHOWN)
        .forEach(e -> print("      " + e.getKey() + (e.getValue() > 1 ? " x" + e.getValue() : "")));
    if (places.size() > SHOWN) {
      print("      and " + (places.size() - SHOWN) + " more");
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void print(String line) {
    PrintStream out = environment.out();
    out.println(Printable.line(line));
  }
}
