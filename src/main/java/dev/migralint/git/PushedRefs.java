package dev.migralint.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** Which refs of a push bring commits that have to be linted. */
record PushedRefs(Repository stored, Objects objects, Ancestry ancestry) {
  /**
   * Leaves out deletions, what is no commit, equal ranges, and tags of commits that a remote branch
   * has or that a branch of the same push brings.
   */
  List<Push> toLint(List<Push> pushes) {
    List<Push> branches = new ArrayList<>();
    Map<RevCommit, Push> tags = new LinkedHashMap<>();
    Set<ObjectId> there = new HashSet<>(remoteBranches());
    for (Push push : pushes) {
      Optional<RevCommit> commit = push.isDeletion() ? Optional.empty() : ancestry.find(push.id());
      if (commit.isPresent() && push.isTag()) {
        tags.putIfAbsent(commit.get(), push);
      } else if (commit.isPresent() && branches.stream().noneMatch(push::isSameRange)) {
        branches.add(push);
        there.add(commit.get());
      }
    }
    tags.keySet().removeAll(ancestry.reachable(tags.keySet(), there));
    List<Push> all = new ArrayList<>(branches);
    all.addAll(tags.values());
    return List.copyOf(all);
  }

  private List<ObjectId> remoteBranches() {
    try {
      return stored.getRefDatabase().getRefsByPrefix(Constants.R_REMOTES).stream()
          .map(Ref::getObjectId)
          .filter(id -> id != null)
          .toList();
    } catch (IOException failed) {
      throw objects.failure("", failed);
    }
  }
}
