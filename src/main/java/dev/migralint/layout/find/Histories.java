package dev.migralint.layout.find;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Notes;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Placement;
import dev.migralint.layout.Runner;
import dev.migralint.layout.Version;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.layout.project.AtlasSum;
import dev.migralint.layout.project.LockFiles;
import dev.migralint.layout.project.ModuleDatabases;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what a layout reads of a folder and the database that it is for. */
public final class Histories {
  private Histories() {}

  /**
   * The history that lies in exactly this folder (not above or below it), as the layout reads it;
   * empty where the folder is not one of the layout's runner.
   */
  public static Optional<History> recognize(Layout layout, Tree tree, String folder) {
    Listing listing = Listing.of(tree, folder);
    return layout.fits(listing) ? Optional.of(read(layout, listing)) : Optional.empty();
  }

  /** The folder as this layout reads it, for the database that its names and texts tell. */
  static History read(Layout layout, Listing folder) {
    return read(layout, folder, Optional.empty(), false);
  }

  /**
   * The same, for PostgreSQL whatever tells otherwise; an oddity says if something does.
   *
   * @param placement what the settings say of the folder, if they list it
   */
  static History readAsPostgres(Layout layout, Listing folder, Optional<Placement> placement) {
    return read(layout, folder, placement, true);
  }

  /**
   * The same for a folder in the settings: for PostgreSQL unless they or the runner's own files
   * tell another.
   */
  static History readNamed(Layout layout, Listing folder, Placement placement) {
    return read(layout, folder, Optional.of(placement), false);
  }

  private static History read(
      Layout general, Listing folder, Optional<Placement> placement, boolean isPostgres) {
    Optional<Version> version =
        placement
            .flatMap(Placement::version)
            .or(() -> LockFiles.version(folder.tree(), folder.path(), general.packages()));
    Layout layout = general.at(folder, version);
    Layout.Steps steps =
        placement
            .map(Placement::order)
            .filter(order -> !order.isEmpty())
            .map(order -> ConfiguredOrder.of(folder, order))
            .orElseGet(() -> layout.read(folder, version));
    List<Migration> read =
        placement
            .flatMap(Placement::transaction)
            .map(told -> steps.migrations().stream().map(m -> m.surrounded(told)).toList())
            .orElse(steps.migrations());
    FileDialects files = FileDialects.of(read);
    List<Migration> own = files.own();
    List<String> foreign = files.foreign();
    boolean onlyForeign = own.isEmpty() && !foreign.isEmpty();
    List<Migration> migrations = onlyForeign ? read : own;
    Runner runner = Runner.of(layout, version);
    Dialect told =
        placement
            .flatMap(Placement::dialect)
            .orElseGet(
                () ->
                    onlyForeign
                        ? Dialects.ofFileName(migrations.get(0).path()).orElse(Dialect.OTHER)
                        : dialect(layout, folder, migrations, placement.isPresent()));
    Dialect dialect = isPostgres ? Dialect.POSTGRESQL : told;
    List<Oddity> oddities = oddities(folder, steps);
    if (dialect != told && !migrations.isEmpty()) {
      oddities.add(Altered.dialect(folder, migrations, told));
    }
    List<String> notes = new ArrayList<>(steps.notes());
    long opaque = migrations.stream().filter(Migration::opaque).count();
    if (opaque > 0) {
      notes.add("Migrations in other languages are not reviewed: " + opaque + ".");
    }
    if (dialect != Dialect.POSTGRESQL) {
      notes.add(
          "Skipped because it is written for "
              + dialect.words()
              + ". If it is for PostgreSQL, list the folder in the settings with dialect:"
              + " postgresql.");
    } else if (!foreign.isEmpty()) {
      notes.add("Files named for another database are not read: " + Notes.names(foreign) + ".");
    }
    if (!files.replaced().isEmpty()) {
      notes.add(
          "Files beside one that is named for PostgreSQL are not read: "
              + Notes.names(files.replaced())
              + ".");
    }
    return new History(layout, runner, folder.path(), dialect, migrations, notes, oddities);
  }

  private static List<Oddity> oddities(Listing folder, Layout.Steps steps) {
    List<Oddity> oddities = new ArrayList<>(steps.oddities());
    oddities.addAll(AtlasSum.check(folder));
    return oddities;
  }

  private static Dialect dialect(
      Layout layout, Listing folder, List<Migration> migrations, boolean named) {
    List<String> readable =
        migrations.stream().filter(m -> !m.opaque()).map(Migration::path).toList();
    return layout
        .declared(folder)
        .orElseGet(
            () ->
                named
                    ? Dialect.POSTGRESQL
                    : Dialects.of(
                        folder.tree(),
                        folder.path(),
                        readable,
                        () -> ModuleDatabases.around(folder)));
  }
}
