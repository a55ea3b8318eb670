package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.ignored;
import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Between;
import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dependency;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.runner.Annotations.Annotation;
import dev.migralint.layout.runner.Annotations.Meaning;
import dev.migralint.layout.runner.Annotations.Part;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * tern: {@code <number>_<name>.sql}, numbered from 1 without gaps; what follows {@code ---- create
 * above / drop below ----} goes back. The {@code .sql} files of folders below are templates that
 * migrations include. https://github.com/jackc/tern/blob/master/migrate/migrate.go
 *
 * <p>Each part is sent as one query in a transaction, unless a line of it is {@code ---- tern:
 * disable-tx ----} (since 2.0): then tern sends statement after statement.
 * https://github.com/jackc/tern#disabling-transactions
 */
public final class Tern extends AnnotatedFiles {
  private static final FileNames NAMES =
      FileNames.numbered(
          "(?<version>[0-9]+)_.+\\.sql",
          FileNames.SIGNED_32_BIT,
          Transaction.FILE.asOneQuery(),
          "tern skips names other than <number>_<name>.sql.",
          "Give it the next number, or move it to a subfolder if it is a template.");
  private static final Version DISABLES = Version.of(2);
  private static final Pattern DISABLE = Pattern.compile("---- tern: disable-tx ----");
  private static final Annotations ANNOTATIONS =
      new Annotations(
          List.of(
              new Annotation(Meaning.DOWN, ".*---- create above / drop below ----.*"),
              new Annotation(Meaning.OPTION, DISABLE)),
          true);
  private static final Conduct CONDUCT =
      Conduct.unchecked("tern")
          .withRemoved(refused("tern refuses the folder: a number is missing"))
          .withLate(
              ignored("tern never applies a number at or below the database's current version"))
          .withDuplicate(refused("tern refuses the folder: duplicate migration"))
          .withGap(refused("tern refuses the folder: missing migration"));

  /** The layout of tern. */
  public Tern() {
    super("tern", NAMES, ANNOTATIONS, CONDUCT);
  }

  @Override
  public boolean fits(Listing folder) {
    boolean configured =
        folder.hasFile("tern.conf")
            || Listing.of(folder.tree(), folder.parent()).hasFile("tern.conf");
    return NAMES.areIn(folder) && (configured || ANNOTATIONS.areIn(folder));
  }

  @Override
  Transaction transaction(Part part, Migration migration) {
    return part.hasLine(DISABLE) ? Transaction.NONE : migration.transaction();
  }

  /** Folders below hold templates. */
  @Override
  public boolean ownsBelow() {
    return true;
  }

  @Override
  public List<Dependency> packages() {
    return Dependency.all(
        Dependency.Ecosystem.GO, "github.com/jackc/tern/v2", "github.com/jackc/tern");
  }

  /** Migrator.MigrateTo in https://github.com/jackc/tern/blob/master/migrate/migrate.go */
  @Override
  public Between between() {
    return Between.RESET_SETTINGS;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return version.filter(known -> !known.isAtLeast(DISABLES)).isPresent()
        ? "Upgrade to tern 2, whose migrations can leave the transaction with the line"
            + " ---- tern: disable-tx ----; tern 1 has no way for a single migration."
        : "Put the statement in a migration of its own with the line"
            + " ---- tern: disable-tx ---- (exactly so; tern 2.0 or newer).";
  }

  @Override
  public String examplePath(int number) {
    return "%03d_step.sql".formatted(number);
  }
}
