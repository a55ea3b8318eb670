package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dependency;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.Project;
import dev.migralint.layout.project.SqlxSettings;
import dev.migralint.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * sqlx: {@code <number>_<name>.sql}, or {@code .up.sql} and {@code .down.sql}, in the order of the
 * numbers. golang-migrate has the same names, so that a folder is sqlx's only in a crate that
 * depends on it, or where files begin as {@code sqlx migrate add} writes them.
 * https://github.com/launchbadge/sqlx/blob/main/sqlx-core/src/migrate/source.rs
 *
 * <p>Each file is sent as one query in a transaction, unless its very first characters are {@code
 * -- no-transaction} (since 0.8).
 * https://github.com/launchbadge/sqlx/blob/main/sqlx-postgres/src/migrate.rs
 */
public final class Sqlx extends NamedFiles {
  private static final FileNames NAMES =
      FileNames.numbered(
          "(?<version>[0-9]+)_(?:.*\\.(?:up|(?<down>down))\\.sql|.*\\.sql)",
          FileNames.SIGNED_64_BIT,
          Transaction.FILE.asOneQuery(),
          "sqlx skips names other than <number>_<name>.sql, and stops at one with an underscore but"
              + " no number before it.",
          "Rename it to <number>_<name>.sql.");
  private static final String ALONE = "-- no-transaction";
  private static final Version ALONE_COUNTS = Version.of(0, 8);
  private static final Version HAS_SETTINGS = Version.of(0, 9);
  private static final Pattern NEW =
      Pattern.compile("(?m)^-- Add (?:up |down )?migration script here[ \\t]*$|\\A" + ALONE);
  private static final Conduct CONDUCT =
      Conduct.unchecked("sqlx")
          .withEdited(
              refused(
                  "sqlx refuses to migrate: the migration was previously applied but has been"
                      + " modified"))
          .withRemoved(
              refused(
                  "sqlx refuses to migrate: the migration was previously applied but is missing,"
                      + " unless it is told to ignore that"))
          .withDuplicate(
              refused("sqlx refuses the second one: its checksum or its version does not match"));

  private final String ignored;

  /** The layout of sqlx. */
  public Sqlx() {
    this("");
  }

  private Sqlx(String ignored) {
    super("sqlx", NAMES, CONDUCT);
    this.ignored = ignored;
  }

  @Override
  public Layout at(Listing folder, Optional<Version> version) {
    boolean older = version.filter(known -> !known.isAtLeast(HAS_SETTINGS)).isPresent();
    return new Sqlx(older ? "" : SqlxSettings.ignoredCharacters(folder));
  }

  /**
   * Its checksum is a SHA-384 of the whole text, byte order mark included, without the characters
   * that {@code ignored-chars} in {@code sqlx.toml} lists.
   * https://github.com/launchbadge/sqlx/blob/main/sqlx-core/src/migrate/source.rs
   */
  @Override
  public boolean distinguishes(String before, String now) {
    return !checksummed(before).equals(checksummed(now));
  }

  private String checksummed(String text) {
    String rest = text;
    for (int i = 0; i < ignored.length(); i++) {
      rest = rest.replace(ignored.substring(i, i + 1), "");
    }
    return rest;
  }

  @Override
  public boolean fits(Listing folder) {
    return NAMES.areIn(folder)
        && ((PlainFolder.isNamed(folder.name()) && Project.usesCrate(folder, "sqlx(?:-\\w+)?"))
            || Annotations.sample(folder).stream().anyMatch(f -> NEW.matcher(f.text()).find()));
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    boolean alone = file.text().startsWith(ALONE);
    return Section.whole(migration, file, alone ? Transaction.QUERY : migration.transaction());
  }

  @Override
  public List<Dependency> packages() {
    return Dependency.all(Dependency.Ecosystem.CARGO, "sqlx", "sqlx-core");
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return version.filter(known -> !known.isAtLeast(ALONE_COUNTS)).isPresent()
        ? "Upgrade to sqlx 0.8, where a migration that begins with -- no-transaction leaves the"
            + " transaction; earlier releases have no way for that."
        : "Put the statement alone in a migration of its own whose very first line is"
            + " -- no-transaction (sqlx 0.8 or newer; it sends each file as one query, and"
            + " PostgreSQL runs a query of several statements as one transaction).";
  }
}
