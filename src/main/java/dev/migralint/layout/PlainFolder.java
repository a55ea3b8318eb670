package dev.migralint.layout;

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
 * folders that each hold {@code up.sql} and {@code down.sql}. Which transaction they run in,
 * nothing says.
 */
public final class PlainFolder implements Layout {
  private static final Pattern MIGRATIONS =
      Pattern.compile(
          "(.*[-_.])?(migrations?|migrate|schema[-_]?(changes|updates|upgrades))([-_.].*)?");
  private static final Pattern VERSIONED =
      Pattern.compile("[vV]?[0-9]+([._-].*|[^0-9a-zA-Z].*)?\\.sql", Pattern.DOTALL);
  private static final Pattern STEP =
      Pattern.compile("[0-9]{3,}[._-].*\\.([cm]?[jt]s|py|rb|go|php|exs?|java|kt)", Pattern.DOTALL);
  private static final Pattern NO_STEP =
      Pattern.compile(".*([._-](test|spec)|\\.d)\\.[a-z]+", Pattern.DOTALL);
  private static final Pattern WAY =
      Pattern.compile(
          "(.*?)[._-]?(up|down|undo|rollback|revert)\\.sql",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSION = Pattern.compile("[vV]?[0-9]+(?:[._-][0-9]+)*");

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public boolean fits(Listing folder) {
    boolean named = isNamed(folder.name()) || isNamed(nameOf(folder.parent()));
    List<String> files = sqlFiles(folder);
    long versioned = files.stream().filter(f -> VERSIONED.matcher(f).matches()).count();
    if (named && !files.isEmpty() && (versioned > 0 || isNamed(folder.name()))) {
      return true;
    }
    return (versioned >= 2 && versioned * 5 >= files.size() * 4)
        || folder.folders().stream()
            .filter(below -> !below.isEmpty() && NaturalOrder.isDigit(below.charAt(0)))
            .limit(5)
            .anyMatch(below -> folder.below(below).files().contains("up.sql"));
  }

  private static boolean isNamed(String folder) {
    return MIGRATIONS.matcher(folder.toLowerCase(Locale.ROOT)).matches();
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The SQL files that are neither something else nor the queries of a script beside them. */
  private static List<String> sqlFiles(Listing folder) {
    Set<String> scripts = new HashSet<>();
    for (String file : folder.files()) {
      if (isStep(file)) {
        scripts.add(file.substring(0, file.lastIndexOf('.')));
      }
    }
    return folder.sqlFiles().stream()
        .filter(file -> NotMigrations.file(file).isEmpty())
        .filter(file -> !scripts.contains(file.substring(0, file.lastIndexOf('.'))))
        .toList();
  }

  private static boolean isStep(String file) {
    return STEP.matcher(file).matches() && !NO_STEP.matcher(file).matches();
  }

  @Override
  public Steps read(Listing folder) {
    List<Migration> migrations = new ArrayList<>();
    List<String> files = sqlFiles(folder);
    files.forEach(file -> migrations.add(migration(folder, file, file, false)));
    if (!files.isEmpty()) {
      folder.files().stream()
          .filter(PlainFolder::isStep)
          .forEach(file -> migrations.add(migration(folder, file, file, true)));
    }
    for (String name : folder.folders()) {
      Listing below = NaturalOrder.isDigit(name.charAt(0)) ? folder.below(name) : null;
      if (below != null && below.files().contains("up.sql")) {
        for (String way : List.of("up.sql", "down.sql")) {
          if (below.files().contains(way)) {
            migrations.add(migration(below, way, name + "_" + way, false));
          }
        }
      }
    }
    migrations.sort(
        Comparator.comparing((Migration m) -> forward(m.path()), NaturalOrder.NAMES)
            .thenComparing(Migration::direction)
            .thenComparing(Migration::path));
    return new Steps(migrations, notes(folder, files));
  }

  private static Migration migration(Listing folder, String file, String name, boolean opaque) {
    Matcher way = WAY.matcher(name);
    boolean down = way.matches() && !way.group(2).equalsIgnoreCase("up");
    Matcher version = VERSION.matcher(name);
    return new Migration(
        folder.path(file),
        version.lookingAt() ? version.group() : "",
        down ? Direction.DOWN : Direction.UP,
        TransactionMode.UNKNOWN,
        opaque);
  }

  /** The path without what tells forward from back, so that both ways sort together. */
  private static String forward(String path) {
    Matcher way = WAY.matcher(path);
    return way.matches() ? way.group(1) : path.replaceFirst("\\.[a-zA-Z]+$", "");
  }

  private static List<String> notes(Listing folder, List<String> files) {
    List<String> notes = new ArrayList<>();
    List<String> unversioned =
        files.stream().filter(f -> !VERSION.matcher(f).lookingAt()).toList();
    if (!unversioned.isEmpty()) {
      notes.add(
          "Names without a version are read in the order of their names: "
              + Notes.names(unversioned)
              + ".");
    }
    files.stream()
        .findFirst()
        .flatMap(file -> marks(Listing.start(folder.tree(), folder.path(file), 4096)))
        .ifPresent(
            runner ->
                notes.add(
                    "The files have "
                        + runner
                        + "'s marks, which are not read yet: its down parts are taken as going up."));
    return notes;
  }

  private static Optional<String> marks(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("-- +goose ")) {
      return Optional.of("goose");
    }
    if (lower.contains("-- migrate:up")) {
      return Optional.of("dbmate");
    }
    return lower.contains("-- +migrate ") ? Optional.of("sql-migrate") : Optional.empty();
  }

  @Override
  public boolean ownsBelow() {
    return false;
  }

  @Override
  public String leaveTransaction() {
    return "Run the statement outside a transaction, in a file of its own where the runner sends a"
        + " file as one query; which runner it is, the folder does not say.";
  }
}
