package dev.migralint.layout.runner;

import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.NotMigrations;
import dev.migralint.layout.Oddity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files of a folder that a runner takes for migrations by their names, and those it does not.
 */
final class NamedFiles {
  /** By the number that the version is, forward before back. */
  static final Comparator<Migration> BY_NUMBER =
      Comparator.comparing(Migration::version, NaturalOrder::numbers)
          .thenComparing(Migration::direction)
          .thenComparing(Migration::path);

  private NamedFiles() {}

  /**
   * Reads one folder.
   *
   * @param parse the migration that a name is, or nothing
   * @param odd what to say of a SQL file that is none
   */
  static Layout.Steps read(
      Listing folder,
      Comparator<Migration> order,
      Function<String, Optional<Migration>> parse,
      Function<String, Oddity> odd) {
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    for (String file : folder.files()) {
      Optional<Migration> migration = parse.apply(file);
      migration.ifPresent(migrations::add);
      if (migration.isEmpty() && Listing.isSql(file) && NotMigrations.file(file).isEmpty()) {
        oddities.add(odd.apply(file));
      }
    }
    migrations.sort(order);
    return new Layout.Steps(migrations, List.of(), oddities);
  }

  /** A SQL file whose name the runner does not take; the words follow the file's name. */
  static Oddity ignored(Listing folder, String file, String words, String nextStep) {
    return new Oddity(Oddity.Kind.IGNORED, folder.path(file), words, nextStep);
  }
}
