package dev.migralint.git;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/** The tags of a repository. */
final class Tags {
  /** The length of a run of digits is compared first, so that v10 comes after v9. */
  private static final Comparator<String> BY_NUMBERS =
      Comparator.comparing((String name) -> padded(name)).thenComparing(name -> name);

  private Tags() {}

  /** The tag on the newest commit that has one, of the commit and its ancestors. */
  static Optional<String> newest(
      Repository repository, Objects objects, Predicate<String> names, RevCommit from) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      Map<AnyObjectId, String> tags = new HashMap<>();
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        String name = ref.getName().substring(Constants.R_TAGS.length());
        if (names.test(name)) {
          ObjectId peeled = repository.getRefDatabase().peel(ref).getPeeledObjectId();
          ObjectId commit = peeled == null ? ref.getObjectId() : peeled;
          tags.merge(commit, name, (a, b) -> BY_NUMBERS.compare(a, b) < 0 ? b : a);
        }
      }
      if (tags.isEmpty()) {
        return Optional.empty();
      }
      walk.sort(RevSort.COMMIT_TIME_DESC);
      walk.markStart(walk.parseCommit(from));
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        String tag = tags.get(commit);
        if (tag != null) {
          return Optional.of(tag);
        }
      }
      return Optional.empty();
    } catch (IOException failed) {
      throw objects.failure("", failed);
    }
  }

  private static String padded(String name) {
    StringBuilder padded = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int end = i;
      while (end < name.length() && Character.isDigit(name.charAt(end))) {
        end++;
      }
      if (end == i) {
        padded.append(name.charAt(i++));
      } else {
        padded.append("0".repeat(Math.max(0, 12 - (end - i)))).append(name, i, end);
        i = end;
      }
    }
    return padded.toString();
  }
}
