package dev.migralint.layout;

import java.util.ArrayList;
import java.util.List;

/** Puts together what a layout reads of a folder and the database that it is for. */
final class Histories {
  private Histories() {}

  /** The folder as this layout reads it. */
  static History read(Layout layout, Listing folder) {
    Layout.Steps steps = layout.read(folder);
    List<Migration> own = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    for (Migration migration : steps.migrations()) {
      boolean isForeign =
          Dialects.ofFileName(migration.path()).filter(d -> d != Dialect.POSTGRESQL).isPresent();
      if (isForeign) {
        foreign.add(migration.path().substring(migration.path().lastIndexOf('/') + 1));
      } else {
        own.add(migration);
      }
    }
    boolean onlyForeign = own.isEmpty() && !foreign.isEmpty();
    List<Migration> migrations = onlyForeign ? steps.migrations() : own;
    Dialect dialect =
        onlyForeign
            ? Dialects.ofFileName(migrations.get(0).path()).orElse(Dialect.OTHER)
            : dialect(layout, folder, migrations);
    List<String> notes = new ArrayList<>(steps.notes());
    if (dialect != Dialect.POSTGRESQL) {
      notes.add("Skipped: written for " + dialect.words() + ", not for PostgreSQL.");
    } else if (!foreign.isEmpty()) {
      notes.add("Files named after another database are left out: " + Notes.names(foreign) + ".");
    }
    return new History(layout, folder.path(), dialect, List.copyOf(migrations), List.copyOf(notes));
  }

  private static Dialect dialect(Layout layout, Listing folder, List<Migration> migrations) {
    List<String> readable =
        migrations.stream().filter(m -> !m.opaque()).map(Migration::path).toList();
    return layout
        .declared(folder)
        .orElseGet(() -> Dialects.of(folder.tree(), folder.path(), readable));
  }
}
