package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.accepted;
import static dev.migralint.layout.Conduct.Reaction.ignored;
import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Alone;
import dev.migralint.layout.Between;
import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dependency;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.FlywaySettings;
import dev.migralint.source.Client;
import dev.migralint.source.Framing;
import dev.migralint.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Flyway: {@code V1.2__name.sql} in the order of the versions, {@code R__} after all others, {@code
 * B} for new databases, {@code U} to undo one (in paid editions); in its locations and all folders
 * below them that are not hidden
 * (https://github.com/flyway/flyway/blob/main/flyway-core/src/main/java/org/flywaydb/core/internal/scanner/filesystem/FileSystemScanner.java),
 * with the prefixes, separator and suffixes of the project's configuration. Callbacks ({@code
 * afterMigrate.sql}) run each time, so they are read after the versions, in the schema that these
 * leave. Java migrations are opaque.
 * https://documentation.red-gate.com/fd/migrations-271585107.html
 *
 * <p>Its parser looks for statements that refuse a transaction and then opens none; a file that
 * mixes both kinds is refused unless {@code mixed} is set. With {@code group} all pending files
 * share one transaction. A script configuration {@code <file>.sql.conf} with {@code
 * executeInTransaction} decides for its file.
 * https://documentation.red-gate.com/fd/flyway-execute-in-transaction-setting-277578997.html
 *
 * <p>Since 9.1.2 it holds its own lock in a transaction on another connection. JDBC keeps the
 * snapshot of the last query there, for whose end a concurrent build waits
 * (PostgreSQLAdvisoryLockTemplate, https://github.com/flyway/flyway/issues/3682).
 *
 * @param settings the project's configuration
 * @param locations the folders that are read as one; the history's own if it names none
 */
public record Flyway(FlywaySettings settings, List<String> locations, Optional<Version> release)
    implements Layout {
  private static final Pattern LINE_END = Pattern.compile("[\\r\\n]");
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final Pattern BETWEEN = Pattern.compile("(?:\\A|;)[\\s\\u00A0]++");
  private static final Version LOCKS_IN_TRANSACTION = Version.of(9, 1, 2);

  /** Flyway without configuration. */
  public Flyway() {
    this(FlywaySettings.NONE, List.of(), Optional.empty());
  }

  @Override
  public String name() {
    return "flyway";
  }

  @Override
  public List<Dependency> packages() {
    return Dependency.all(
        Dependency.Ecosystem.MAVEN,
        "org.flywaydb:flyway-core",
        "org.flywaydb:flyway-database-postgresql",
        "org.flywaydb:flyway-maven-plugin",
        "org.flywaydb.flyway");
  }

  @Override
  public boolean fits(Listing folder) {
    return FlywayFolders.fits(folder);
  }

  @Override
  public Layout at(Listing folder, Optional<Version> version) {
    FlywaySettings found = FlywaySettings.above(folder);
    List<String> all = found.locations(folder);
    if (found.commonLocation(folder).equals(Optional.of(folder.path()))) {
      return new Flyway(found, all, version);
    }
    boolean concerned =
        all.isEmpty()
            || all.stream()
                .anyMatch(
                    path ->
                        path.equals(folder.path())
                            || Listing.isBelow(path, folder.path())
                            || Listing.isBelow(folder.path(), path));
    return new Flyway(concerned ? found : FlywaySettings.NONE, List.of(), version);
  }

  @Override
  public boolean ownsBelow() {
    return locations.size() < 2;
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Listing> read =
        locations.isEmpty()
            ? List.of(folder)
            : locations.stream().map(path -> Listing.of(folder.tree(), path)).toList();
    Steps steps = FlywayFiles.read(settings, read);
    return locations.isEmpty() ? DownFolders.directed(folder, steps) : steps;
  }

  /** Its parser drops no-break spaces between statements (Parser.readToken). */
  @Override
  public SourceFile sql(SourceFile file) {
    if (file.text().indexOf(NO_BREAK_SPACE) < 0) {
      return file;
    }
    String text =
        BETWEEN.matcher(file.text()).replaceAll(gap -> gap.group().replace(NO_BREAK_SPACE, ' '));
    return new SourceFile(file.path(), text);
  }

  /** A file that mixes both kinds is refused: no transaction begins, but nothing runs either. */
  @Override
  public boolean leavesTransaction(List<String> statements) {
    Predicate<String> leaves = s -> FlywayStatements.leavesTransaction(s, release);
    return settings.is("mixed", false)
        ? statements.stream().anyMatch(leaves)
        : !statements.isEmpty() && statements.stream().allMatch(leaves);
  }

  /** 1.0, 1 and 01 are one version; repeatable ones have none. */
  @Override
  public boolean isSameVersion(String one, String other) {
    String left = one.replaceFirst("^[^0-9+-]*", "");
    String right = other.replaceFirst("^[^0-9+-]*", "");
    return !left.isEmpty()
        && !right.isEmpty()
        && one.substring(0, one.length() - left.length())
            .equals(other.substring(0, other.length() - right.length()))
        && FlywayName.compareVersions(left, right) == 0;
  }

  @Override
  public boolean isVersioned(Migration migration) {
    return migration.version().chars().anyMatch(Character::isDigit);
  }

  /** A description that is not the recorded one fails validation too. */
  @Override
  public String identity(Migration migration) {
    return migration.path().substring(migration.path().lastIndexOf('/') + 1);
  }

  /**
   * Connection.restoreOriginalState in
   * https://github.com/flyway/flyway/blob/main/flyway-core/src/main/java/org/flywaydb/core/internal/database/base/Connection.java
   */
  @Override
  public Between between() {
    return Between.RESTORED_SEARCH_PATH;
  }

  @Override
  public boolean beginsAgain() {
    return true;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return leaveTransaction(version, true, true);
  }

  /**
   * What PostgreSQLParser in
   * https://github.com/flyway/flyway/blob/main/flyway-database/flyway-database-postgresql/src/main/java/org/flywaydb/database/postgresql/PostgreSQLParser.java
   * takes for a statement without transaction needs no setting.
   */
  @Override
  public String leaveTransaction(Optional<Version> version, SourceFile file, Alone alone) {
    return switch (alone) {
      case BUILDS_INDEX -> leaveTransaction(version, false, true);
      case REBUILDS_INDEX -> leaveTransaction(version, true, true);
      case DROPS_INDEX -> leaveTransaction(version, false, false);
      case ANYTHING_ELSE -> leaveTransaction(version, true, false);
    };
  }

  private String leaveTransaction(Optional<Version> version, boolean setting, boolean builds) {
    String alone =
        "Put the statement alone in a migration of its own"
            + (setting ? ", with executeInTransaction=false in <file>.sql.conf beside it" : "");
    if (settings.is("group", false)) {
      alone = "Set group to false for the run, and put" + alone.substring("Put".length());
    }
    return !builds || holdsTransaction(version).equals(Optional.of(false))
        ? alone + "."
        : alone
            + (version.isPresent() ? ", and set " : ", and with Flyway 9.1.2 or newer set ")
            + "flyway.postgresql.transactional.lock=false (in Spring"
            + " spring.flyway.postgresql.transactional-lock): otherwise the transaction that holds"
            + " Flyway's own lock blocks a concurrent build forever.";
  }

  @Override
  public Optional<Boolean> holdsTransaction() {
    return holdsTransaction(release);
  }

  private Optional<Boolean> holdsTransaction(Optional<Version> version) {
    boolean before = version.filter(known -> !known.isAtLeast(LOCKS_IN_TRANSACTION)).isPresent();
    return before || settings.locksInSession() ? Optional.of(false) : version.map(known -> true);
  }

  @Override
  public String examplePath(int number) {
    return "V%d__step.sql".formatted(number);
  }

  /** Its parser hands the lines behind COPY FROM STDIN to the driver (PostgreSQLParser). */
  @Override
  public Client client(SourceFile file) {
    return Client.SENDS_COPY_DATA;
  }

  @Override
  public Conduct conduct() {
    Conduct conduct =
        Conduct.unchecked("Flyway")
            .withLate(this::late)
            .withDuplicate(refused("Flyway refuses to start: two migrations have this version"));
    Conduct.Reaction unchecked = ignored("Flyway does not check: validateOnMigrate is off");
    return isValidated()
        ? conduct
            .withEdited(refused("Flyway refuses to migrate: the checksum has changed"))
            .withRemoved(refused("Flyway refuses to migrate: an applied migration is missing"))
        : conduct.withEdited(unchecked).withRemoved(unchecked);
  }

  /**
   * Its checksum is a CRC-32 over the lines, without what ends them and without a byte order mark.
   * https://github.com/flyway/flyway/blob/main/flyway-core/src/main/java/org/flywaydb/core/internal/resolver/ChecksumCalculator.java
   */
  @Override
  public boolean distinguishes(String before, String now) {
    return isValidated()
        ? !checksummed(before).equals(checksummed(now))
        : Layout.super.distinguishes(before, now);
  }

  private static String checksummed(String text) {
    return LINE_END.matcher(Framing.unmarked(text)).replaceAll("");
  }

  private boolean isValidated() {
    return settings.is("validateonmigrate", true);
  }

  private Conduct.Reaction late() {
    if (settings.outOfOrder()) {
      return accepted("Flyway applies it out of order, because outOfOrder is set");
    }
    return isValidated()
        ? refused("Flyway refuses to migrate unless outOfOrder is set")
        : ignored("Flyway never applies it unless outOfOrder is set");
  }
}
