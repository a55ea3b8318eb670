package dev.migralint.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Commits by their names, and how they descend from each other. */
final class Ancestry {
  private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-fA-F]{40}");

  private final Repository repository;
  private final Objects objects;
  private final Damage damage;

  Ancestry(Repository repository, Objects objects, Damage damage) {
    this.repository = repository;
    this.objects = objects;
    this.damage = damage;
  }

  /** The commit that a revision names; a failure that says so when there is none. */
  RevCommit commit(String revision) {
    ObjectId id = resolve(revision).orElseThrow(() -> unknown(revision));
    return commit(revision, id);
  }

  private RevCommit commit(String revision, ObjectId id) {
    try (RevWalk walk = walk()) {
      return walk.parseCommit(id);
    } catch (MissingObjectException missing) {
      throw OBJECT_ID.matcher(revision).matches()
          ? unknown(revision)
          : objects.failure(revision, missing);
    } catch (IOException failed) {
      throw objects.failure(revision, failed);
    }
  }

  /** The commit that a revision names, if it names one that is here. */
  Optional<RevCommit> find(String revision) {
    try (RevWalk walk = walk()) {
      Optional<ObjectId> id = resolve(revision);
      return id.isEmpty() ? Optional.empty() : Optional.of(walk.parseCommit(id.get()));
    } catch (MissingObjectException | IncorrectObjectTypeException notHere) {
      return Optional.empty();
    } catch (IOException damaged) {
      throw objects.failure(revision, damaged);
    }
  }

  /** The commit that HEAD names; empty before the first one. */
  Optional<RevCommit> head() {
    try {
      Ref head = repository.exactRef(Constants.HEAD);
      if (head != null && head.getObjectId() != null) {
        return Optional.of(commit(Constants.HEAD, head.getObjectId()));
      }
    } catch (IOException failed) {
      throw damage.ofHead().orElseGet(() -> objects.failure(Constants.HEAD, failed));
    }
    damage
        .ofHead()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return Optional.empty();
  }

  private Optional<ObjectId> resolve(String revision) {
    if (revision.isBlank() || revision.startsWith("-")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(repository.resolve(revision + "^{commit}"));
    } catch (MissingObjectException missing) {
      if (OBJECT_ID.matcher(revision).matches()) {
        return Optional.empty();
      }
      throw objects.failure("", missing);
    } catch (AmbiguousObjectException | IncorrectObjectTypeException notOne) {
      return Optional.empty();
    } catch (IOException damaged) {
      throw damage.ofNamed(revision).orElseGet(() -> objects.failure(revision, damaged));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private GitFailure unknown(String revision) {
    Optional<GitFailure> damaged = damage.ofNamed(revision);
    if (damaged.isPresent()) {
      return damaged.get();
    }
    if (revision.equals("HEAD")) {
      return GitFailure.usage("", "There is no commit yet.", "Commit first, or lint --staged.");
    }
    String message = "There is no revision " + revision + " in this clone.";
    if (!isShallow()) {
      return GitFailure.usage("", message, "Check its spelling, or fetch it with `git fetch`.");
    }
    String nextStep =
        "This clone is shallow: fetch it with `git fetch --unshallow`, or let CI clone the whole"
            + " history (`fetch-depth: 0` of actions/checkout, `GIT_DEPTH: 0` on GitLab).";
    return OBJECT_ID.matcher(revision).matches()
        ? GitFailure.couldNotRun("", message, nextStep)
        : GitFailure.usage("", message, "Check its spelling. " + nextStep);
  }

  /**
   * The best common ancestor: the newest, when there are several; nothing when the histories share
   * none (here).
   */
  Optional<RevCommit> mergeBase(RevCommit one, RevCommit other) {
    try (RevWalk walk = walk()) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(one));
      walk.markStart(walk.parseCommit(other));
      List<RevCommit> bases = new ArrayList<>();
      for (RevCommit base = walk.next(); base != null; base = walk.next()) {
        bases.add(base);
      }
      return bases.stream()
          .max(Comparator.comparingInt(RevCommit::getCommitTime).thenComparing(RevCommit::name));
    } catch (IOException failed) {
      throw objects.failure("", failed);
    }
  }

  /** The best common ancestor; a failure that says what to fetch when there is none. */
  RevCommit mergeBase(RevCommit base, String baseName, RevCommit head, String headName) {
    return mergeBase(base, head)
        .orElseThrow(
            () -> {
              String message = baseName + " and " + headName + " have no common ancestor";
              return isShallow()
                  ? GitFailure.couldNotRun(
                      "",
                      message + " in this clone, which is shallow.",
                      "Run `git fetch --unshallow`, or let CI clone the whole history"
                          + " (`fetch-depth: 0` of actions/checkout, `GIT_DEPTH: 0` on GitLab).")
                  : GitFailure.usage(
                      "",
                      message + ": their histories are unrelated.",
                      "Name a base that " + headName + " was branched from.");
            });
  }

  /** Whether the first commit is the second or one of its ancestors. */
  boolean isAncestor(RevCommit ancestor, RevCommit descendant) {
    try (RevWalk walk = walk()) {
      return walk.isMergedInto(walk.parseCommit(ancestor), walk.parseCommit(descendant));
    } catch (IOException failed) {
      throw objects.failure("", failed);
    }
  }

  /** Which of the commits are among the tips or their ancestors. */
  Set<RevCommit> reachable(Set<RevCommit> commits, Collection<ObjectId> tips) {
    Set<RevCommit> found = new HashSet<>();
    if (commits.isEmpty()) {
      return found;
    }
    try (RevWalk walk = walk()) {
      for (ObjectId tip : tips) {
        Optional<RevCommit> here = find(tip.name());
        if (here.isPresent()) {
          walk.markStart(walk.parseCommit(here.get()));
        }
      }
      RevCommit commit = walk.next();
      while (commit != null && found.size() < commits.size()) {
        if (commits.contains(commit)) {
          found.add(commit);
        }
        commit = walk.next();
      }
      return found;
    } catch (IOException failed) {
      throw objects.failure("", failed);
    }
  }

  /** Whether this clone leaves out old commits. */
  boolean isShallow() {
    return !shallow().isEmpty();
  }

  /** Whether this clone has the commit but leaves out its parents. */
  boolean isShallow(RevCommit commit) {
    return shallow().contains(commit);
  }

  private Set<ObjectId> shallow() {
    try {
      return repository.getObjectDatabase().getShallowCommits();
    } catch (IOException failed) {
      throw objects.failure("", failed);
    }
  }

  private RevWalk walk() {
    RevWalk walk = new RevWalk(repository);
    walk.setRetainBody(false);
    return walk;
  }
}
