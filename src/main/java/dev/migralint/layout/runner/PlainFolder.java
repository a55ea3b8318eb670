package dev.migralint.layout.runner;

import dev.migralint.layout.Between;
import dev.migralint.layout.Conduct;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.NotMigrations;
import dev.migralint.layout.Notes;
import dev.migralint.layout.Runner;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.VersionManifest;
import dev.migralint.source.Client;
import dev.migralint.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of {@code .sql} migrations that no other layout explains, in natural order of the names
 * (2 before 10): one called migrations or the like, or one whose files begin with versions; also
 * folders that are versions themselves and hold such files, {@code up.sql} and {@code down.sql}, or
 * a {@code manifest.json}, as those of Temporal and Cadence do. A file {@code
 * schema-upgrade-1.9-1.10.sql} has a version too. The files of a folder {@code down} or {@code
 * revert} in it or beside it are down migrations. Their transaction is unknown.
 */
public final class PlainFolder implements Layout {
  private static final Pattern MIGRATIONS =
      Pattern.compile(
          "(.*[-_.])?(migrations?|migrate|schema[-_]?(changes|updates|upgrades))([-_.].*)?");
  private static final Pattern VERSIONED =
      Pattern.compile("[vV]?[0-9]+([._-].*|[^0-9a-zA-Z].*)?\\.sql", Pattern.DOTALL);
  private static final Pattern PROGRAM =
      Pattern.compile(".*\\.([cm]?[jt]sx?|py|rb|go|php|exs?|java|kt|rs|cs|sh)", Pattern.DOTALL);
  private static final Pattern INITIAL =
      Pattern.compile("(docker-entrypoint-)?init-?db(\\.d)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SET_UP =
      Pattern.compile(
          "init(ial(ize|ization)?)?|(init|create)[-_]?(db|database|schema)|bootstrap",
          Pattern.CASE_INSENSITIVE);

  private static final int MOST_VERSIONS = 5;

  private final List<Layout> runners;

  /**
   * Folders of no known runner.
   *
   * @param runners the layouts of known runners; folders that are theirs are not versions of one
   */
  public PlainFolder(List<Layout> runners) {
    this.runners = runners;
  }

  @Override
  public String name() {
    return Runner.UNKNOWN;
  }

  @Override
  public boolean fits(Listing folder) {
    if (holdsDowns(folder) || isForNewDatabases(folder)) {
      return false;
    }
    List<String> files = sqlFiles(folder);
    long versioned = files.stream().filter(PlainFolder::isVersioned).count();
    boolean named = isNamed(folder.name()) || isNamed(nameOf(folder.parent()));
    boolean hasVersions =
        named
            ? versioned > 0 && versioned * 2 >= files.size()
            : versioned >= 2 && versioned * 5 >= files.size() * 4L && areVersions(files);
    return hasVersions
        || (isNamed(folder.name()) && !files.isEmpty() && holdsNoPrograms(folder))
        || holdsVersions(folder);
  }

  /** Whether each of its files is the down migration of one of that name in the folder above. */
  private static boolean holdsDowns(Listing folder) {
    return DownFolders.isNamed(folder.name())
        && !folder.path().isEmpty()
        && !folder.sqlFiles().isEmpty()
        && Listing.of(folder.tree(), folder.parent()).sqlFiles().containsAll(folder.sqlFiles());
  }

  /**
   * Whether its files make a new database: the scripts of PostgreSQL's image, or a declarative
   * schema beside the migrations that are made from it. https://hub.docker.com/_/postgres
   * (Initialization scripts),
   * https://supabase.com/docs/guides/local-development/declarative-database-schemas
   */
  private static boolean isForNewDatabases(Listing folder) {
    if (INITIAL.matcher(folder.name()).matches()) {
      return true;
    }
    List<String> beside =
        folder.path().isEmpty() ? List.of() : Listing.of(folder.tree(), folder.parent()).folders();
    return folder.name().equals("schemas")
        && (beside.contains("migrations") || beside.contains("supabase"));
  }

  /** Not {@code v1-core.sql} and {@code v1-stats.sql} alone: these are one version's. */
  private static boolean areVersions(List<String> files) {
    Set<String> forward = new HashSet<>();
    Set<String> versions = new HashSet<>();
    for (String file : files) {
      Matcher way = PlainSteps.WAY.matcher(file);
      Matcher version = PlainSteps.VERSION.matcher(file);
      if (isVersioned(file) && version.lookingAt()) {
        forward.add(way.matches() && way.group(1) != null ? way.group(1) : file);
        versions.add(version.group());
      }
    }
    return versions.size() > 2 || versions.size() == forward.size();
  }

  /** Whether its folders are versions: the newest ones show how their files are named today. */
  private boolean holdsVersions(Listing folder) {
    List<Listing> newest =
        versions(folder).stream()
            .sorted(NaturalOrder.NAMES.reversed())
            .limit(MOST_VERSIONS)
            .map(folder::below)
            .toList();
    List<List<String>> files =
        newest.stream().map(PlainFolder::sqlFiles).filter(sql -> !sql.isEmpty()).toList();
    return newest.stream().anyMatch(below -> below.hasFile("up.sql"))
        || newest.stream().anyMatch(VersionManifest::isIn)
        || (files.size() >= 2
            && newest.stream().noneMatch(this::hasRunner)
            && files.stream().allMatch(PlainFolder::areMostVersioned));
  }

  private static boolean areMostVersioned(List<String> files) {
    return files.stream().filter(PlainFolder::isVersioned).count() * 2 >= files.size();
  }

  /** Folders that each are another runner's are not the versions of one history. */
  private boolean hasRunner(Listing folder) {
    return runners.stream().anyMatch(layout -> layout.fits(folder));
  }

  private static boolean isVersioned(String file) {
    return VERSIONED.matcher(file).matches()
        || (!NaturalOrder.isDigit(file.charAt(0)) && PlainSteps.VERSION.matcher(file).lookingAt());
  }

  /** SQL without versions beside a program is what that program asks, not migrations. */
  private static boolean holdsNoPrograms(Listing folder) {
    return folder.name().toLowerCase(Locale.ROOT).endsWith("s")
        && folder.files().stream().noneMatch(file -> PROGRAM.matcher(file).matches());
  }

  private static List<String> versions(Listing folder) {
    return folder.folders().stream()
        .filter(
            name ->
                NaturalOrder.isDigit(name.charAt(0))
                    || (PlainSteps.VERSION.matcher(name).matches()
                        && VersionManifest.isIn(folder.below(name))))
        .toList();
  }

  /** Whether a folder of this name says that it holds migrations. */
  public static boolean isNamed(String folder) {
    return MIGRATIONS.matcher(folder.toLowerCase(Locale.ROOT)).matches();
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The SQL files that are neither something else nor the queries of a script beside them. */
  private static List<String> sqlFiles(Listing folder) {
    Set<String> scripts = new HashSet<>();
    for (String file : folder.files()) {
      if (PlainSteps.isStep(file)) {
        scripts.add(file.substring(0, file.lastIndexOf('.')));
      }
    }
    return folder.sqlFiles().stream()
        .filter(file -> NotMigrations.file(file).isEmpty())
        .filter(file -> !scripts.contains(file.substring(0, file.lastIndexOf('.'))))
        .toList();
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<PlainSteps.Step> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String name : versions(folder)) {
      Listing below = folder.below(name);
      if (below.hasFile("up.sql")) {
        below.files().stream()
            .filter(file -> file.equals("up.sql") || file.equals("down.sql"))
            .forEach(
                way -> steps.add(PlainSteps.step(below.path(way), name + "." + way, Set.of())));
      } else if (VersionManifest.isIn(below)) {
        List<String> listed = PlainSteps.addListed(below, name, steps);
        List<String> others =
            below.sqlFiles().stream().filter(f -> !listed.contains(f)).map(below::path).toList();
        if (!others.isEmpty()) {
          notes.add(
              "Files that manifest.json does not list are not read: " + Notes.names(others) + ".");
        }
      } else if (sqlFiles(below).stream().anyMatch(PlainFolder::isVersioned)) {
        PlainSteps.addFiles(below, name + "/", sqlFiles(below), steps);
      }
    }
    List<String> files = sqlFiles(folder);
    List<String> unversioned =
        files.stream().filter(f -> !PlainSteps.VERSION.matcher(f).lookingAt()).toList();
    if (!steps.isEmpty() && !unversioned.isEmpty()) {
      notes.add(
          "Files without a version in their names are not read: " + Notes.names(unversioned) + ".");
      files = files.stream().filter(f -> PlainSteps.VERSION.matcher(f).lookingAt()).toList();
    } else if (!unversioned.isEmpty()) {
      notes.add(
          "Files without a version in their names are read in alphabetical order: "
              + Notes.names(unversioned)
              + ".");
    }
    PlainSteps.addFiles(folder, "", files, steps);
    folder.folders().stream()
        .map(folder::below)
        .filter(PlainFolder::holdsDowns)
        .forEach(
            downs -> downs.sqlFiles().forEach(file -> steps.add(PlainSteps.down(downs, file))));
    steps.sort(
        Comparator.comparing(PlainSteps.Step::forward, NaturalOrder.NAMES)
            .thenComparing(step -> step.migration().direction())
            .thenComparing(step -> step.migration().path()));
    List<Migration> migrations = steps.stream().map(PlainSteps.Step::migration).toList();
    return DownFolders.directed(folder, new Steps(migrations, notes));
  }

  @Override
  public boolean ownsBelow() {
    return false;
  }

  /** Scripts that make a new database are split into files by what they make. */
  @Override
  public boolean runsTogether(String folder) {
    return SET_UP.matcher(nameOf(folder)).matches();
  }

  @Override
  public boolean isKnown() {
    return false;
  }

  @Override
  public Between between() {
    return UnknownRunner.BETWEEN;
  }

  @Override
  public String leaveTransaction(Optional<Version> version, SourceFile file) {
    return UnknownRunner.leaveTransaction(file).orElseGet(() -> leaveTransaction(version));
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return UnknownRunner.LEAVE_TRANSACTION;
  }

  @Override
  public Client client(SourceFile file) {
    return UnknownRunner.CLIENT;
  }

  @Override
  public Conduct conduct() {
    return Conduct.unknown();
  }
}
