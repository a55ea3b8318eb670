package dev.migralint.cli;

import dev.migralint.baseline.Baseline;
import dev.migralint.policy.Policy;
import dev.migralint.settings.BaselinePath;
import dev.migralint.settings.Settings;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import dev.migralint.source.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a baseline. */
final class BaselineOption {
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "The baseline, as a path from the root of the repository. The default is `baseline` of"
              + " the settings, else "
              + BaselinePath.DEFAULT
              + ".")
  private @Nullable String file;

  /** The path of the baseline, from the root of the repository. */
  String path(Settings settings) {
    if (file == null) {
      return settings.baselineFile();
    }
    String named = file;
    Optional<String> wrong = BaselinePath.problem(named);
    if (wrong.isPresent()) {
      String[] parts = wrong.get().split("; ", 2);
      throw Failure.usage(
          "--baseline: `" + named + "` " + parts[0] + ".",
          Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1) + ".");
    }
    return named;
  }

  /** Whether the baseline was named, so that it has to be there. */
  boolean isNamed() {
    return file != null;
  }

  /**
   * The policy with the baseline of a tree; one that is only the default need not be there.
   *
   * @param isLinted whether the tree is what is linted, not what it is compared with
   * @throws Failure (usage) with everything that is wrong
   */
  Policy read(Tree tree, Policy policy, boolean isLinted) {
    String path = path(policy.settings());
    return switch (tree.read(path)) {
      case Reading.Missing missing -> {
        if (isNamed() && isLinted) {
          throw Failure.usage(
              "There is no baseline " + path + " in what is linted.",
              "Correct the path, or commit the file that `migralint baseline` writes.");
        }
        yield policy.with(Baseline.none(path), Optional.empty());
      }
      case Reading.Unreadable unreadable -> throw Failure.usage(List.of(unreadable.problem()));
      case Reading.Text text ->
          policy.with(checked(Baseline.read(text.file())), Optional.of(text.file()));
    };
  }

  /** What was read, when nothing is wrong with it. */
  static Baseline checked(Baseline.Result result) {
    List<Problem> problems = result.problems();
    if (!problems.isEmpty()) {
      throw Failure.usage(problems);
    }
    return result.baseline();
  }
}
