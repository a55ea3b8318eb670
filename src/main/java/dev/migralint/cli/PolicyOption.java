package dev.migralint.cli;

import dev.migralint.policy.Policy;
import dev.migralint.settings.Settings;
import dev.migralint.settings.Settings.PolicyFrom;
import dev.migralint.settings.SettingsReader;
import dev.migralint.sizes.SizesFile;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Content;
import dev.migralint.source.MapTree;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says whose policy judges a change. */
final class PolicyOption {
  @Option(
      names = "--policy-from",
      paramLabel = "WHERE",
      description =
          "Whose settings, baseline and rules judge a change: change (its own, the default, which"
              + " reports what it loosens) or base (those of the merge base).")
  private @Nullable PolicyFrom from;

  /**
   * The policy that judges, and the one to compare it with.
   *
   * @param base the merge base's, where the change's own judges and is another one
   */
  record Chosen(Policy policy, Optional<Policy> base, List<String> notes) {
    static Chosen own(Policy own, String... notes) {
      return new Chosen(own, Optional.empty(), List.of(notes));
    }
  }

  /**
   * Chooses.
   *
   * @param own the change's own policy
   * @param read reads the policy of another tree
   */
  Chosen choose(Policy own, ChangeSet changes, Function<Tree, Policy> read) {
    boolean asked = from == PolicyFrom.BASE;
    if (changes.base().isEmpty()) {
      if (!asked) {
        return Chosen.own(own);
      }
      if (changes.review() instanceof Review.Diff) {
        String note = "there is no commit to take the policy from, so the defaults judge this one";
        return Chosen.own(read.apply(MapTree.of(Map.of())), note);
      }
      throw Failure.usage(
          "--policy-from base needs a merge base, and " + changes.description() + " has none.",
          "Drop it, or lint a change: --staged, or --base REV.");
    }
    Tree base = changes.base().get();
    if (isSame(own, changes.head(), base)) {
      return Chosen.own(own);
    }
    Policy before;
    try {
      before = read.apply(base);
    } catch (Failure failed) {
      return unreadable(own, failed);
    }
    if (isFromBase(before.settings())) {
      return Chosen.own(
          before,
          "the policy of the merge base judges this change; what the change makes of it counts once"
              + " it is merged");
    }
    return new Chosen(own, Optional.of(before), List.of());
  }

  /** Whether the policy of the base judges, where that or the organization has these settings. */
  private boolean isFromBase(Settings settings) {
    return (from == null ? settings.policyFrom() : Optional.of(from))
        .equals(Optional.of(PolicyFrom.BASE));
  }

  private Chosen unreadable(Policy own, Failure failed) {
    Problem first = failed.problems().getFirst();
    if (isFromBase(own.settings())) {
      throw Failure.usage(
          "The policy of the merge base can't be read: " + first.sentence(),
          "Correct it there, or judge this change by its own: --policy-from change.");
    }
    return Chosen.own(
        own,
        "whether this change loosens the policy is unknown, because that of the merge base can't be"
            + " read: "
            + first.sentence());
  }

  /** Whether all files of the policy are in both trees, with the same bytes. */
  private static boolean isSame(Policy own, Tree head, Tree base) {
    Set<String> paths = new TreeSet<>(own.files().keySet());
    paths.addAll(SettingsReader.FILE_NAMES);
    paths.add(own.baseline().path());
    paths.add(own.settings().sizes().file().orElse(SizesFile.DEFAULT));
    for (Settings.RuleFolder folder : own.settings().ruleFolders()) {
      if (folder.origin() == Settings.Origin.REPOSITORY) {
        base.list(folder.path()).stream()
            .map(Tree.Entry::name)
            .filter(name -> name.endsWith(".yml"))
            .forEach(
                name -> paths.add(folder.path().isEmpty() ? name : folder.path() + "/" + name));
      }
    }
    return paths.stream().allMatch(path -> isSame(head.content(path), base.content(path)));
  }

  private static boolean isSame(Content one, Content other) {
    return switch (one) {
      case Content.Bytes(byte[] bytes) ->
          other instanceof Content.Bytes(byte[] others) && Arrays.equals(bytes, others);
      case Content.Missing missing -> other instanceof Content.Missing;
      case Content.Unreadable unreadable -> other instanceof Content.Unreadable;
    };
  }
}
