package dev.migralint.history;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Oddity;
import dev.migralint.rule.FileOperation;
import dev.migralint.rule.FileOperation.AlteredFolder;
import dev.migralint.rule.FileOperation.DuplicateVersion;
import dev.migralint.rule.FileOperation.IgnoredFile;
import dev.migralint.rule.FileOperation.LateMigration;
import dev.migralint.rule.FileOperation.UnlistedMigration;
import dev.migralint.rule.FileOperation.VersionGap;
import dev.migralint.scope.Folders;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.ChangeSet.Review;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.source.Tree;
import dev.migralint.source.Union;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with the order of a history and the names in it: versions given twice, versions
 * that come too late, gaps, and files that the runner does not run.
 */
public final class OrderChecks {
  private static final int MOST_AFTER_REFUSAL = 3;
  private static final Pattern LINE = Pattern.compile("([^0-9]{0,9}[0-9]{1,9})[._][0-9]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Tree tree;
  private final History history;
  private final Predicate<String> looked;
  private final List<FileSite> sites = new ArrayList<>();
  private final Map<String, Optional<SourceFile>> files = new HashMap<>();

  private OrderChecks(Tree tree, History history, Predicate<String> looked) {
    this.tree = tree;
    this.history = history;
    this.looked = looked;
  }

  /**
   * What is wrong with the files at those paths in a whole history.
   *
   * @param today the date after which a file counts as dated in the future
   */
  public static List<FileSite> in(
      Tree tree, History history, Predicate<String> looked, LocalDate today) {
    OrderChecks checks = new OrderChecks(tree, history, looked);
    checks.duplicates(history.migrations(), MOST_AFTER_REFUSAL);
    checks.gaps();
    history.oddities().stream()
        .filter(o -> looked.test(o.path()) && o.isOn(today))
        .forEach(checks::add);
    return List.copyOf(checks.sites);
  }

  /**
   * What is wrong with the files that a difference adds, beside those of the base branch.
   *
   * @param today the date after which a file counts as dated in the future
   */
  public static List<FileSite> in(
      Review.Diff diff, Tree head, History history, Folders folders, LocalDate today) {
    Set<String> gone = new HashSet<>();
    Set<String> added = new HashSet<>();
    Set<String> changed = new HashSet<>();
    for (Change change : diff.sinceBase()) {
      change.before().forEach(version -> gone.add(version.path()));
      if (change.kind() == Change.Kind.ADDED || change.kind() == Change.Kind.RENAMED) {
        added.add(change.path());
      }
    }
    diff.changes().forEach(change -> changed.add(change.path()));
    Set<String> looked = new HashSet<>(added);
    looked.retainAll(changed);
    OrderChecks checks = new OrderChecks(head, history, looked::contains);
    Optional<String> first =
        looked.stream().filter(path -> history.migration(path).isPresent()).findFirst();
    if (first.isPresent()) {
      List<Migration> merged =
          diff.ahead()
              .flatMap(a -> folders.holding(new Union(head, a, gone::contains), first.get()))
              .orElse(history)
              .migrations();
      checks.duplicates(merged, Integer.MAX_VALUE);
      checks.late(merged, added);
      checks.gaps();
    }
    new NewOddities(head, history, folders)
        .in(diff, changed).stream().filter(oddity -> oddity.isOn(today)).forEach(checks::add);
    return List.copyOf(checks.sites);
  }

  private List<Migration> versioned(List<Migration> migrations) {
    return migrations.stream()
        .filter(m -> m.direction() == Direction.UP && history.layout().isVersioned(m))
        .toList();
  }

  /**
   * Of two new ones the later is reported.
   *
   * @param after with more migrations after them, these show that the runner does not refuse the
   *     two: it is not the one that it is taken for, or is told to accept them
   */
  private void duplicates(List<Migration> migrations, int after) {
    Layout layout = history.layout();
    Conduct.Kind kind = layout.conduct().duplicate().kind();
    if (kind == Conduct.Kind.ACCEPTED) {
      return;
    }
    List<Migration> versioned = versioned(migrations);
    int end = versioned.size();
    int first = kind == Conduct.Kind.REFUSED ? (int) Math.max(1, end - 1L - after) : 1;
    Set<String> reported = new HashSet<>();
    for (int i = first; i < end; i++) {
      Migration one = versioned.get(i - 1);
      Migration other = versioned.get(i);
      if (layout.isSameVersion(one.version(), other.version())) {
        boolean later = looked.test(other.path());
        Migration found = later ? other : one;
        String duplicate = FileSite.shown((later ? one : other).path());
        if (reported.add(found.path())) {
          add(found.path(), span -> new DuplicateVersion(span, found.version(), duplicate));
        }
      }
    }
  }

  /** What the change has added before now is not on the base branch either. */
  private void late(List<Migration> merged, Set<String> added) {
    Map<Migration, Migration> newestByLate = new LinkedHashMap<>();
    Optional<Migration> newest = Optional.empty();
    for (Migration migration : versioned(merged).reversed()) {
      if (looked.test(migration.path())) {
        newest
            .filter(n -> !history.layout().isSameVersion(n.version(), migration.version()))
            .ifPresent(n -> newestByLate.put(migration, n));
      } else if (newest.isEmpty() && !added.contains(migration.path())) {
        newest = Optional.of(migration);
      }
    }
    if (!newestByLate.isEmpty()
        && history.layout().conduct().late().get().kind() != Conduct.Kind.ACCEPTED) {
      newestByLate.forEach(
          (late, n) -> {
            boolean continues = continuesLine(late, n, merged);
            add(
                late.path(),
                span -> new LateMigration(span, late.version(), n.version(), continues));
          });
    }
  }

  /** Only a line that the base branch has, and in which nothing comes after it. */
  private boolean continuesLine(Migration late, Migration newest, List<Migration> merged) {
    Optional<String> line = line(late);
    List<Migration> others =
        versioned(merged).stream()
            .filter(m -> !looked.test(m.path()) && line(m).equals(line))
            .toList();
    return line.isPresent()
        && !line(newest).equals(line)
        && !others.isEmpty()
        && merged.indexOf(others.getLast()) < merged.indexOf(late);
  }

  private static Optional<String> line(Migration migration) {
    Matcher dotted = LINE.matcher(migration.version());
    return dotted.lookingAt() ? Optional.of(dotted.group(1)) : Optional.empty();
  }

  private void gaps() {
    if (history.layout().conduct().gap().kind() != Conduct.Kind.REFUSED) {
      return;
    }
    List<Migration> versioned = versioned(history.migrations());
    for (int i = 1; i < versioned.size(); i++) {
      Migration migration = versioned.get(i);
      Optional<Long> before = number(versioned.get(i - 1));
      Optional<Long> now = number(migration);
      if (before.isPresent() && now.isPresent() && now.get() > before.get() + 1) {
        String missing = Long.toString(before.get() + 1);
        add(migration.path(), span -> new VersionGap(span, migration.version(), missing));
      }
    }
  }

  private static Optional<Long> number(Migration migration) {
    return NUMBER.matcher(migration.version()).matches()
        ? Optional.of(Long.valueOf(migration.version()))
        : Optional.empty();
  }

  /** A list may be wrong about thousands of files: it is read once. */
  private Optional<SourceFile> read(String path) {
    return tree.read(path) instanceof Reading.Text text
        ? Optional.of(text.file())
        : Optional.empty();
  }

  private void add(Oddity oddity) {
    note(
        oddity.path(),
        span ->
            switch (oddity.kind()) {
              case IGNORED -> new IgnoredFile(span, oddity.words(), oddity.nextStep());
              case UNLISTED -> new UnlistedMigration(span, oddity.words(), oddity.nextStep());
              case ALTERED -> new AlteredFolder(span, oddity.words(), oddity.nextStep());
            });
  }

  private void add(String path, Function<Span, FileOperation> operation) {
    if (looked.test(path)) {
      note(path, operation);
    }
  }

  private void note(String path, Function<Span, FileOperation> operation) {
    files
        .computeIfAbsent(path, this::read)
        .ifPresent(
            file ->
                sites.add(
                    new FileSite(history, file, operation.apply(PastChanges.firstLine(file)))));
  }
}
