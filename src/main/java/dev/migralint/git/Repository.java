package dev.migralint.git;

import dev.migralint.git.Differences.Parent;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.MapTree;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.jspecify.annotations.Nullable;

/**
 * A Git repository, only ever read: no lock, no refreshed index, no {@code git} process. What can't
 * be had is a {@link GitFailure}. The trees it gives can be read until it is closed.
 */
public final class Repository implements AutoCloseable {
  private final Location location;
  private final Map<String, String> env;
  private final org.eclipse.jgit.lib.Repository stored;
  private final Objects objects;
  private final Ancestry ancestry;
  private @Nullable Index index;

  private Repository(
      Location location,
      Map<String, String> env,
      org.eclipse.jgit.lib.Repository stored,
      boolean partial) {
    this.location = location;
    this.env = env;
    this.stored = stored;
    this.objects = new Objects(stored.newObjectReader(), partial);
    this.ancestry = new Ancestry(stored, objects, new Damage(location));
  }

  /**
   * Opens the repository that a git command run in {@code cwd} with this environment would work on
   * ({@code GIT_DIR}, {@code GIT_WORK_TREE}, {@code GIT_INDEX_FILE} and the like included).
   */
  public static Repository open(Path cwd, Map<String, String> env) {
    QuietSystem.install();
    Location location = Location.find(cwd, env);
    try {
      Config settings = Location.settings(location.gitDir(), location.commonDir());
      refuseUnsupported(location, settings);
      FileRepositoryBuilder builder =
          new FileRepositoryBuilder()
              .setGitDir(location.gitDir().toFile())
              .setGitCommonDir(location.commonDir().toFile())
              .setObjectDirectory(location.objects().toFile())
              .setIndexFile(location.index().toFile());
      location.alternates().forEach(a -> builder.addAlternateObjectDirectory(a.toFile()));
      if (location.workTree().isPresent()) {
        builder.setWorkTree(location.workTree().get().toFile());
      } else {
        builder.setBare();
      }
      return new Repository(location, env, builder.build(), isPartial(settings));
    } catch (IOException | ConfigInvalidException | IllegalArgumentException failed) {
      throw GitFailure.couldNotRun(
          location.gitDir().toString(),
          "is a repository that can't be opened (" + failed.getMessage() + ").",
          "See whether `git status` works there.");
    }
  }

  private static void refuseUnsupported(Location location, Config settings) {
    String format = settings.getString("extensions", null, "objectFormat");
    if (format != null && !format.equalsIgnoreCase("sha1")) {
      throw GitFailure.couldNotRun(
          location.gitDir().toString(),
          "is a repository with " + format + " object names, which migralint can't read.",
          "Lint the working tree by naming its folders: `migralint lint PATH`.");
    }
  }

  private static boolean isPartial(Config settings) {
    return settings.getString("extensions", null, "partialClone") != null
        || settings.getSubsections("remote").stream()
            .anyMatch(remote -> settings.getBoolean("remote", remote, "promisor", false));
  }

  /** The top of the working tree, or nothing for a bare repository. */
  public Optional<Path> workTree() {
    return location.workTree();
  }

  /** The file that {@code git config migralint.settings} names. */
  public Optional<Path> configuredSettings() {
    return ConfiguredPath.of("migralint", "settings", location, env);
  }

  /** The place of one of the hooks that git runs here. */
  public HookFile hook(Hook hook) {
    return HookFile.of(hook, location, env);
  }

  /**
   * The first of the revisions that this clone has. The very first when it has none or is shallow,
   * so that what is done with it fails and says what to fetch.
   */
  public String firstKnown(List<String> revisions) {
    String first = revisions.getFirst();
    return ancestry.isShallow()
        ? first
        : revisions.stream().filter(r -> ancestry.find(r).isPresent()).findFirst().orElse(first);
  }

  /** The files of a commit. */
  public Tree tree(String revision) {
    return tree(ancestry.commit(revision));
  }

  /** The files of a commit, if the revision names one that is here. */
  public Optional<Tree> find(String revision) {
    return ancestry.find(revision).map(this::tree);
  }

  /**
   * The newest tag that is on a commit or one of its ancestors.
   *
   * @param names which tags count
   * @param commit the id of the commit to start from
   */
  public Optional<String> newestTag(Predicate<String> names, String commit) {
    return Tags.newest(stored, objects, names, ancestry.commit(commit));
  }

  /** The files that are staged. */
  public Tree stagedTree() {
    return new GitTree(objects, index().root(), Optional.empty());
  }

  /** Every file of a commit, with no regard to what changed. */
  public ChangeSet everything(String revision) {
    RevCommit commit = ancestry.commit(revision);
    return new ChangeSet(
        "everything in " + named(revision, commit),
        tree(commit),
        new ChangeSet.Review.Each(List.of("")));
  }

  /**
   * What the next commit would change: the index against HEAD, and during a merge against every
   * commit that is merged.
   *
   * @param baseBranch the revision that this branch goes back to; without one, {@link
   *     BaseBranch#find} says which
   */
  public ChangeSet staged(Optional<String> baseBranch) {
    Index staged = index();
    Optional<RevCommit> head = ancestry.head();
    Supplier<AbstractTreeIterator> entries = () -> new DirCacheIterator(staged.decided());
    List<RevCommit> commits = new ArrayList<>();
    head.ifPresent(commits::add);
    List<RevCommit> merged = MergeHeads.ids(stored, env).stream().map(ancestry::commit).toList();
    commits.addAll(merged);
    List<Change> changes = changes(parents(head, merged, baseBranch), entries, staged.unmerged());
    List<String> notes = new ArrayList<>();
    List<Change> sinceBase = changes;
    Optional<Tree> ahead = Optional.empty();
    Optional<RevCommit> policy = head;
    if (head.isPresent()) {
      Optional<RevCommit> since = BaseBranch.leftAt(baseBranch, commits, ancestry, notes);
      policy = since.or(() -> head);
      ahead = since.flatMap(point -> ahead(baseBranch, point));
      boolean branched = since.isPresent() && !since.get().equals(head.get());
      if (branched) {
        sinceBase = changes(List.of(parent(since.get())), entries, staged.unmerged());
      }
      if (branched || ahead.isPresent()) {
        guess(baseBranch).ifPresent(notes::add);
      }
    }
    String description =
        head.isEmpty()
            ? "staged changes of the first commit"
            : commits.size() > 1
                ? "staged changes against HEAD and what is merged into it"
                : "staged changes against HEAD";
    return new ChangeSet(
        description,
        stagedTree(),
        new ChangeSet.Review.Diff(changes, sinceBase, ahead),
        policy.map(this::tree),
        notes,
        merged.stream().flatMap(commit -> trailers(head, commit).stream()).toList());
  }

  /**
   * What the index is compared with: HEAD, and of each commit that is merged as much as the base
   * branch has. The rest of it is new to the base branch, and it may not have been linted where it
   * was committed.
   */
  private List<Parent> parents(
      Optional<RevCommit> head, List<RevCommit> merged, Optional<String> baseBranch) {
    if (head.isEmpty()) {
      return List.of(beforeTheFirst());
    }
    Optional<RevCommit> base = BaseBranch.find(baseBranch, ancestry).map(BaseBranch::tip);
    List<Parent> parents = new ArrayList<>(List.of(parent(head.get())));
    for (RevCommit commit : merged) {
      parents.add(parent(base.flatMap(tip -> ancestry.mergeBase(tip, commit)).orElse(commit)));
    }
    return parents;
  }

  private List<ChangeSet.Allowance> trailers(Optional<RevCommit> from, RevCommit to) {
    return from.isEmpty() ? List.of() : new Trailers(stored, objects).between(from.get(), to);
  }

  /** The refs of a push that have to be linted; what they name is here, and not there already. */
  public List<Push> toLint(List<Push> pushes) {
    return new PushedRefs(stored, objects, ancestry).toLint(pushes);
  }

  /**
   * What a push changes: since its merge base with what the remote has, or, where that is nothing
   * or not in this clone, with the base branch. What was merged from the base branch does not
   * count.
   *
   * @param baseBranch the same as for {@link #between}
   */
  public ChangeSet pushed(Push push, Optional<String> baseBranch) {
    RevCommit to = ancestry.commit(push.id());
    List<String> notes = new ArrayList<>();
    Optional<RevCommit> point = BaseBranch.leftAt(baseBranch, List.of(to), ancestry, notes);
    Optional<RevCommit> remote =
        push.isTag()
            ? Optional.empty()
            : ancestry.find(push.before()).flatMap(before -> ancestry.mergeBase(before, to));
    Optional<RevCommit> from = remote.or(() -> point);
    if (from.isEmpty() && ancestry.isShallow()) {
      throw GitFailure.couldNotRun(
          "",
          "This clone is shallow and has no commit that " + push.name() + " goes back to.",
          "Run `git fetch --unshallow`.");
    }
    Optional<RevCommit> merged =
        remote.flatMap(
            there -> point.filter(at -> !at.equals(to) && !ancestry.isAncestor(at, there)));
    List<Parent> parents =
        from.isEmpty()
            ? List.of(beforeTheFirst())
            : Stream.concat(from.stream(), merged.stream()).map(this::parent).toList();
    Optional<RevCommit> since = point.filter(at -> !at.equals(to)).or(() -> from);
    Supplier<AbstractTreeIterator> entries = () -> entries(to);
    List<Change> changes = changes(parents, entries, Set.of());
    List<Change> sinceBase =
        since.isEmpty() ? changes : changes(List.of(parent(since.get())), entries, Set.of());
    if (from.isEmpty()) {
      notes.add(
          push.name() + " shares no commit with a base branch: all its migrations count as new");
    }
    point.flatMap(at -> guess(baseBranch)).ifPresent(notes::add);
    return new ChangeSet(
        "changes in "
            + named(push.name(), to)
            + from.map(at -> " since " + at.name().substring(0, 8)).orElse(""),
        tree(to),
        new ChangeSet.Review.Diff(changes, sinceBase, point.flatMap(at -> ahead(baseBranch, at))),
        from.map(this::tree),
        notes,
        trailers(from, to));
  }

  /**
   * What {@code head} changed since its merge base with {@code base}.
   *
   * @param baseBranch the revision that the branch of {@code head} goes back to, for telling what
   *     is new; without one, {@link BaseBranch#find} says which
   */
  public ChangeSet between(String base, String head, Optional<String> baseBranch) {
    RevCommit from = ancestry.commit(base);
    RevCommit to = ancestry.commit(head);
    RevCommit mergeBase = ancestry.mergeBase(from, base, to, head);
    List<String> notes = new ArrayList<>();
    Optional<RevCommit> since =
        BaseBranch.leftAt(baseBranch, List.of(to), ancestry, notes)
            .filter(point -> ancestry.isAncestor(point, mergeBase));
    Optional<Tree> ahead =
        since
            .map(point -> ahead(baseBranch, point))
            .orElseGet(() -> from.equals(mergeBase) ? Optional.empty() : Optional.of(tree(from)));
    if (since.isPresent() && (ahead.isPresent() || !since.get().equals(mergeBase))) {
      guess(baseBranch).ifPresent(notes::add);
    }
    return range(
        "changes in " + named(head, to) + " since its merge base with " + named(base, mergeBase),
        mergeBase,
        to,
        since.orElse(mergeBase),
        ahead,
        notes);
  }

  /** The name of the branch that others branch off from, as a person writes it. */
  public Optional<String> baseBranch() {
    return BaseBranch.find(Optional.empty(), ancestry).map(BaseBranch::name);
  }

  /**
   * What HEAD changed since it left its base branch; on the base branch itself, its last commit.
   *
   * @param baseBranch the revision that it goes back to; without one, {@link BaseBranch#find} says
   *     which
   * @throws GitFailure where there is none
   */
  public ChangeSet sinceBaseBranch(Optional<String> baseBranch) {
    RevCommit head = ancestry.commit("HEAD");
    BaseBranch base =
        BaseBranch.find(baseBranch, ancestry)
            .orElseThrow(
                () ->
                    GitFailure.usage(
                        "",
                        "The base branch"
                            + baseBranch.map(name -> " " + name).orElse("")
                            + " is not in this clone, so there is nothing to compare with.",
                        "Fetch it (`git fetch origin BRANCH:refs/remotes/origin/BRANCH`), name a"
                            + " revision that is here with --base, or lint the whole history with"
                            + " --all."));
    if (!ancestry.isAncestor(head, base.tip())) {
      return between(base.tip().name(), "HEAD", baseBranch);
    }
    if (ancestry.isShallow(head)) {
      throw GitFailure.couldNotRun(
          "",
          "HEAD is on the base branch " + base.name() + ", and this clone lacks the commit before.",
          "Run `git fetch --deepen=1`, or compare with another revision: --base REV.");
    }
    return (head.getParentCount() == 0 ? everything("HEAD") : between("HEAD^1", "HEAD", baseBranch))
        .noting(
            "HEAD is on the base branch "
                + base.name()
                + ": only its last commit was compared; --base names another revision");
  }

  /**
   * What a pull request changes: where {@code head} is the given merge commit, its difference from
   * the first parent, so that two commits of history are enough; else the same as {@link #between}.
   *
   * @param mergeCommit the commit that the forge made of base and pull request, when it did
   */
  public ChangeSet pullRequest(String base, String head, Optional<String> mergeCommit) {
    RevCommit to = ancestry.commit(head);
    boolean merged = mergeCommit.isPresent() && to.name().equals(mergeCommit.get());
    if (merged && ancestry.isShallow(to)) {
      throw GitFailure.couldNotRun(
          "",
          named(head, to) + " is here without the commits that it merges: this clone is shallow.",
          "Check out with `fetch-depth: 2` (actions/checkout), or run `git fetch --deepen=1`.");
    }
    if (!merged || to.getParentCount() < 2) {
      return between(base, head, Optional.of(base));
    }
    RevCommit from = ancestry.commit(to.getParent(0).name());
    return range(
        "changes in the merge " + named(head, to) + " against its first parent",
        from,
        to,
        from,
        Optional.empty(),
        new ArrayList<>());
  }

  private ChangeSet range(
      String description,
      RevCommit from,
      RevCommit to,
      RevCommit since,
      Optional<Tree> ahead,
      List<String> notes) {
    Supplier<AbstractTreeIterator> entries = () -> entries(to);
    List<Change> changes = changes(List.of(parent(from)), entries, Set.of());
    List<Change> sinceBase =
        since.equals(from) ? changes : changes(List.of(parent(since)), entries, Set.of());
    return new ChangeSet(
        description,
        tree(to),
        new ChangeSet.Review.Diff(changes, sinceBase, ahead),
        Optional.of(tree(from)),
        notes,
        new Trailers(stored, objects).between(from, to));
  }

  private List<Change> changes(
      List<Parent> parents, Supplier<AbstractTreeIterator> head, Set<String> unmerged) {
    return new Differences(objects).changes(parents, head, unmerged);
  }

  /** The base branch as it is now, where that is not the commit at which this branch left it. */
  private Optional<Tree> ahead(Optional<String> named, RevCommit branchPoint) {
    return BaseBranch.find(named, ancestry)
        .map(BaseBranch::tip)
        .filter(tip -> !tip.equals(branchPoint))
        .map(this::tree);
  }

  /** A guessed base branch is reported only where it makes a difference. */
  private Optional<String> guess(Optional<String> named) {
    return BaseBranch.find(named, ancestry).filter(BaseBranch::guessed).map(BaseBranch::note);
  }

  private Index index() {
    if (location.workTree().isEmpty()) {
      throw GitFailure.usage(
          location.gitDir().toString(),
          "is a bare repository, in which nothing can be staged.",
          "Use --base REV --head REV, or --all.");
    }
    Index known = index;
    if (known == null) {
      known = Index.read(location);
      index = known;
    }
    return known;
  }

  private static Parent beforeTheFirst() {
    return new Parent(MapTree.of(Map.of()), EmptyTreeIterator::new);
  }

  private Parent parent(RevCommit commit) {
    return new Parent(tree(commit), () -> entries(commit));
  }

  private AbstractTreeIterator entries(RevCommit commit) {
    return objects.folder("", commit.getTree());
  }

  private Tree tree(RevCommit commit) {
    return new GitTree(
        objects, CommitFolders.folder(objects, "", commit.getTree()), Optional.of(commit.name()));
  }

  private static String named(String revision, RevCommit commit) {
    String id = commit.name().substring(0, 8);
    return commit.name().startsWith(revision) ? id : revision + " (" + id + ")";
  }

  @Override
  public void close() {
    objects.reader().close();
    stored.close();
  }
}
