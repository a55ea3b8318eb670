package dev.migralint.layout.runner;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders that hold the down migrations of another folder: their names say so, or that of a folder
 * around them, and the versions are those of the folder above or beside ({@code up} and {@code
 * down}, {@code init_dbs/postgresql} and {@code rollback_dbs/postgresql}).
 */
final class DownFolders {
  private static final Pattern NAME =
      Pattern.compile(
          "downs?|undos?|(?:.*[-_.])?(?:roll[-_]?backs?|reverts?|downgrades?)(?:[-_.].*)?"
              + "|(?:migrations?|schema|scripts?|sql|db)[-_.](?:downs?|undos?)"
              + "|(?:downs?|undos?)[-_.](?:migrations?|schema|scripts?|sql|db)");

  private static final int DEEPEST = 40;
  private static final int MOST = 50;

  private DownFolders() {}

  /** Whether a folder of this name may hold down migrations. */
  static boolean isNamed(String folder) {
    return NAME.matcher(folder.toLowerCase(Locale.ROOT)).matches();
  }

  /** The same migrations, all of them down if the folder is one of down migrations. */
  static Layout.Steps directed(Listing folder, Layout.Steps steps) {
    return isOne(folder)
        ? new Layout.Steps(
            steps.migrations().stream().map(DownFolders::down).toList(),
            steps.notes(),
            steps.oddities())
        : steps;
  }

  private static Migration down(Migration migration) {
    return new Migration(
        migration.path(),
        migration.version(),
        Direction.DOWN,
        migration.transaction(),
        migration.opaque());
  }

  /** Whether it holds the down migrations of a folder above or beside. */
  static boolean isOne(Listing folder) {
    String path = folder.path();
    for (int i = 0; i < DEEPEST && !path.isEmpty(); i++) {
      if (isNamed(path.substring(path.lastIndexOf('/') + 1))
          && mirrors(folder, Listing.parent(path), folder.path().substring(path.length()))) {
        return true;
      }
      path = Listing.parent(path);
    }
    return false;
  }

  /**
   * Whether the same versions lie beside, at this path below; in another folder of the same name,
   * the names are the same too, since each program counts from 1.
   */
  private static boolean mirrors(Listing folder, String above, String below) {
    boolean exact = !below.isEmpty();
    Set<String> own = keys(folder, exact);
    if (own.isEmpty()) {
      return false;
    }
    Listing around = Listing.of(folder.tree(), above);
    return agrees(own, folder, around.path() + below, exact)
        || around.folders().stream()
            .filter(name -> !isNamed(name))
            .limit(MOST)
            .anyMatch(name -> agrees(own, folder, around.path(name) + below, exact));
  }

  /** Nearly all: a version may have been given up since. */
  private static boolean agrees(Set<String> own, Listing folder, String path, boolean exact) {
    Listing other = Listing.of(folder.tree(), path.startsWith("/") ? path.substring(1) : path);
    Set<String> theirs = keys(other, exact);
    return own.stream().filter(theirs::contains).count() * 5 >= own.size() * 4L;
  }

  private static Set<String> keys(Listing folder, boolean exact) {
    Set<String> keys = new HashSet<>();
    folder.sqlFiles().forEach(file -> keys.add(exact ? file : version(file).orElse(file)));
    List<String> versions =
        folder.folders().stream().filter(name -> NaturalOrder.isDigit(name.charAt(0))).toList();
    for (String name : exact ? versions.stream().limit(MOST).toList() : versions) {
      if (exact) {
        folder.below(name).sqlFiles().forEach(file -> keys.add(name + "/" + file));
      } else {
        keys.add(name + "/");
      }
    }
    return keys;
  }

  private static Optional<String> version(String file) {
    Matcher version = PlainSteps.VERSION.matcher(file);
    return version.lookingAt() ? Optional.of(version.group()) : Optional.empty();
  }
}
