package dev.migralint.layout;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The migrations of one database, as one runner sees them. In one tree there is one history for a
 * folder and a layout, so these two make it the same as another.
 */
public final class History {
  private static final Pattern NUMBER = Pattern.compile("[vV]?(\\d{1,20})");

  private final Layout layout;
  private final Runner runner;
  private final String folder;
  private final Dialect dialect;
  private final List<Migration> migrations;
  private final List<String> notes;
  private final List<Oddity> oddities;
  private final Map<String, Migration> byPath = new HashMap<>();

  /**
   * The history of a folder.
   *
   * @param layout whose conventions the folder follows
   * @param runner what is known of the runner there
   * @param folder where it is in the tree ("" is the root)
   * @param dialect the database it is for; only PostgreSQL's are linted
   * @param migrations every migration in the runner's own order; the down migration of a version
   *     follows the up migration
   * @param notes what a user should know about how the folder was read
   * @param oddities files that the runner does not handle as their author meant
   */
  public History(
      Layout layout,
      Runner runner,
      String folder,
      Dialect dialect,
      List<Migration> migrations,
      List<String> notes,
      List<Oddity> oddities) {
    this.layout = layout;
    this.runner = runner;
    this.folder = folder;
    this.dialect = dialect;
    this.migrations = List.copyOf(migrations);
    this.notes = List.copyOf(notes);
    this.oddities = List.copyOf(oddities);
    migrations.forEach(migration -> byPath.put(migration.path(), migration));
  }

  /** A history that was not found in a tree: these migrations as the layout would run them. */
  public static History of(Layout layout, String folder, List<Migration> migrations) {
    Optional<Version> version = Optional.empty();
    Runner runner = Runner.of(layout, version);
    return new History(
        layout, runner, folder, Dialect.POSTGRESQL, migrations, List.of(), List.of());
  }

  /** Whose conventions the folder follows. */
  public Layout layout() {
    return layout;
  }

  /** What is known of the runner there. */
  public Runner runner() {
    return runner;
  }

  /** Where it is in the tree. */
  public String folder() {
    return folder;
  }

  /** The database it is for. */
  public Dialect dialect() {
    return dialect;
  }

  /** Every migration, in the runner's own order. */
  public List<Migration> migrations() {
    return migrations;
  }

  /** Files that the runner does not handle as their author meant. */
  public List<Oddity> oddities() {
    return oddities;
  }

  /** What a user should know about how the folder was read. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Whether it is known which files run, and in which order: a known migration tool says it, or all
   * files are in one folder and begin with numbers of their own.
   */
  public boolean isOrderKnown() {
    return !runner.name().equals(Runner.UNKNOWN) || isNumbered();
  }

  private boolean isNumbered() {
    Set<String> folders = new HashSet<>();
    Set<BigInteger> numbers = new HashSet<>();
    for (Migration migration : migrations) {
      if (migration.direction() != Direction.UP) {
        continue;
      }
      int slash = migration.path().lastIndexOf('/') + 1;
      Matcher number = NUMBER.matcher(migration.path()).region(slash, migration.path().length());
      folders.add(migration.path().substring(0, slash));
      if (folders.size() > 1
          || !number.lookingAt()
          || !numbers.add(new BigInteger(number.group(1)))) {
        return false;
      }
    }
    return true;
  }

  /** The migration at a path, where the runner runs one. */
  public Optional<Migration> migration(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof History that
        && that.folder.equals(folder)
        && that.layout.name().equals(layout.name());
  }

  @Override
  public int hashCode() {
    return folder.hashCode();
  }
}
