package dev.migralint.git;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** The commits that are being merged into HEAD. */
final class MergeHeads {
  // `git merge` runs its hooks before it writes MERGE_HEAD, and names the commits in variables:
  // https://github.com/git/git/blob/v2.39.5/builtin/merge.c
  private static final Pattern GITHEAD = Pattern.compile("GITHEAD_([0-9a-f]{40})");

  private MergeHeads() {}

  /** The ids of the commits, none when no merge is under way. */
  static List<String> ids(Repository stored, Map<String, String> env) {
    try {
      List<ObjectId> written = stored.readMergeHeads();
      if (written != null) {
        return written.stream().map(ObjectId::name).toList();
      }
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException failed) {
      throw GitFailure.couldNotRun(
          "MERGE_HEAD", "can't be read.", "Run `git merge --abort`, and merge again.");
    }
    return env.keySet().stream()
        .map(GITHEAD::matcher)
        .filter(Matcher::matches)
        .map(named -> named.group(1))
        .sorted()
        .toList();
  }
}
