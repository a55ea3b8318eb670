package dev.migralint.layout;

import dev.migralint.source.Client;
import dev.migralint.source.Framing;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The conventions of one migration runner. Adding a runner is adding one of these to {@link
 * Layouts}.
 */
public interface Layout {
  /** The runner's name as settings and reports write it: {@code prisma}, {@code golang-migrate}. */
  String name();

  /** Whether exactly this folder (not one above or below it) is one of this runner's. */
  boolean fits(Listing folder);

  /**
   * This layout for a folder that {@link #fits} alone makes one of the runner's, and no settings:
   * one whose runner is unknown, where other runners use the same names and nothing in the project
   * shows this one.
   */
  default Layout asRecognized(Listing folder) {
    return this;
  }

  /** Whether the runner is known; if not, only the names of the files tell how they are read. */
  default boolean isKnown() {
    return true;
  }

  /**
   * This layout as the runner is set up for that folder: with its release, and with its
   * configuration.
   */
  default Layout at(Listing folder, Optional<Version> version) {
    return this;
  }

  /**
   * The migrations that the runner finds in the folder, whether {@link #fits} holds or not.
   *
   * @param version the runner's release, where it is known
   */
  Steps read(Listing folder, Optional<Version> version);

  /** Whether it sends a file as one query if this SQL stands in it, though not otherwise. */
  default boolean sendsWhole(String sql) {
    return false;
  }

  /**
   * How a user of this runner runs one statement outside a transaction, as a sentence that starts
   * with a verb; it says so if there is no way.
   *
   * @param version the runner's release, where it is known
   */
  String leaveTransaction(Optional<Version> version);

  /** The same for a statement of a file whose text may tell what runs it. */
  default String leaveTransaction(Optional<Version> version, SourceFile file) {
    return leaveTransaction(version);
  }

  /** The same for a statement that does this. */
  default String leaveTransaction(Optional<Version> version, SourceFile file, Alone alone) {
    return leaveTransaction(version, file);
  }

  /**
   * Whether the runner keeps a transaction open in another session while it runs a migration
   * outside a transaction; empty where that is unknown.
   */
  default Optional<Boolean> holdsTransaction() {
    return Optional.of(false);
  }

  /** What the runner does with a history that was changed after it was applied. */
  Conduct conduct();

  /**
   * Whether two texts of a migration, which start with {@link Framing#MARK} where the file has a
   * byte order mark, are different ones to the runner. To one without checksums they are if a line
   * differs.
   */
  default boolean distinguishes(String before, String now) {
    return switch (conduct().edited().kind()) {
      case REFUSED, UNKNOWN -> !before.equals(now);
      case IGNORED, ACCEPTED -> !before.equals(now) && Framing.between(before, now).isEmpty();
    };
  }

  /** The path, below a history's folder, of a migration with that number: for examples. */
  default String examplePath(int number) {
    return "%04d_step.sql".formatted(number);
  }

  /**
   * The packages whose release in a lock file or build file is the runner's, the first one that is
   * found; none if its release makes no difference.
   */
  default List<Dependency> packages() {
    return List.of();
  }

  /**
   * The parts that the runner executes one by one, in the order of the text. The runner does not
   * execute what is in none of them.
   */
  default List<Section> sections(Migration migration, SourceFile file) {
    return Section.whole(migration, file, migration.transaction());
  }

  /**
   * The text as PostgreSQL is to read it: of equal length, with the runner's own words (delimiters,
   * lines that end a part) replaced by semicolons and blanks.
   */
  default SourceFile sql(SourceFile file) {
    return file;
  }

  /** Where the runner ends queries by the look of a line, maybe in the middle of a statement. */
  default QueryEnds queryEnds(SourceFile file) {
    return QueryEnds.NONE;
  }

  /** What sends the file to the server; most runners use a driver, which knows only SQL. */
  default Client client(SourceFile file) {
    return Client.SENDS_SQL;
  }

  /** Whether the runner runs the migration once, in the place that its version gives it. */
  default boolean isVersioned(Migration migration) {
    return !migration.version().isEmpty();
  }

  /**
   * Whether the text that was applied is kept in another migration, so that this one may change.
   */
  default boolean isReworked(Migration migration, History now) {
    return false;
  }

  /** How the runner identifies an applied migration; a rename must not change it. */
  default String identity(Migration migration) {
    return migration.version();
  }

  /**
   * Whether the runner opens no transaction around these statements; asked only of one that reads
   * them before it decides ({@link Transaction#UNLESS_REFUSED}).
   */
  default boolean leavesTransaction(List<String> statements) {
    return false;
  }

  /**
   * Whether COMMIT in a file does not leave the runner's transactions: what follows it is in
   * another, as JDBC's driver begins one before each statement without autocommit.
   * https://jdbc.postgresql.org/documentation/query/
   */
  default boolean beginsAgain() {
    return false;
  }

  /** What is left of a file's session when the next file of the same run begins. */
  default Between between() {
    return Between.SAME_SESSION;
  }

  /** Whether two versions are the same to the runner. */
  default boolean isSameVersion(String one, String other) {
    return one.equals(other);
  }

  /**
   * The lines of a file that this runner alone reads, and that decide what of the text runs, or
   * how: comments to every other runner.
   */
  default List<Span> annotations(SourceFile file) {
    return List.of();
  }

  /** The database that the runner's own files name, if they name one. */
  default Optional<Dialect> declared(Listing folder) {
    return Optional.empty();
  }

  /** Whether the files of that folder all run at once, on a database that has no tables yet. */
  default boolean runsTogether(String folder) {
    return false;
  }

  /** Whether all that lies below the folder is the runner's too. */
  default boolean ownsBelow() {
    return true;
  }

  /**
   * What a runner finds in a folder.
   *
   * @param migrations in the runner's own order
   * @param notes what a user should know about how the folder was read
   * @param oddities files that the runner does not handle as their author meant
   */
  record Steps(List<Migration> migrations, List<String> notes, List<Oddity> oddities) {
    public Steps(List<Migration> migrations, List<String> notes) {
      this(migrations, notes, List.of());
    }
  }
}
