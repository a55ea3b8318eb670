package dev.migralint.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * drizzle-kit: {@code <tag>.sql} files in the order of {@code meta/_journal.json}, and since 1.0 a
 * folder for each migration with {@code migration.sql} and {@code snapshot.json}, in the order of
 * their names. A file that the journal does not name never runs.
 * https://github.com/drizzle-team/drizzle-orm/blob/main/drizzle-orm/src/migrator.ts
 *
 * <p>All pending migrations run in one transaction (PgDialect.migrate in
 * drizzle-orm/src/pg-core/dialect.ts; https://github.com/drizzle-team/drizzle-orm/issues/860).
 */
public final class Drizzle implements Layout {
  private static final String META = "meta";
  private static final String JOURNAL = "_journal.json";
  private static final String SQL = "migration.sql";
  private static final String SNAPSHOT = "snapshot.json";
  private static final int JOURNAL_BYTES = 16 << 20;

  @Override
  public String name() {
    return "drizzle";
  }

  @Override
  public boolean fits(Listing folder) {
    return hasJournal(folder)
        || folder.folders().stream()
            .filter(below -> !below.isEmpty() && NaturalOrder.isDigit(below.charAt(0)))
            .limit(5)
            .map(folder::below)
            .anyMatch(below -> below.files().containsAll(List.of(SQL, SNAPSHOT)));
  }

  private static boolean hasJournal(Listing folder) {
    return folder.folders().contains(META) && folder.below(META).files().contains(JOURNAL);
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    return hasJournal(folder) ? readJournal(folder) : readFolders(folder);
  }

  private static Steps readJournal(Listing folder) {
    Set<String> files = new HashSet<>(folder.sqlFiles());
    Set<String> listed = new HashSet<>();
    List<Migration> migrations = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (String tag : journal(folder).tags()) {
      String file = tag + ".sql";
      listed.add(file);
      if (files.contains(file)) {
        migrations.add(migration(folder.path(file), tag));
      } else {
        absent.add(file);
      }
    }
    List<String> unlisted = folder.sqlFiles().stream().filter(f -> !listed.contains(f)).toList();
    List<String> notes = new ArrayList<>();
    if (!absent.isEmpty()) {
      notes.add("The journal names files that are not there: " + Notes.names(absent) + ".");
    }
    if (!unlisted.isEmpty()) {
      notes.add(
          "Drizzle never runs what its journal does not name: " + Notes.names(unlisted) + ".");
    }
    return new Steps(migrations, notes);
  }

  private static Journal journal(Listing folder) {
    return Journal.parse(
        Listing.start(folder.tree(), folder.path(META + "/" + JOURNAL), JOURNAL_BYTES));
  }

  private static Steps readFolders(Listing folder) {
    List<Migration> migrations = new ArrayList<>();
    for (String name : folder.folders()) {
      if (folder.below(name).files().contains(SQL)) {
        migrations.add(migration(folder.path(name + "/" + SQL), name));
      }
    }
    return new Steps(migrations, List.of());
  }

  private static Migration migration(String path, String version) {
    return new Migration(path, version, Direction.UP, TransactionMode.BATCH, false);
  }

  @Override
  public Optional<Dialect> declared(Listing folder) {
    if (hasJournal(folder)) {
      return journal(folder).dialect().map(Dialects::named);
    }
    return folder.folders().stream()
        .map(folder::below)
        .filter(below -> below.files().contains(SNAPSHOT))
        .findFirst()
        .map(below -> Listing.start(below.tree(), below.path(SNAPSHOT), 4096))
        .flatMap(json -> Journal.parse(json).dialect())
        .map(Dialects::named);
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "End Drizzle's transaction with COMMIT; and --> statement-breakpoint before the"
        + " statement (what other pending files did is then committed too), or run it by hand.";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step/migration.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored("Drizzle does not look at what has run"),
        Conduct.Reaction.ignored("Drizzle does not look at what has run"),
        Conduct.Reaction.ignored(
            "Drizzle runs only what the journal dates after the newest that has run"),
        Conduct.Reaction.accepted("the order is the journal's"),
        Conduct.Reaction.accepted("the order is the journal's"));
  }
}
