package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.accepted;
import static dev.migralint.layout.Conduct.Reaction.ignored;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.layout.project.DrizzleJournal;
import dev.migralint.layout.project.DrizzleJournal.Entry;
import dev.migralint.source.Content;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * drizzle-kit: {@code <tag>.sql} files in the order of {@code meta/_journal.json}, and since 1.0 a
 * folder for each migration with {@code migration.sql} and {@code snapshot.json}, in the order of
 * their names. A file that the journal does not list never runs, nor does one that the journal
 * dates no later than an applied one.
 * https://github.com/drizzle-team/drizzle-orm/blob/main/drizzle-orm/src/migrator.ts
 *
 * <p>All pending migrations run in one transaction (PgDialect.migrate in
 * drizzle-orm/src/pg-core/dialect.ts; https://github.com/drizzle-team/drizzle-orm/issues/860), in
 * none with the driver neon-http (drizzle-orm/src/neon-http/migrator.ts). What stands between two
 * breakpoints is sent as one query.
 *
 * @param byJournal whether the journal orders them
 * @param transaction what the driver makes of it
 */
public record Drizzle(boolean byJournal, Transaction transaction) implements Layout {
  private static final String BREAKPOINT = "--> statement-breakpoint";
  private static final String META = "meta";
  private static final String JOURNAL = "_journal.json";
  private static final String SQL = "migration.sql";
  private static final String SNAPSHOT = "snapshot.json";
  private static final int JOURNAL_BYTES = 16 << 20;

  private static final String WITHOUT_TRANSACTION = "drizzle-orm/neon-http/migrator";
  private static final Pattern MIGRATOR = Pattern.compile("(.*[-_.])?migrate\\.[cm]?[jt]s");
  private static final int PROGRAM_BYTES = 64 << 10;

  /** Drizzle as it is set up most often. */
  public Drizzle() {
    this(true, Transaction.BATCH.asOneQuery());
  }

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
    return folder.hasFolder(META) && folder.below(META).hasFile(JOURNAL);
  }

  @Override
  public Layout at(Listing folder, Optional<Version> version) {
    return new Drizzle(
        hasJournal(folder), usesHttp(folder) ? Transaction.QUERY : Transaction.BATCH.asOneQuery());
  }

  /** Whether the program that migrates, in a folder above or beside, says so. */
  private static boolean usesHttp(Listing folder) {
    Listing above = folder;
    for (int i = 0; i < 3 && !above.path().isEmpty(); i++) {
      above = Listing.of(folder.tree(), above.parent());
      Listing around = above;
      boolean found =
          Stream.concat(
                  Stream.of(around),
                  Stream.of("scripts", "src").filter(around.folders()::contains).map(around::below))
              .anyMatch(Drizzle::holdsHttpMigrator);
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsHttpMigrator(Listing folder) {
    return folder.files().stream()
        .filter(file -> MIGRATOR.matcher(file).matches())
        .map(file -> Listing.start(folder.tree(), folder.path(file), PROGRAM_BYTES))
        .anyMatch(program -> program.contains(WITHOUT_TRANSACTION));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    return hasJournal(folder) ? readJournal(folder) : readFolders(folder);
  }

  private Steps readJournal(Listing folder) {
    Set<String> files = new HashSet<>(folder.sqlFiles());
    Set<String> listed = new HashSet<>();
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    Optional<Entry> newest = Optional.empty();
    DrizzleJournal journal = journal(folder);
    if (isTooLarge(folder)) {
      oddities.add(tooLarge(folder));
    } else if (!journal.isWhole()) {
      oddities.add(malformed(folder));
    }
    for (Entry entry : journal.entries()) {
      String file = entry.tag() + ".sql";
      listed.add(file);
      if (!files.contains(file)) {
        oddities.add(absent(folder, file));
        continue;
      }
      migrations.add(migration(folder.path(file), entry.tag()));
      Optional<Entry> before = newest.filter(n -> compareWhen(entry, n) <= 0);
      before.ifPresent(n -> oddities.add(skipped(folder.path(file), entry, n)));
      newest = before.isPresent() ? newest : Optional.of(entry);
    }
    newest.flatMap(last -> early(folder, last)).ifPresent(oddities::add);
    for (String file : folder.sqlFiles()) {
      if (!listed.contains(file)) {
        oddities.add(unlisted(folder, file));
      }
    }
    return new Steps(migrations, List.of(), oddities);
  }

  private static int compareWhen(Entry one, Entry other) {
    return NaturalOrder.numbers(one.when(), other.when());
  }

  private static boolean isTooLarge(Listing folder) {
    return folder.tree().content(folder.path(META + "/" + JOURNAL)) instanceof Content.Bytes stored
        && stored.bytes().length > JOURNAL_BYTES;
  }

  private static Oddity tooLarge(Listing folder) {
    return new Oddity(
        Oddity.Kind.UNLISTED,
        folder.path(META + "/" + JOURNAL),
        "The journal is larger than "
            + (JOURNAL_BYTES >> 20)
            + " MB, and only the migrations at its start were read.",
        "Remove the entries of migrations that no longer exist.");
  }

  private static Oddity malformed(Listing folder) {
    return new Oddity(
        Oddity.Kind.UNLISTED,
        folder.path(META + "/" + JOURNAL),
        "The journal is not valid JSON, and Drizzle stops there.",
        "Correct its syntax; a merge conflict may be left in it.");
  }

  private static Oddity absent(Listing folder, String file) {
    return new Oddity(
        Oddity.Kind.UNLISTED,
        folder.path(META + "/" + JOURNAL),
        "The journal lists " + file + ", which does not exist, and Drizzle stops there.",
        "Add the file, or remove its entry from the journal.");
  }

  private static Oddity unlisted(Listing folder, String file) {
    return new Oddity(
        Oddity.Kind.UNLISTED,
        folder.path(file),
        "The journal does not list " + file + ", so Drizzle never runs it.",
        "Move its statements to a migration made with drizzle-kit generate --custom.");
  }

  /** Drizzle compares with the time of the newest applied one. */
  private static Oddity skipped(String path, Entry entry, Entry newest) {
    return new Oddity(
        Oddity.Kind.UNLISTED,
        path,
        "The journal dates "
            + entry.tag()
            + " no later than "
            + newest.tag()
            + ", so Drizzle silently skips it once that one has been applied.",
        "Set its `when` in meta/_journal.json to more than " + newest.when() + ".");
  }

  /** drizzle-kit dates what it generates with the time of then, which must be later. */
  private static Optional<Oddity> early(Listing folder, Entry newest) {
    return newest
        .day()
        .map(
            day ->
                new Oddity(
                    Oddity.Kind.UNLISTED,
                    folder.path(newest.tag() + ".sql"),
                    "The journal dates "
                        + newest.tag()
                        + " to "
                        + day
                        + ", so Drizzle silently skips every migration that drizzle-kit generates"
                        + " before then.",
                    "Set its `when` in meta/_journal.json to the time at which it was made.",
                    // Wherever the author is, it is no later than tomorrow.
                    Optional.of(day.minusDays(1))));
  }

  private static DrizzleJournal journal(Listing folder) {
    return DrizzleJournal.parse(
        Listing.start(folder.tree(), folder.path(META + "/" + JOURNAL), JOURNAL_BYTES));
  }

  private Steps readFolders(Listing folder) {
    List<Migration> migrations = new ArrayList<>();
    for (String name : folder.folders()) {
      if (folder.below(name).hasFile(SQL)) {
        migrations.add(migration(folder.path(name + "/" + SQL), name));
      }
    }
    return new Steps(migrations, List.of());
  }

  private Migration migration(String path, String version) {
    return new Migration(path, version, Direction.UP, transaction, false);
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    String text = file.text();
    List<Section> sections = new ArrayList<>();
    int from = 0;
    for (int next = text.indexOf(BREAKPOINT); next >= 0; next = text.indexOf(BREAKPOINT, from)) {
      sections.add(section(migration, from, next));
      from = next + BREAKPOINT.length();
    }
    sections.add(section(migration, from, text.length()));
    return sections;
  }

  private static Section section(Migration migration, int from, int to) {
    return new Section(new Span(from, to), migration.direction(), migration.transaction());
  }

  @Override
  public Optional<Dialect> declared(Listing folder) {
    if (hasJournal(folder)) {
      return journal(folder).dialect().map(Dialects::named);
    }
    return folder.folders().stream()
        .map(folder::below)
        .filter(below -> below.hasFile(SNAPSHOT))
        .findFirst()
        .map(below -> Listing.start(below.tree(), below.path(SNAPSHOT), 4096))
        .flatMap(json -> DrizzleJournal.parse(json).dialect())
        .map(Dialects::named);
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return transaction.equals(Transaction.QUERY)
        ? "Put --> statement-breakpoint before and after the statement: with neon-http Drizzle"
            + " sends what stands between two of them as one query, outside a transaction."
        : "Move the statement to a migration of its own, with COMMIT; and --> statement-breakpoint"
            + " before it, and --> statement-breakpoint and BEGIN; after it. That commits all"
            + " pending migrations before it, and Drizzle runs this file alone again if the"
            + " statement fails. COMMIT and the statement must not stand between the same two"
            + " breakpoints.";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step/migration.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return byJournal
        ? Conduct.unchecked("Drizzle")
            .withLate(
                ignored(
                    "Drizzle silently skips what the journal dates no later than the newest applied"
                        + " migration"))
        : Conduct.unchecked("Drizzle")
            .withRemoved(ignored("Drizzle goes on, and runs a renamed folder again"))
            .withLate(
                accepted(
                    "Drizzle applies it after the newer ones since 1.0.0-beta.16, and skipped it"
                        + " before"));
  }
}
