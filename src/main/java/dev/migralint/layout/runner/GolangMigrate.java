package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.ignored;
import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.GolangMigrateUse;
import java.util.Optional;

/**
 * golang-migrate: {@code <version>_<title>.up.sql} and {@code .down.sql}, or with anything else
 * after {@code .up.} and {@code .down.}; the version is a 64-bit number that orders them. A {@code
 * .go} step beside them is opaque.
 * https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md and source/parse.go
 *
 * <p>A file is sent as one multi-statement query, unless the connection sets {@code
 * x-multi-statement}, which sends statement by statement outside a transaction.
 * https://github.com/golang-migrate/migrate/blob/master/database/postgres/README.md
 *
 * <p>Others take such names too: {@link UpDownFiles}.
 */
public final class GolangMigrate extends NamedFiles {
  static final String NAME = "golang-migrate";
  static final FileNames NAMES =
      FileNames.numbered(
          "(?<version>[0-9]+)_(?:.*\\.(?:up|(?<down>down))\\..*|.*(?<!_test)\\.go)",
          FileNames.UNSIGNED_64_BIT,
          Transaction.QUERY,
          "golang-migrate skips names other than <number>_<name>.up.sql and .down.sql.",
          "Rename it to <number>_<name>.up.sql.");
  private static final Conduct CONDUCT =
      Conduct.unchecked(NAME)
          .withRemoved(
              ignored("golang-migrate stops only if it was the last migration that it applied"))
          .withLate(
              ignored("golang-migrate never applies a version below the last one that it applied"))
          .withDuplicate(refused("golang-migrate refuses the folder: duplicate migration file"));

  /** The layout of golang-migrate. */
  public GolangMigrate() {
    super(NAME, NAMES, CONDUCT);
  }

  @Override
  public boolean fits(Listing folder) {
    return NAMES.areIn(folder);
  }

  @Override
  public Layout asRecognized(Listing folder) {
    return GolangMigrateUse.isShown(folder) ? this : new UpDownFiles();
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement alone in a migration file of its own: golang-migrate sends each file"
        + " as one query, and PostgreSQL runs a query of several statements as one transaction"
        + " (the connection option x-multi-statement=true sends them one by one).";
  }

  @Override
  public String examplePath(int number) {
    return "%04d_step.up.sql".formatted(number);
  }
}
