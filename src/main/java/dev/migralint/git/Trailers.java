package dev.migralint.git;

import dev.migralint.source.ChangeSet.Allowance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The lines {@code Migralint-Allow: …} at the end of commit messages.
 * https://git-scm.com/docs/git-interpret-trailers
 */
final class Trailers {
  private static final String KEY = "Migralint-Allow";
  private static final int MOST_COMMITS = 10_000;

  private final Repository repository;
  private final Objects objects;

  Trailers(Repository repository, Objects objects) {
    this.repository = repository;
    this.objects = objects;
  }

  /** What the commits allow that are in {@code to} and not in {@code from}, the latest first. */
  List<Allowance> between(RevCommit from, RevCommit to) {
    List<Allowance> allowances = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(to));
      walk.markUninteresting(walk.parseCommit(from));
      RevCommit commit = walk.next();
      for (int seen = 0; commit != null && seen < MOST_COMMITS; seen++) {
        List<String> lines = commit.getFooterLines(KEY);
        if (!lines.isEmpty()) {
          Optional<Set<String>> paths = Optional.of(changedBy(commit, walk));
          String by = "commit " + commit.name().substring(0, 8);
          lines.forEach(line -> allowances.add(new Allowance(line, by, paths)));
        }
        commit = walk.next();
      }
    } catch (MissingObjectException shallow) {
      return List.copyOf(allowances);
    } catch (IOException failed) {
      throw objects.failure("", failed);
    }
    return List.copyOf(allowances);
  }

  private Set<String> changedBy(RevCommit commit, RevWalk commits) throws IOException {
    Set<String> paths = new HashSet<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      if (commit.getParentCount() == 0) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(commits.parseCommit(commit.getParent(0)).getTree());
      }
      walk.addTree(commit.getTree());
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    return paths;
  }
}
