package dev.migralint.layout.find;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Oddity;
import java.util.List;

/** Words what a change makes a folder look like, against what it is on the base branch. */
final class Altered {
  private Altered() {}

  /** The files look like another database's. */
  static Oddity dialect(Listing folder, List<Migration> migrations, Dialect seeming) {
    return oddity(
        migrations.getLast().path(),
        "The change makes "
            + name(folder)
            + " look written for "
            + seeming.words()
            + ". It is still read as PostgreSQL's, as on the base branch.",
        "If the database changes, set dialect: "
            + seeming.key()
            + " for the folder in the settings. Otherwise remove what only the other database"
            + " takes.");
  }

  /** The folder looks like another runner's. */
  static Oddity runner(Listing folder, String path, Layout before, Layout seeming) {
    return oddity(
        path,
        "The change makes "
            + name(folder)
            + " look like a folder "
            + of(seeming)
            + ". It is still read as one "
            + of(before)
            + ", as on the base branch.",
        "If the migration tool changes, set layout: "
            + seeming.name()
            + " for the folder in the settings. Otherwise remove what only the other tool reads.");
  }

  private static String of(Layout layout) {
    return layout.isKnown() ? "of " + layout.name() : "whose migration tool is unknown";
  }

  private static Oddity oddity(String path, String words, String nextStep) {
    return new Oddity(Oddity.Kind.ALTERED, path, words, nextStep);
  }

  private static String name(Listing folder) {
    return folder.path().isEmpty() ? "the root folder" : folder.path();
  }
}
